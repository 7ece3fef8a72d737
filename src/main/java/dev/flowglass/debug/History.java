package dev.flowglass.debug;

import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The states that an execution has gone through, one after each event: time travel is asking for another of them. Not
/// for several threads at once.
///
/// States share what did not change, so keeping each [#EVERY]th costs little, and any other is at most that many events
/// away.
public final class History {
    static final int EVERY = 64;

    private final List<Event> events;
    private final Supplier<List<Edit>> edits;
    private final List<ExecutionState> kept = new ArrayList<>();
    private ExecutionState last;
    private int known;

    /// Of an execution in which nobody changes a value.
    ///
    /// @param events in order from the first; may grow at its end, but must not change otherwise
    public History(Definition definition, List<Event> events) {
        this(definition, events, List::of);
    }

    /// @param events in order from the first; may grow at its end, but must not change otherwise
    /// @param edits what persons changed so far; grows with the execution
    public History(Definition definition, List<Event> events, Supplier<List<Edit>> edits) {
        this.events = events;
        this.edits = edits;
        this.last = ExecutionState.initial(definition);
        kept.add(last);
    }

    /// Number of events there are now.
    public int size() {
        return events.size();
    }

    /// The state after the first `n` events, and after what a person changed before the next one.
    ///
    /// @param n from 0 to [#size]
    public ExecutionState at(int n) {
        if (n < 0 || n > events.size()) {
            throw new IllegalArgumentException("Expected 0 to %d events, but got %d".formatted(events.size(), n));
        }
        var changes = edits.get();
        forgetBefore(changes);
        while (kept.size() <= n / EVERY) {
            int from = (kept.size() - 1) * EVERY;
            kept.add(kept.getLast().withAll(events.subList(from, from + EVERY), changes));
        }
        var near = kept.get(n / EVERY);
        if (last.lastEventId() <= n && last.lastEventId() > near.lastEventId()) {
            near = last;
        }
        last = near.withAll(events.subList(near.lastEventId(), n), changes);
        return last;
    }

    /// A change may lie where states are known already.
    private void forgetBefore(List<Edit> changes) {
        if (changes.size() > known) {
            int from = changes.get(known).after();
            while (kept.getLast().lastEventId() >= from && kept.size() > 1) {
                kept.removeLast();
            }
            last = kept.getLast();
        }
        known = changes.size();
    }
}

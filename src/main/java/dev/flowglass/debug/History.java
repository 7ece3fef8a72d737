package dev.flowglass.debug;

import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionState;
import java.util.ArrayList;
import java.util.List;

/// The states that an execution has gone through, one after each event: time travel is asking for another of them. Not
/// for several threads at once.
///
/// States share what did not change, so keeping each [#EVERY]th costs little, and any other is at most that many events
/// away.
public final class History {
    static final int EVERY = 64;

    private final List<Event> events;
    private final List<ExecutionState> kept = new ArrayList<>();
    private ExecutionState last;

    /// @param events in order from the first; may grow at its end, but must not change otherwise
    public History(Definition definition, List<Event> events) {
        this.events = events;
        this.last = ExecutionState.initial(definition);
        kept.add(last);
    }

    /// Number of events there are now.
    public int size() {
        return events.size();
    }

    /// The state after the first `n` events.
    ///
    /// @param n from 0 to [#size]
    public ExecutionState at(int n) {
        if (n < 0 || n > events.size()) {
            throw new IllegalArgumentException("Expected 0 to %d events, but got %d".formatted(events.size(), n));
        }
        while (kept.size() <= n / EVERY) {
            int from = (kept.size() - 1) * EVERY;
            kept.add(kept.getLast().withAll(events.subList(from, from + EVERY)));
        }
        var near = kept.get(n / EVERY);
        if (last.lastEventId() <= n && last.lastEventId() > near.lastEventId()) {
            near = last;
        }
        last = near.withAll(events.subList(near.lastEventId(), n));
        return last;
    }
}

package dev.flowglass.app.executions;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.FlowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/// An execution as the window knows it: all that has come through the feed.
public final class ExecutionItem {
    private final ExecutionId id;
    private final FlowDefinition definition;
    private final EventList events = new EventList();
    private final ReadOnlyObjectWrapper<ExecutionState> state;
    private final ReadOnlyObjectWrapper<Optional<String>> paused =
            new ReadOnlyObjectWrapper<>(this, "paused", Optional.empty());

    ExecutionItem(Batch first) {
        id = first.id();
        definition = first.definition();
        state = new ReadOnlyObjectWrapper<>(this, "state", first.after());
        events.append(first.events());
    }

    /// Takes what it does not have yet: an execution may end while it is read from its journal.
    void add(Batch batch) {
        if (batch.events().isEmpty()) {
            if (batch.after().lastEventId() == state().lastEventId()) {
                state.set(batch.after());
            }
            return;
        }
        int last = events.isEmpty() ? 0 : events.getLast().id();
        var fresh = batch.events().getFirst().id() > last
                ? batch.events()
                : batch.events().stream().filter(event -> event.id() > last).toList();
        if (!fresh.isEmpty()) {
            events.append(fresh);
            state.set(batch.after());
        }
    }

    public ExecutionId id() {
        return id;
    }

    public FlowDefinition definition() {
        return definition;
    }

    /// Its history, growing at the end. Not to be changed. It changes before the state does.
    public ObservableList<Event> events() {
        return events;
    }

    /// The history as it is now, which does not grow: for other threads too, and taken at once however long it is.
    public List<Event> historyNow() {
        return events.now();
    }

    /// The step at `path` in the flow that this execution runs.
    public Optional<Step> step(StepPath path) {
        return definition.flow().step(path);
    }

    public ReadOnlyObjectProperty<ExecutionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ExecutionState state() {
        return Objects.requireNonNull(state.get());
    }

    /// The step at which a debugger holds it, empty text at the flow itself; nothing while it goes.
    public ReadOnlyObjectProperty<Optional<String>> pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    public void setPaused(Optional<String> step) {
        paused.set(step);
    }

    public ObservableValue<Standing> standing() {
        return state.map(Standing::of);
    }

    /// How long it ran, or has run until `now`.
    public Duration duration(Instant now) {
        var state = state();
        var end = state.status().ended() || now.isBefore(state.lastTime()) ? state.lastTime() : now;
        return Duration.between(state.startedAt(), end);
    }
}

package dev.flowglass.app.fx;

import dev.flowglass.model.StepPath;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is selected, one thing for all panes: the step in the graph is the caret in the text, the row in the timeline
/// and the step of the data pane. Each pane listens and tells; setting what is selected already changes nothing, so no
/// pane hears its own echo.
public final class Selection {
    private final ReadOnlyObjectWrapper<Optional<StepPath>> step = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<OptionalInt> event = new ReadOnlyObjectWrapper<>(OptionalInt.empty());

    public ReadOnlyObjectProperty<Optional<StepPath>> stepProperty() {
        return step.getReadOnlyProperty();
    }

    public Optional<StepPath> step() {
        return step.get();
    }

    /// Id of the selected history event, in the execution that is shown.
    public ReadOnlyObjectProperty<OptionalInt> eventProperty() {
        return event.getReadOnlyProperty();
    }

    public OptionalInt event() {
        return event.get();
    }

    /// Selects a step; an event that was selected before is selected no longer, unless it is this very step that was.
    public void select(StepPath path) {
        if (!step.get().equals(Optional.of(path))) {
            event.set(OptionalInt.empty());
            step.set(Optional.of(path));
        }
    }

    /// Selects an event and the step it belongs to.
    public void selectEvent(int eventId, StepPath path) {
        step.set(Optional.of(path));
        event.set(OptionalInt.of(eventId));
    }

    /// Selects an event of the execution as a whole, which belongs to no step.
    public void selectEvent(int eventId) {
        step.set(Optional.empty());
        event.set(OptionalInt.of(eventId));
    }

    public void clear() {
        event.set(OptionalInt.empty());
        step.set(Optional.empty());
    }
}

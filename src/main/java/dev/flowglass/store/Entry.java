package dev.flowglass.store;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Event;
import java.util.List;
import java.util.Optional;

/// One accepted command with all its events: the unit of the journal.
///
/// @param events in order; at least one, or an edit
/// @param edit what a person changed, by a command without events
public record Entry(Command command, List<Event> events, Optional<Edit> edit) {
    public Entry {
        events = List.copyOf(events);
    }

    public Entry(Command command, List<Event> events) {
        this(command, events, Optional.empty());
    }

    /// Of a change that has been accepted.
    public static Entry of(Edit edit) {
        return new Entry(edit.command(), List.of(), Optional.of(edit));
    }
}

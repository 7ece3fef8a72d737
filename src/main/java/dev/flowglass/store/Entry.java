package dev.flowglass.store;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Event;
import java.util.List;

/// One accepted command with all its events: the unit of the journal.
///
/// @param events at least one, in order
public record Entry(Command command, List<Event> events) {
    public Entry {
        events = List.copyOf(events);
    }
}

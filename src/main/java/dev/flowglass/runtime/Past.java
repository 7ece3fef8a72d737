package dev.flowglass.runtime;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionState;
import java.util.List;

/// What an execution begins with that has a past already, as one that branches off another.
///
/// @param commands what was accepted, one for each event
/// @param events in order from the first; at least one
/// @param state after them and after what persons changed; its definition is that of the new execution
public record Past(List<Command> commands, List<Event> events, ExecutionState state) {
    public Past {
        commands = List.copyOf(commands);
        events = List.copyOf(events);
        if (commands.size() != events.size() || events.isEmpty()) {
            throw new IllegalArgumentException("Expected a command for each of one event or more, but got %d and %d"
                    .formatted(commands.size(), events.size()));
        }
    }
}

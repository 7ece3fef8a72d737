package dev.flowglass.runtime;

import dev.flowglass.engine.Decision.Reason;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import java.util.List;

/// What came of a command.
public sealed interface Receipt {
    /// It is in the journal.
    record Done(List<Event> events, ExecutionState after) implements Receipt {
        public Done {
            events = List.copyOf(events);
        }
    }

    /// Nothing changed.
    record Refused(Reason reason) implements Receipt {}

    record ExecutionUnknown(ExecutionId id) implements Receipt {}
}

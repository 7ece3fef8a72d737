package dev.flowglass.store;

import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.Status;
import dev.flowglass.value.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An execution without its history.
///
/// @param output sorted JSON text once it succeeded, else empty
public record ExecutionSummary(
        StoredExecution execution, Status status, Instant started, Optional<Instant> stopped, String output) {
    /// Of an execution with these first events.
    static ExecutionSummary of(StoredExecution execution, List<Event> first) {
        return new ExecutionSummary(execution, Status.RUNNING, first.getFirst().time(), Optional.empty(), "")
                .with(first);
    }

    /// After these events too.
    ExecutionSummary with(List<Event> events) {
        if (events.isEmpty()) {
            return this;
        }
        var last = events.getLast();
        return last.type().endsExecution()
                ? new ExecutionSummary(execution, status(last.type()), started, Optional.of(last.time()), output(last))
                : this;
    }

    private static Status status(EventType end) {
        return switch (end) {
            case EXECUTION_SUCCEEDED -> Status.SUCCEEDED;
            case EXECUTION_FAILED -> Status.FAILED;
            case EXECUTION_TIMED_OUT -> Status.TIMED_OUT;
            case EXECUTION_STOPPED -> Status.STOPPED;
            default -> Status.RUNNING;
        };
    }

    private static String output(Event end) {
        return end.detail() instanceof Detail.Output(var value) ? Json.sorted(value) : "";
    }
}

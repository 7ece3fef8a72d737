package dev.flowglass.model;

import dev.flowglass.value.Value;

/// One entry of an answers file: what the outside world does when a step comes to an event.
///
/// @param step name of the step
/// @param event name of the event type, as `TaskSubmitted`
public record Answer(String step, String event, Act act) {
    public sealed interface Act {
        record Succeed(Value output) implements Act {}

        record Fail(String error, String cause) implements Act {}

        /// Stops the whole execution.
        record Stop(String error, String cause) implements Act {}
    }
}

package dev.flowglass.runtime;

import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.util.Optional;

/// What to start.
///
/// @param executionName nothing: one is made
/// @param inputText JSON text of `input`, as it was given
/// @param callbackToken token of a task that waits in another execution and is to hear of this one's end
public record StartRequest(
        String flowName,
        FlowDefinition definition,
        Optional<String> executionName,
        Obj input,
        String inputText,
        Optional<String> callbackToken) {
    /// Nobody else is to hear of the end.
    public StartRequest(String flowName, FlowDefinition definition, Optional<String> executionName, Obj input) {
        this(flowName, definition, executionName, input, Json.text(input), Optional.empty());
    }
}

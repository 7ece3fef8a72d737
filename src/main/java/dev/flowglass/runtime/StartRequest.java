package dev.flowglass.runtime;

import dev.flowglass.value.Obj;
import java.util.Optional;

/// What to start.
///
/// @param executionName nothing: one is made
public record StartRequest(String flowName, FlowDefinition definition, Optional<String> executionName, Obj input) {}

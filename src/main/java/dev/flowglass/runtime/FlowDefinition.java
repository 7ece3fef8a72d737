package dev.flowglass.runtime;

import dev.flowglass.model.Flow;

/// A flow with the text that it was read from.
public record FlowDefinition(String text, Flow flow) {}

package dev.flowglass.app.graph.layout;

import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;

/// Round all that belongs to a parallel or foreach that is open, its [BoxKind#HEADER] included.
///
/// @param depth number of frames around it
public record Frame(StepPath path, StepType type, Bounds bounds, int depth) {}

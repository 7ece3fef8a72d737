package dev.flowglass.debug;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.model.StepPath;

/// The task that started a child flow.
///
/// @param execution the parent
/// @param thread of the parent
/// @param path of the task
public record Caller(ExecutionId execution, int thread, StepPath path) {}

package dev.flowglass.runtime;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.OpenTask;

/// A task whose resource is a person: somebody has to say what it answers, by [Executions#answer].
///
/// @param unbound true when no resource is bound to the target, so that a person stands in
public record ManualTask(ExecutionId execution, OpenTask task, boolean unbound) {}

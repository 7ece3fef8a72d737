package dev.flowglass.connector;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.TaskRef;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;

/// One attempt of a task, as its resource gets it.
///
/// @param params the step's `serviceParams`, filled from its input
public record TaskCall(ExecutionId execution, TaskRef ref, StepPath path, TaskStep step, Obj input, Obj params) {
    /// The ARN, or the action.
    public String target() {
        return step.target().text();
    }

    /// True when the caller does not want to wait for the function: `InvocationType: Async`.
    public boolean isAsync() {
        return Value.of("Async").equals(params.find("InvocationType"));
    }
}

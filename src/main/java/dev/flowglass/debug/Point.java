package dev.flowglass.debug;

import dev.flowglass.engine.ThreadView.FrameView;
import dev.flowglass.model.StepType;

/// Where in the life of a step an execution can stop.
public enum Point {
    /// Nothing of the step has happened.
    BEFORE_INPUT,
    /// The input is known, the work of the step has not begun: a task is not called, no branch or option runs.
    BEFORE_TASK,
    /// The result or the caught error is known, `outputMappings` have not seen it.
    AFTER_TASK,
    /// The output is known and not merged into the local.
    AFTER_OUTPUT;

    /// True when a thread that is to go on stands at this point of its step.
    boolean isAt(FrameView frame) {
        boolean isTask = frame.step().type() == StepType.TASK;
        return switch (frame.phase()) {
            case NEXT -> this == BEFORE_INPUT;
            case ENTERED -> this == BEFORE_TASK && !isTask;
            case SCHEDULED -> this == BEFORE_TASK;
            case LOCAL_KNOWN -> this == AFTER_TASK;
            case SUCCEEDED -> this == AFTER_OUTPUT || this == AFTER_TASK;
            case CAUGHT, FAILING -> this == AFTER_TASK || this == AFTER_OUTPUT;
            case WAITING, INSIDE, CALLING, SUBMITTED, RETRYING, OVER -> false;
        };
    }
}

package dev.flowglass.app.timeline;

import dev.flowglass.engine.EventType;

/// What sort of thing an event tells, for its icon and colour.
public enum EventKind {
    BEGIN("begin"),
    WORK("work"),
    WAIT("wait"),
    SUCCESS("success"),
    FAILURE("failure"),
    STOP("stop"),
    LEAVE("leave");

    private final String style;

    EventKind(String style) {
        this.style = style;
    }

    /// Name that stylesheets use.
    public String style() {
        return style;
    }

    public static EventKind of(EventType type) {
        return switch (type) {
            case EXECUTION_STARTED, STEP_ENTERED, BRANCH_ENTERED, ITERATION_ENTERED -> BEGIN;
            case STEP_STARTED, TASK_SCHEDULED, TASK_STARTED -> WORK;
            case TASK_SUBMITTED -> WAIT;
            case EXECUTION_SUCCEEDED, STEP_SUCCEEDED, TASK_SUCCEEDED -> SUCCESS;
            case EXECUTION_FAILED, EXECUTION_TIMED_OUT, STEP_FAILED, TASK_FAILED, TASK_SUBMIT_FAILED, TASK_TIMED_OUT ->
                FAILURE;
            case EXECUTION_STOPPED -> STOP;
            case STEP_EXITED, BRANCH_EXITED, ITERATION_EXITED -> LEAVE;
        };
    }
}

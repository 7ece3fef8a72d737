package dev.flowglass.app.executions;

import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.Timer;
import dev.flowglass.model.TaskStep;
import java.util.Locale;

/// Where an execution stands, in the words that a person asks for: a running one may just be waiting.
public enum Standing {
    RUNNING,
    WAITING_CALLBACK,
    WAITING_TIME,
    RETRYING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    STOPPED;

    public static Standing of(ExecutionState state) {
        return switch (state.status()) {
            case STARTING -> RUNNING;
            case RUNNING -> running(state);
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case TIMED_OUT -> TIMED_OUT;
            case STOPPED -> STOPPED;
        };
    }

    private static Standing running(ExecutionState state) {
        if (state.isReady()) {
            return RUNNING;
        }
        var open = state.openTasks();
        if (open.stream().anyMatch(Standing::awaitsReport)) {
            return WAITING_CALLBACK;
        }
        if (!open.isEmpty()) {
            return RUNNING;
        }
        var timers = state.timers();
        return timers.stream().anyMatch(timer -> timer.kind() == Timer.Kind.RETRY)
                ? RETRYING
                : timers.stream().anyMatch(timer -> timer.kind() == Timer.Kind.WAIT) ? WAITING_TIME : RUNNING;
    }

    private static boolean awaitsReport(OpenTask task) {
        return task.step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK && task.stage() == OpenTask.Stage.SUBMITTED;
    }

    /// Key of its word.
    public String word() {
        return "executions.standing." + style();
    }

    /// `waiting-callback`: the name that stylesheets use.
    public String style() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

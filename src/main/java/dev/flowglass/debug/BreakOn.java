package dev.flowglass.debug;

import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.model.TaskStep.Pattern;
import java.util.EnumSet;
import java.util.Set;

/// What an execution can stop on wherever it happens.
public enum BreakOn {
    /// Any error of a step, caught or not.
    ERROR,
    /// An error that ends the execution.
    UNCAUGHT_ERROR,
    /// Before another attempt of a task.
    RETRY,
    /// An error that a `catch` takes.
    CATCH,
    /// A task that took longer than its `timeoutSeconds`.
    TIMEOUT,
    /// A report has come for a task that waits for its callback.
    CALLBACK;

    /// What an event is of this.
    ///
    /// @param pattern of the task that the event belongs to, anything for other steps
    static Set<BreakOn> of(Event event, Pattern pattern) {
        var found = EnumSet.noneOf(BreakOn.class);
        switch (event.detail()) {
            case Detail.Erred erred -> add(erred, found);
            case Detail.Result result -> result.unusable().ifPresent(erred -> add(erred, found));
            case Detail.Started(var input, Detail.Plan.Break broken) -> {
                found.add(ERROR);
                found.add(UNCAUGHT_ERROR);
            }
            default -> {}
        }
        if (event.type() == EventType.TASK_TIMED_OUT) {
            found.add(TIMEOUT);
        }
        if (pattern == Pattern.WAIT_FOR_CALLBACK
                && (event.type() == EventType.TASK_SUCCEEDED || event.type() == EventType.TASK_FAILED)) {
            found.add(CALLBACK);
        }
        return found;
    }

    private static void add(Detail.Erred erred, Set<BreakOn> found) {
        found.add(ERROR);
        switch (erred.recovery()) {
            case Detail.Recovery.Retry retry -> found.add(RETRY);
            case Detail.Recovery.Catch caught -> found.add(CATCH);
            case Detail.Recovery.None none -> found.add(UNCAUGHT_ERROR);
        }
    }
}

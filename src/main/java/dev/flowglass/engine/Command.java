package dev.flowglass.engine;

import dev.flowglass.model.StepPath;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;

/// What is asked of an execution. Each is accepted with all its events, or rejected without any.
public sealed interface Command {
    /// Starts the execution. Only the first command can be this.
    record Start(Obj input) implements Command {}

    /// Lets the thread that is first in [ExecutionState#ready] go on, then the next, until nothing is ready.
    ///
    /// @param atMost bound of the number of events, 1 or more
    record Advance(int atMost) implements Command {}

    /// Lets one ready thread go on by one event.
    record AdvanceThread(int thread) implements Command {}

    /// The resource of a `sync` or `waitForCallback` task took the job.
    record Submitted(TaskRef task, Value answer) implements Command {}

    /// The result of a task is known, other than by a report.
    record Completed(TaskRef task, Value result) implements Command {}

    /// The call of a task went wrong, or its job ended with an error.
    record Failed(TaskRef task, Failure failure) implements Command {}

    /// Someone reports the success of a `waitForCallback` task.
    record ReportTaskSucceeded(TaskToken token, Value output) implements Command {}

    /// Someone reports the failure of a `waitForCallback` task.
    ///
    /// @param failure error of 1 to 128 characters, cause of at most 4,096
    record ReportTaskFailed(TaskToken token, Failure failure) implements Command {}

    /// A timer of [ExecutionState#timers] is due.
    record TimerFired(Timer timer) implements Command {}

    /// A person changes a value of a thread's frame while the execution stands still. Gives no event, but an [Edit].
    ///
    /// @param path the step of the frame
    record EditValue(int thread, StepPath path, Edit.Place place, Value value) implements Command {}

    /// Someone ends the execution.
    record StopExecution(Failure failure) implements Command {}
}

package dev.flowglass.engine;

import dev.flowglass.engine.Decision.Reason;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Decides what a command does to an execution.
///
/// @param key makes the task tokens
public record Engine(TokenKey key) {
    private static final int LONGEST_ERROR = 128;
    private static final int LONGEST_CAUSE = 4_096;

    /// What happens when `command` comes at `now`: events, or a reason why nothing happens. Always the same for the
    /// same arguments.
    ///
    /// @param now cut to milliseconds; when it is before the state's newest event, that event's time is used
    public Decision decide(ExecutionState state, Command command, Instant now) {
        var time = now.truncatedTo(ChronoUnit.MILLIS);
        var turn = new Turn(this, state, time.isBefore(state.lastTime()) ? state.lastTime() : time);
        if (state.status().ended()) {
            return rejected(
                    switch (command) {
                        case Command.ReportTaskSucceeded r -> Reason.TASK_ALREADY_COMPLETED;
                        case Command.ReportTaskFailed r -> Reason.TASK_ALREADY_COMPLETED;
                        case Command.Submitted s -> Reason.TASK_ALREADY_COMPLETED;
                        case Command.Completed c -> Reason.TASK_ALREADY_COMPLETED;
                        case Command.Failed f -> Reason.TASK_ALREADY_COMPLETED;
                        case Command.Start s -> Reason.NOT_NOW;
                        case Command.Advance a -> Reason.EXECUTION_ENDED;
                        case Command.AdvanceThread a -> Reason.EXECUTION_ENDED;
                        case Command.TimerFired t -> Reason.EXECUTION_ENDED;
                        case Command.StopExecution s -> Reason.EXECUTION_ENDED;
                        case Command.EditValue e -> Reason.EXECUTION_ENDED;
                    });
        }
        if (state.status() == Status.STARTING) {
            return command instanceof Command.Start(Obj input) ? turn.start(input) : rejected(Reason.NOT_NOW);
        }
        return switch (command) {
            case Command.Start start -> rejected(Reason.NOT_NOW);
            case Command.Advance(int atMost) -> turn.advance(atMost);
            case Command.AdvanceThread(int thread) ->
                state.ready().contains(thread) ? turn.advanceThread(thread) : rejected(Reason.NOT_READY);
            case Command.Submitted(TaskRef task, Value answer) -> submitted(turn, state, task, answer);
            case Command.Completed(TaskRef task, Value result) -> completed(turn, state, task, result);
            case Command.Failed(TaskRef task, Failure failure) -> failed(turn, state, task, failure);
            case Command.ReportTaskSucceeded(TaskToken token, Value output) -> reported(turn, state, token, output);
            case Command.ReportTaskFailed(TaskToken token, Failure failure) -> reported(turn, state, token, failure);
            case Command.TimerFired(Timer timer) -> timerFired(turn, state, timer);
            case Command.EditValue edit -> turn.edit(edit);
            case Command.StopExecution(Failure failure) ->
                isBad(failure, 0) ? rejected(Reason.BAD_ERROR) : turn.end(EventType.EXECUTION_STOPPED, failure);
        };
    }

    private static Decision rejected(Reason reason) {
        return new Decision.Rejected(reason);
    }

    /// The data of the step at `path`, while the thread stands there or inside it.
    public Optional<Preview> preview(ExecutionState state, int thread, StepPath path) {
        var turn = new Turn(this, state, state.lastTime());
        for (var frame = Optional.ofNullable(state.threads.get(thread)).map(ThreadState::frame);
                frame.isPresent();
                frame = frame.get().below()) {
            if (frame.get().block().steps().size() > 0 && frame.get().path().equals(path)) {
                return Optional.of(turn.preview(frame.get()));
            }
        }
        return Optional.empty();
    }

    /// The token of a task that is under way.
    public TaskToken token(ExecutionState state, OpenTask task) {
        return key.token(
                state.definition().flowName(),
                state.definition().executionName(),
                task.ref().enteredId(),
                task.ref().attempt());
    }

    private static Optional<OpenTask> open(ExecutionState state, TaskRef ref) {
        return state.openTask(ref.thread()).filter(task -> task.ref().equals(ref));
    }

    private static Decision submitted(Turn turn, ExecutionState state, TaskRef ref, Value answer) {
        return open(state, ref)
                .filter(task -> task.stage() == OpenTask.Stage.CALLING
                        && task.step().pattern() != TaskStep.Pattern.REQUEST_RESPONSE)
                .map(task -> turn.taskSubmitted(task, answer))
                .orElseGet(() -> rejected(Reason.TASK_ALREADY_COMPLETED));
    }

    private static Decision completed(Turn turn, ExecutionState state, TaskRef ref, Value result) {
        return open(state, ref)
                .filter(task -> task.step().pattern() != TaskStep.Pattern.WAIT_FOR_CALLBACK)
                .map(task -> turn.taskSucceeded(task, result))
                .orElseGet(() -> rejected(Reason.TASK_ALREADY_COMPLETED));
    }

    private static Decision failed(Turn turn, ExecutionState state, TaskRef ref, Failure failure) {
        return open(state, ref)
                .filter(task ->
                        task.stage() == OpenTask.Stage.CALLING || task.step().pattern() == TaskStep.Pattern.SYNC)
                .map(task -> turn.taskFailed(
                        task,
                        task.stage() == OpenTask.Stage.CALLING
                                        && task.step().pattern() != TaskStep.Pattern.REQUEST_RESPONSE
                                ? EventType.TASK_SUBMIT_FAILED
                                : EventType.TASK_FAILED,
                        failure))
                .orElseGet(() -> rejected(Reason.TASK_ALREADY_COMPLETED));
    }

    private static Decision reported(Turn turn, ExecutionState state, TaskToken token, Value output) {
        if (output.bytes() > state.definition().limits().bytes()) {
            return rejected(Reason.OUTPUT_TOO_LARGE);
        }
        return callback(state, token, task -> turn.taskSucceeded(task, output));
    }

    private static Decision reported(Turn turn, ExecutionState state, TaskToken token, Failure failure) {
        if (isBad(failure, 1)) {
            return rejected(Reason.BAD_ERROR);
        }
        return callback(state, token, task -> turn.taskFailed(task, EventType.TASK_FAILED, failure));
    }

    private static boolean isBad(Failure failure, int shortest) {
        int error = characters(failure.error());
        return error < shortest || error > LONGEST_ERROR || characters(failure.cause()) > LONGEST_CAUSE;
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private interface Report {
        Decision apply(OpenTask task);
    }

    private static Decision callback(ExecutionState state, TaskToken token, Report report) {
        for (var task : state.openTasks()) {
            if (task.ref().enteredId() == token.enteredId()) {
                if (task.step().pattern() != TaskStep.Pattern.WAIT_FOR_CALLBACK) {
                    return rejected(Reason.NOT_A_CALLBACK_TASK);
                }
                return task.ref().attempt() == token.attempt()
                        ? report.apply(task)
                        : rejected(Reason.TASK_ALREADY_COMPLETED);
            }
        }
        return rejected(Reason.TASK_ALREADY_COMPLETED);
    }

    private static Decision timerFired(Turn turn, ExecutionState state, Timer timer) {
        var due = timer.kind() == Timer.Kind.EXECUTION_TIMEOUT
                ? state.timers().stream().filter(timer::equals).findFirst()
                : state.timer(timer.thread()).filter(timer::equals);
        return due.isEmpty() || timer.at().isAfter(turn.now()) ? rejected(Reason.NOT_DUE) : turn.fire(timer);
    }
}

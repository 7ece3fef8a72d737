package dev.flowglass.app.callback;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Decision.Reason;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TaskToken;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a report or an answer is going to do to its step. Found out by letting the engine do it.
public sealed interface Forecast {
    /// The step succeeds.
    record Output(Value output) implements Forecast {}

    /// @param number of the repetition, from 1
    /// @param of how many the policy allows
    record Retries(Failure failure, int number, int of, Duration delay) implements Forecast {}

    /// `catch` leads to another step.
    record Caught(Failure failure, String goTo) implements Forecast {}

    /// The execution fails.
    record Fails(Failure failure) implements Forecast {}

    record Refused(Reason reason) implements Forecast {}

    /// The resource has taken the job, and the step goes on waiting.
    record GoesOnWaiting() implements Forecast {}

    /// @param state of the execution that has the task
    /// @param history of that execution
    /// @param command about the task
    static Forecast of(ExecutionState state, List<Event> history, OpenTask task, Command command, Instant now) {
        var decision = engine().decide(state, command, now);
        int thread = task.ref().thread();
        while (decision instanceof Decision.Accepted(var events, var after)) {
            for (var event : events) {
                if (event.type() == EventType.TASK_SUBMITTED) {
                    return new GoesOnWaiting();
                }
                if (event.type() == EventType.STEP_SUCCEEDED
                        && event.path().equals(task.path())
                        && event.detail() instanceof Detail.Output(Value output)) {
                    return new Output(output);
                }
                if (event.detail() instanceof Detail.Erred erred) {
                    return erred(task, history, erred, event.time());
                }
                if (event.detail() instanceof Detail.Result(var output, var unusable) && unusable.isPresent()) {
                    return erred(task, history, unusable.get(), event.time());
                }
                if (event.detail() instanceof Detail.Ended(Failure failure)) {
                    return new Fails(failure);
                }
            }
            decision = engine().decide(after, new Command.AdvanceThread(thread), now);
        }
        return new Refused(((Decision.Rejected) decision).reason());
    }

    /// A token that stands for the task in a forecast, and nowhere else.
    static TaskToken token(ExecutionState state, OpenTask task) {
        return engine().token(state, task);
    }

    private static Engine engine() {
        // Its tokens are never given out: it only looks ahead.
        return new Engine(new TokenKey(new byte[16]));
    }

    private static Forecast erred(OpenTask task, List<Event> history, Detail.Erred erred, Instant now) {
        return switch (erred.recovery()) {
            case Detail.Recovery.Retry(int policy, Instant at) ->
                new Retries(
                        erred.failure(),
                        1 + retries(task, history, policy),
                        task.step().retry().get(policy).maxAttempts(),
                        Duration.between(now, at));
            case Detail.Recovery.Catch(int clause) ->
                new Caught(erred.failure(), task.step().catches().get(clause).goTo());
            case Detail.Recovery.None none -> new Fails(erred.failure());
        };
    }

    /// How often this run of the step was repeated by a policy so far.
    private static int retries(OpenTask task, List<Event> history, int policy) {
        return (int) history.stream()
                .filter(event -> event.thread() == task.ref().thread()
                        && event.id() > task.ref().enteredId()
                        && event.detail() instanceof Detail.Erred(var failure, var recovery)
                        && recovery instanceof Detail.Recovery.Retry(int used, var at)
                        && used == policy)
                .count();
    }
}

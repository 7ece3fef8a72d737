package dev.flowglass.engine;

import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What an event says. [#json] is the part that the history shows; the rest is what was decided and must not be
/// decided again.
public sealed interface Detail {
    /// TaskStarted
    record Nothing() implements Detail {}

    /// ExecutionStarted
    ///
    /// @param mapped the flow's input after its `inputMappings`
    record Began(Obj input, Obj mapped) implements Detail {}

    /// BranchEntered, IterationEntered: the input of a new thread.
    ///
    /// @param parent number of the thread that starts it
    /// @param position of the branch or element, from 0
    record Spawned(Obj input, int parent, int position) implements Detail {}

    /// StepEntered: the parent's data.
    record Entered(Obj input, Obj local) implements Detail {}

    /// StepStarted: the step's own input, and how it goes on.
    record Started(Obj input, Plan plan) implements Detail {}

    /// TaskScheduled
    ///
    /// @param attempt from 1, counted over all retries of this run of the step
    /// @param deadline when `timeoutSeconds` will have passed
    record Scheduled(Obj input, TaskStep.Target target, int attempt, Optional<Instant> deadline) implements Detail {}

    /// TaskSubmitted, StepSucceeded, ExecutionSucceeded
    record Output(Value output) implements Detail {}

    /// TaskSucceeded
    ///
    /// @param unusable present when the result cannot become the step's output
    record Result(Value output, Optional<Erred> unusable) implements Detail {}

    /// StepExited, BranchExited, IterationExited: the local after the merge.
    record Local(Obj local) implements Detail {}

    /// TaskFailed, TaskSubmitFailed, TaskTimedOut
    record Erred(Failure failure, Recovery recovery) implements Detail {}

    /// StepFailed, ExecutionFailed, ExecutionTimedOut, ExecutionStopped
    record Ended(Failure failure) implements Detail {}

    /// How a control step goes on after StepStarted.
    sealed interface Plan {
        /// `pass` and `succeed`: at once.
        record Proceed() implements Plan {}

        /// `wait`
        record Until(Instant time) implements Plan {}

        /// `choice`: the group that runs, or none.
        record Choose(OptionalInt group) implements Plan {}

        /// `parallel`, `foreach`: how many threads are to be started.
        record Spread(int count) implements Plan {}

        /// `fail`, and every control step with data that cannot work.
        record Break(Failure failure) implements Plan {}
    }

    /// What follows an error of a task.
    sealed interface Recovery {
        /// @param policy position in the step's `retry`
        record Retry(int policy, Instant at) implements Recovery {}

        /// @param clause position in the step's `catch`
        record Catch(int clause) implements Recovery {}

        /// The step fails.
        record None() implements Recovery {}
    }

    /// The event's detail as the history shows it.
    default Obj json() {
        return switch (this) {
            case Nothing nothing -> Obj.EMPTY;
            case Began(Obj input, Obj mapped) -> Obj.of("input", input);
            case Spawned(Obj input, int parent, int position) -> Obj.of("input", input);
            case Entered(Obj input, Obj local) -> Obj.of("input", input, "local", local);
            case Started(Obj input, Plan plan) -> Obj.of("input", input);
            case Scheduled(Obj input, TaskStep.Target target, int attempt, Optional<Instant> deadline) ->
                switch (target) {
                    case TaskStep.Target.Resource(String arn) -> Obj.of("input", input, "resourceArn", Value.of(arn));
                    case TaskStep.Target.Action(String action) -> Obj.of("action", Value.of(action), "input", input);
                };
            case Output(Value output) -> Obj.of("output", output);
            case Result(Value output, Optional<Erred> unusable) -> Obj.of("output", output);
            case Local(Obj local) -> Obj.of("local", local);
            case Erred(Failure failure, Recovery recovery) -> json(failure);
            case Ended(Failure failure) -> json(failure);
        };
    }

    private static Obj json(Failure failure) {
        return Obj.of("cause", Value.of(failure.cause()), "error", Value.of(failure.error()));
    }

    /// Bytes of the data in this event, which are limited.
    default int bytes() {
        return switch (this) {
            case Nothing nothing -> 0;
            case Began(Obj input, Obj mapped) -> input.bytes();
            case Spawned(Obj input, int parent, int position) -> input.bytes();
            case Entered(Obj input, Obj local) -> input.bytes() + local.bytes();
            case Started(Obj input, Plan plan) -> input.bytes();
            case Scheduled scheduled -> scheduled.input().bytes();
            case Output(Value output) -> output.bytes();
            case Result(Value output, Optional<Erred> unusable) -> output.bytes();
            case Local(Obj local) -> local.bytes();
            case Erred(Failure failure, Recovery recovery) -> json(failure).bytes();
            case Ended(Failure failure) -> json(failure).bytes();
        };
    }
}

package dev.flowglass.engine;

import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the current step of a frame stands.
sealed interface Run {
    /// No `goto`: go on in list order.
    int ONWARD = -1;

    /// What every run of a step keeps once its input is known.
    ///
    /// @param eventId of its StepEntered
    /// @param attempt of a task, from 1; 0 for other steps
    record Begun(int eventId, Obj input, int attempt) {
        Begun with(Obj changed) {
            return new Begun(eventId, changed, attempt);
        }
    }

    /// An attempt of a task.
    ///
    /// @param retries how often each policy was used in this run of the step; empty when none was
    /// @param since its TaskScheduled
    record Attempt(List<Integer> retries, Instant since, Optional<Instant> deadline) {}

    /// Not entered yet.
    record Next() implements Run {}

    /// Entered; its input is to be made.
    record Entered(int eventId) implements Run {}

    /// A `wait` that waits.
    record Waiting(Begun begun, Instant since, Instant until) implements Run {}

    /// A `choice` whose option runs, in the frame above.
    ///
    /// @param jump position of the sibling that the option goes to, or [#ONWARD]
    record Choosing(Begun begun, int jump) implements Run {}

    /// A `parallel` or `foreach` whose threads run.
    ///
    /// @param startedId its StepStarted
    /// @param next position of the branch or element that is started next
    /// @param running how many run now
    /// @param locals of those that ended
    record Spread(Begun begun, int startedId, int count, int next, int running, IntMap<Obj> locals) implements Run {}

    /// A task that was scheduled and not started.
    record Scheduled(Begun begun, Attempt attempt) implements Run {}

    /// A task whose resource is being called.
    record Calling(Begun begun, Attempt attempt) implements Run {}

    /// A task whose resource took the job.
    record Submitted(Begun begun, Attempt attempt) implements Run {}

    /// A task that waits for its next attempt.
    record Retrying(Begun begun, List<Integer> retries, Instant since, Instant at) implements Run {}

    /// The local is known; the output is to be made.
    record Local(Begun begun, Value local, int jump) implements Run {}

    /// The output is known; it is to be merged.
    record Succeeded(Begun begun, Obj output, int jump) implements Run {}

    /// An error was caught; the output of `errorMappings` is to be merged.
    record Caught(Begun begun, Failure failure, int jump) implements Run {}

    /// An error that nobody catches; the step is to fail.
    record Erring(Begun begun, Failure failure) implements Run {}

    /// The list of steps has ended well.
    record Over() implements Run {}

    /// The list of steps has failed.
    record Broken(Failure failure) implements Run {}
}

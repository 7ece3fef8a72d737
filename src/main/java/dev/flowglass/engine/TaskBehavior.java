package dev.flowglass.engine;

import dev.flowglass.expression.Template;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Attempts, parameters, results and errors of a `task`.
final class TaskBehavior {
    /// Seconds, far beyond the end of any execution and before the end of all dates.
    private static final long LONGEST_TIMEOUT = 3_153_600_000L;

    private TaskBehavior() {}

    /// The parameters that go to the service: `serviceParams`, filled from the step's input.
    static Obj params(TaskStep step, Obj input) {
        if (step.serviceParams().isEmpty()) {
            return Obj.EMPTY;
        }
        var filled = new LinkedHashMap<String, Value>();
        step.serviceParams()
                .forEach((key, template) -> filled.put(key, template.fill(input).orElse(Value.NULL)));
        return Obj.of(filled);
    }

    /// Why the task cannot be submitted with this input: a child flow's `Input` or `ExecutionName` that is missing,
    /// or an `Input` that is no object.
    static Optional<Failure> refusal(TaskStep step, Obj input) {
        if (step.serviceParams().isEmpty()
                || !(step.target() instanceof TaskStep.Target.Resource(String arn))
                || !ResourceKind.of(arn).equals(Optional.of(ResourceKind.FLOW))) {
            return Optional.empty();
        }
        for (var name : List.of("Input", "ExecutionName")) {
            var template = step.serviceParams().get(name);
            if (template != null && template.fill(input).isEmpty()) {
                return Optional.of(Failure.runtime("Step %s: serviceParams %s needs %s, which its input does not have."
                        .formatted(step.name(), name, template instanceof Template.At(var path) ? path : name)));
            }
        }
        var template = step.serviceParams().get("Input");
        return template != null && !(template.fill(input).orElse(Value.NULL) instanceof Obj)
                ? Optional.of(new Failure(
                        "fnf.InvalidArgument",
                        "Step %s: the Input of a child flow has to be an object.".formatted(step.name())))
                : Optional.empty();
    }

    static Optional<Instant> deadline(TaskStep step, Instant now) {
        return step.timeoutSeconds().isPresent()
                ? Optional.of(now.plus(
                        Duration.ofSeconds(Math.min(step.timeoutSeconds().getAsLong(), LONGEST_TIMEOUT))))
                : Optional.empty();
    }

    static Failure timedOut(TaskStep step) {
        return new Failure(
                Failure.TASK_TIMEOUT,
                "Task %s timed out after %d seconds."
                        .formatted(step.name(), step.timeoutSeconds().orElse(0)));
    }

    /// A result as TaskSucceeded says it: one that is no object is unusable unless `outputMappings` pick from it.
    static Detail.Result result(TaskStep step, Run.Attempt attempt, Value output, Instant now) {
        if (output instanceof Obj || !step.outputMappings().isEmpty()) {
            return new Detail.Result(output, Optional.empty());
        }
        var failure = new Failure(
                Failure.INVALID_LOCAL,
                "Task %s returned %s, but without outputMappings its result has to be an object."
                        .formatted(step.name(), Texts.brief(output)));
        return new Detail.Result(output, Optional.of(erred(step, attempt, failure, now)));
    }

    /// What follows an error: the first retry policy that matches, as long as it has attempts left, else the first
    /// `catch` that matches, else nothing.
    static Detail.Erred erred(TaskStep step, Run.Attempt attempt, Failure failure, Instant now) {
        for (int i = 0; i < step.retry().size(); i++) {
            var policy = step.retry().get(i);
            if (matches(policy.errors(), failure.error(), step)) {
                int used = i < attempt.retries().size() ? attempt.retries().get(i) : 0;
                if (used < policy.maxAttempts()) {
                    return new Detail.Erred(failure, new Detail.Recovery.Retry(i, now.plus(delay(policy, used + 1))));
                }
                break;
            }
        }
        for (int i = 0; i < step.catches().size(); i++) {
            if (matches(step.catches().get(i).errors(), failure.error(), step)) {
                return new Detail.Erred(failure, new Detail.Recovery.Catch(i));
            }
        }
        return new Detail.Erred(failure, new Detail.Recovery.None());
    }

    /// Exact names, `FnF.ALL` for every error, and `FC.X` also for an error `X` that a function raised.
    private static boolean matches(List<String> names, String error, TaskStep step) {
        for (var name : names) {
            if (name.equals(error) || name.equals(Failure.ALL) || name.equals("FC." + error) && callsFunction(step)) {
                return true;
            }
        }
        return false;
    }

    private static boolean callsFunction(TaskStep step) {
        return step.target() instanceof TaskStep.Target.Resource(String arn)
                && ResourceKind.of(arn).equals(Optional.of(ResourceKind.FUNCTION));
    }

    /// `min(maxIntervalSeconds, intervalSeconds × multiplier^(n−1))` before retry `n`, to the millisecond.
    static Duration delay(TaskStep.Retry policy, int n) {
        double seconds = policy.intervalSeconds().doubleValue()
                * Math.pow(policy.multiplier().doubleValue(), n - 1);
        return Duration.ofMillis(Math.round(Math.min(policy.maxIntervalSeconds().doubleValue(), seconds) * 1000));
    }

    /// @throws IllegalStateException when no attempt is under way
    static Run.Attempt attempt(Run run) {
        return switch (run) {
            case Run.Scheduled(Run.Begun begun, Run.Attempt attempt) -> attempt;
            case Run.Calling(Run.Begun begun, Run.Attempt attempt) -> attempt;
            case Run.Submitted(Run.Begun begun, Run.Attempt attempt) -> attempt;
            default -> throw new IllegalStateException("Expected a task under way, but it is at " + run);
        };
    }

    /// @throws IllegalStateException when no attempt is under way
    static Run.Begun begun(Run run) {
        return switch (run) {
            case Run.Scheduled(Run.Begun begun, Run.Attempt attempt) -> begun;
            case Run.Calling(Run.Begun begun, Run.Attempt attempt) -> begun;
            case Run.Submitted(Run.Begun begun, Run.Attempt attempt) -> begun;
            default -> throw new IllegalStateException("Expected a task under way, but it is at " + run);
        };
    }
}

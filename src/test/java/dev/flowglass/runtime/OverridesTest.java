package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Status;
import dev.flowglass.model.Resources;
import dev.flowglass.model.TaskStep;
import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final ExecutionId RUN = new ExecutionId("test", "run");
    private static final Overrides.Step CHARGE = new Overrides.Step("test", "charge");
    private static final Failure THROTTLED = new Failure("FC.ResourceThrottled", "slow down");

    private final Overrides overrides = new Overrides();

    private static TaskStep charge(OptionalLong timeout) {
        var plain = Flows.task("charge", "echo", Pattern.REQUEST_RESPONSE, timeout);
        return new TaskStep(
                plain.name(),
                plain.end(),
                plain.inputMappings(),
                plain.outputMappings(),
                plain.target(),
                plain.pattern(),
                plain.serviceParams(),
                plain.timeoutSeconds(),
                List.of(new TaskStep.Retry(
                        List.of("FC.ResourceThrottled"), BigDecimal.ONE, BigDecimal.TEN, 2, BigDecimal.ONE)),
                plain.catches(),
                plain.errorMappings());
    }

    private ExecutionView run(OptionalLong timeout) {
        var time = new VirtualTime(Stand.START);
        var resources =
                new ResourceConnector(new FlowResources(new Resources(List.of(Stand.echo()))), Unbound.FAILS, time);
        try (var executions = new Executions(new MemoryJournal(), overrides.before(resources, time), time, Gate.OPEN)) {
            time.begin();
            var _ = Stand.soon(executions.start(new StartRequest(
                    "test", Flows.flow(charge(timeout)), Optional.of(RUN.name()), Obj.of("id", Value.of(7)))));
            time.end();
            return Stand.soon(executions.ended(RUN));
        }
    }

    private List<String> tasks(ExecutionView view) {
        var lines = new ArrayList<String>();
        view.events().stream()
                .filter(event -> event.type().word().startsWith("Task")
                        && !event.type().word().equals("TaskStarted"))
                .forEach(event -> lines.add(event.type().word()));
        return lines;
    }

    @Test
    void itFailsTwiceAndThenUsesTheResource() {
        overrides.set(CHARGE, List.of(new Reply.Fail(THROTTLED), new Reply.Fail(THROTTLED), new Reply.UseResource()));

        var end = run(OptionalLong.empty());

        assertThat(tasks(end))
                .containsExactly(
                        "TaskScheduled", "TaskFailed", "TaskScheduled", "TaskFailed", "TaskScheduled", "TaskSucceeded");
        assertThat(end.state().output()).contains(Obj.of("id", Value.of(7)));
    }

    @Test
    void anAnswerStandsInForTheResourceUntilItIsTakenAway() {
        overrides.set(CHARGE, List.of(new Reply.Answer(Obj.of("paid", Value.of(true)))));
        assertThat(run(OptionalLong.empty()).state().output()).contains(Obj.of("paid", Value.of(true)));
        assertThat(overrides.all()).containsOnlyKeys(CHARGE);

        overrides.set(CHARGE, List.of());
        assertThat(run(OptionalLong.empty()).state().output()).contains(Obj.of("id", Value.of(7)));
    }

    @Test
    void aStepIsMadeToTimeOutByItsLimitOrWithoutOneByTheErrorOfALimit() {
        overrides.set(CHARGE, List.of(new Reply.TimeOut()));

        assertThat(tasks(run(OptionalLong.of(30)))).containsExactly("TaskScheduled", "TaskTimedOut");
        var without = run(OptionalLong.empty());
        assertThat(tasks(without)).containsExactly("TaskScheduled", "TaskFailed");
        assertThat(without.state().failure().orElseThrow().error()).isEqualTo(Failure.TASK_TIMEOUT);
    }

    @Test
    void aDelayedResourceAnswersLaterAndThenTheTimeLimitCounts() {
        overrides.set(CHARGE, List.of(new Reply.Delay(Duration.ofSeconds(20))));

        var end = run(OptionalLong.of(30));
        assertThat(end.state().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(Duration.between(end.state().startedAt(), end.state().lastTime()))
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(run(OptionalLong.of(10)).state().failure().orElseThrow().error())
                .isEqualTo(Failure.TASK_TIMEOUT);
    }
}

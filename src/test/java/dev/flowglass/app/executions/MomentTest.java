package dev.flowglass.app.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.Flows;
import dev.flowglass.app.Running;
import dev.flowglass.app.TestThread;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.Status;
import dev.flowglass.runtime.Executions;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MomentTest {
    private final Running running = new Running();
    private final TestThread fx = new TestThread();
    private final FxEventFeed feed = new FxEventFeed(fx);
    private final ExecutionsViewModel model = new ExecutionsViewModel(feed);
    private final Moment moment = model.moment();

    MomentTest() {
        feed.follow(running.executions());
    }

    @AfterEach
    void close() {
        feed.close();
        running.close();
    }

    private void awaitEvents(int count) {
        fx.until(count + " events", () -> moment.shown().total() == count);
    }

    private void report(ExecutionId id) {
        Executions executions = running.executions();
        var state = executions.find(id).orElseThrow().state();
        OpenTask task = state.openTasks().getFirst();
        executions.reportSucceeded(executions.token(state, task), Obj.of("status", Value.of("ok")));
    }

    @Test
    void withoutAnExecutionThereIsNoMoment() {
        moment.back();
        moment.goTo(3);

        assertThat(moment.shown().item()).isEmpty();
        assertThat(moment.shown().event()).isZero();
        assertThat(moment.shown().live()).isTrue();
        assertThat(moment.shown().events()).isEmpty();
    }

    @Test
    void aMomentOfThePastStaysWhileTheExecutionGoesOnAndThePresentFollowsIt() {
        var id = running.start(Flows.callback(), "run");
        awaitEvents(5);
        assertThat(moment.shown().live()).isTrue();

        moment.back();
        moment.back();
        assertThat(moment.shown().event()).isEqualTo(3);
        report(id);
        awaitEvents(9);

        assertThat(moment.shown().event()).isEqualTo(3);
        assertThat(moment.shown().live()).isFalse();
        assertThat(moment.shown().events()).hasSize(3);
        var state = moment.shown().state().orElseThrow();
        assertThat(state.lastEventId()).isEqualTo(3);
        assertThat(state.status()).isEqualTo(Status.RUNNING);
        assertThat(moment.shown().time(state.lastTime().plus(Duration.ofDays(1))))
                .isEqualTo(state.lastTime());

        moment.goLive();
        assertThat(moment.shown().event()).isEqualTo(9);
        assertThat(moment.shown().state().orElseThrow().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void stepsBackGoToWhereAStepWasEnteredAndTheLastEventIsThePresent() {
        running.start("passes", Flows.passes(3), "run", "{}");
        awaitEvents(14);

        moment.backAStep();
        assertThat(moment.shown().event()).isEqualTo(10);
        moment.backAStep();
        assertThat(moment.shown().event()).isEqualTo(6);
        moment.forwardAStep();
        assertThat(moment.shown().event()).isEqualTo(10);
        moment.forwardAStep();
        assertThat(moment.shown().live()).isTrue();
        moment.toStart();
        assertThat(moment.shown().event()).isEqualTo(1);
        moment.back();
        assertThat(moment.shown().event()).isEqualTo(1);
        moment.forward();
        assertThat(moment.shown().event()).isEqualTo(2);
        moment.goTo(14);
        assertThat(moment.shown().live()).isTrue();
    }

    @Test
    void anotherExecutionIsShownAsItIsNow() {
        var first = running.start("passes", Flows.passes(1), "first", "{}");
        awaitEvents(6);
        moment.goTo(2);
        running.start("passes", Flows.passes(2), "second", "{}");
        fx.until("both are known", () -> model.items().size() == 2);

        model.show(new ExecutionId("passes", "second"));
        fx.until("it has ended", () -> moment.shown().total() == 10);
        assertThat(moment.shown().live()).isTrue();

        model.show(first);
        assertThat(moment.shown().event()).isEqualTo(6);
    }
}

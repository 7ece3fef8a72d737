package dev.flowglass.app.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.Flows;
import dev.flowglass.app.Running;
import dev.flowglass.app.TestThread;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutionsViewModelTest {
    private final Running running = new Running();
    private final TestThread fx = new TestThread();
    private final FxEventFeed feed = new FxEventFeed(fx);
    private final ExecutionsViewModel model = new ExecutionsViewModel(feed);

    ExecutionsViewModelTest() {
        feed.follow(running.executions());
    }

    @AfterEach
    void close() {
        feed.close();
        running.close();
    }

    private Standing standing(ExecutionId id) {
        return model.find(id).map(item -> Standing.of(item.state())).orElse(Standing.RUNNING);
    }

    @Test
    void anExecutionIsListedWithWhereItStands() throws Exception {
        var waits = running.start(Flows.callback(), "waits");
        var stopped = running.start(Flows.callback(), "stopped");
        var passes = running.start("other", Flows.passes(2), "passes", "{}");
        running.executions()
                .stop(stopped, new Failure("", ""))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        fx.until(
                "all stand where they should",
                () -> standing(waits) == Standing.WAITING_CALLBACK
                        && standing(stopped) == Standing.STOPPED
                        && standing(passes) == Standing.SUCCEEDED);

        assertThat(model.items()).hasSize(3);
        assertThat(model.items())
                .isSortedAccordingTo(
                        (a, b) -> b.state().startedAt().compareTo(a.state().startedAt()));
        assertThat(model.find(waits).orElseThrow().events())
                .extracting(event -> event.type().word())
                .containsExactly("ExecutionStarted", "StepEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted");
    }

    @Test
    void theFirstExecutionBecomesTheCurrentOneAndAnAwaitedOneAssoonAsItIsKnown() {
        running.start(Flows.callback(), "first");
        fx.until("there is a current one", () -> model.current().isPresent());

        model.show(new ExecutionId("callback", "second"));
        assertThat(model.current().orElseThrow().id().name()).isEqualTo("first");
        running.start(Flows.callback(), "second");

        fx.until(
                "the second is current",
                () -> model.current()
                        .filter(item -> item.id().name().equals("second"))
                        .isPresent());
    }

    @Test
    void theDurationGrowsUntilTheEnd() {
        var waits = running.start(Flows.callback(), "waits");
        var ended = running.start("other", Flows.passes(1), "ended", "{}");
        fx.until(
                "one has ended",
                () -> standing(ended) == Standing.SUCCEEDED && model.find(waits).isPresent());

        var waiting = model.find(waits).orElseThrow();
        var later = waiting.state().startedAt().plusSeconds(75);
        assertThat(waiting.duration(later)).isEqualTo(Duration.ofSeconds(75));
        var over = model.find(ended).orElseThrow();
        assertThat(over.duration(later))
                .isEqualTo(
                        Duration.between(over.state().startedAt(), over.state().lastTime()));
    }

    @Test
    void timesReadLikeAClock() {
        assertThat(Spans.clock(Duration.ofSeconds(7))).isEqualTo("0:07");
        assertThat(Spans.clock(Duration.ofSeconds(-7))).isEqualTo("0:00");
        assertThat(Spans.clock(Duration.ofHours(50).plusSeconds(61))).isEqualTo("50:01:01");
        assertThat(Spans.precise(Duration.ofMillis(123))).isEqualTo("+0.123");
        assertThat(Spans.precise(Duration.ofMillis(62_500))).isEqualTo("+1:02.500");
        assertThat(Spans.precise(Duration.ofHours(1))).isEqualTo("+1:00:00.000");
    }
}

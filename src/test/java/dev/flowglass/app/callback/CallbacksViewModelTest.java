package dev.flowglass.app.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.Flows;
import dev.flowglass.app.Running;
import dev.flowglass.app.TestThread;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbacksViewModelTest {
    private final Running running = new Running();
    private final TestThread fx = new TestThread();
    private final FxEventFeed feed = new FxEventFeed(fx);
    private final ExecutionsViewModel executions = new ExecutionsViewModel(feed);
    private final CallbacksViewModel model = new CallbacksViewModel(running.executions(), executions, fx);

    CallbacksViewModelTest() {
        feed.follow(running.executions());
    }

    @AfterEach
    void close() {
        feed.close();
        running.close();
    }

    @Test
    void stepsThatWaitAreListedTheMostUrgentFirst() {
        running.start("callback", Flows.callback(), "no-limit", "{}");
        fx.until("the first waits", () -> model.rows().size() == 1);
        running.start("approval", Flows.approval(), "limited", "{\"order\": 7}");
        fx.until(
                "both wait",
                () -> model.rows().size() == 2
                        && model.rows().stream().allMatch(row -> row.submitted().isPresent()));

        assertThat(model.rows()).extracting(row -> row.item().id().name()).containsExactly("limited", "no-limit");
        assertThat(model.countProperty().get()).isEqualTo(2);
        var row = model.rows().getFirst();
        assertThat(row.left(row.task().since().plusSeconds(60)))
                .hasValueSatisfying(left -> assertThat(left).hasSeconds(240));
        assertThat(row.submitted().map(Json::text).orElseThrow())
                .contains("\"order\":7", row.token().orElseThrow());
        assertThat(model.find(row.item(), new StepPath(List.of(0)))).contains(row);
        assertThat(model.find(row.item(), new StepPath(List.of(1)))).isEmpty();
    }

    @Test
    void anAnsweredStepLeavesTheList() {
        running.start(Flows.callback(), "run-1");
        fx.until("it waits", () -> model.rows().size() == 1);

        var reported = running.executions()
                .reportSucceeded(model.rows().getFirst().token().orElseThrow(), Json.parse("{}"));

        fx.until("the list is empty", () -> model.rows().isEmpty());
        assertThat(reported.toCompletableFuture()).isCompleted();
        assertThat(model.countProperty().get()).isZero();
    }

    @Test
    void aTaskWhoseResourceIsAPersonIsListedAndCanBeAnswered() {
        var manual = new TaskStep(
                "ask",
                false,
                List.of(),
                List.of(),
                new TaskStep.Target.Resource("acs:person:::desk/anna"),
                TaskStep.Pattern.REQUEST_RESPONSE,
                new LinkedHashMap<>(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                List.of());
        running.start(Flows.flow(manual), "run-1");

        fx.until("it waits for a person", () -> model.rows().size() == 1);
        var row = model.rows().getFirst();
        assertThat(row.awaitsReport()).isFalse();
        assertThat(row.manual()).isPresent();

        var answered = running.executions().answer(row.manual().orElseThrow(), Json.parse("{\"ok\":true}"));
        fx.until("the list is empty", () -> model.rows().isEmpty());
        assertThat(answered.toCompletableFuture()).isCompleted();
    }
}

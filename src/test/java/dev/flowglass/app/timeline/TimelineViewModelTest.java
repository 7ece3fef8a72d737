package dev.flowglass.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.Flows;
import dev.flowglass.app.Running;
import dev.flowglass.app.TestThread;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.Failure;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
    private final Running running = new Running();
    private final TestThread fx = new TestThread();
    private final FxEventFeed feed = new FxEventFeed(fx);
    private final ExecutionsViewModel executions = new ExecutionsViewModel(feed);
    private final Selection selection = new Selection();
    private final TimelineViewModel model = new TimelineViewModel(executions, selection, Runnable::run, fx);

    TimelineViewModelTest() {
        feed.follow(running.executions());
    }

    @AfterEach
    void close() {
        feed.close();
        running.close();
    }

    private List<String> types() {
        return model.rows().stream().map(event -> event.type().word()).toList();
    }

    @Test
    void theTableGrowsWithTheHistory() throws Exception {
        var id = running.start(Flows.callback(), "run");
        fx.until("the step waits", () -> model.rows().size() == 5);
        assertThat(types().getLast()).isEqualTo("TaskSubmitted");

        var item = executions.find(id).orElseThrow();
        var token = running.executions()
                .token(item.state(), item.state().openTasks().getFirst());
        running.executions()
                .reportSucceeded(token, Json.parse("{\"status\":\"ok\"}"))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        fx.until("it has ended", () -> model.rows().size() == 9);
        assertThat(types().getLast()).isEqualTo("ExecutionSucceeded");
        assertThat(model.totalProperty().get()).isEqualTo(9);
        assertThat(model.shownProperty().get()).isEqualTo(9);
    }

    @Test
    void aFilterLooksAtTypeStepAndDetailAndAlsoAtWhatComesLater() {
        model.filterProperty().set("steps 7");
        running.start("flow", Flows.passes(12), "run", "{}");

        fx.until("all events came", () -> model.totalProperty().get() == 50);

        assertThat(types()).containsOnly("StepStarted", "StepSucceeded");
        model.filterProperty().set("STEPSUCCEEDED step7");
        assertThat(model.rows()).extracting(Event::stepName).containsExactly("step7");
        model.filterProperty().set("  ");
        assertThat(model.rows()).hasSize(50);
        model.filterProperty().set("nothing has this");
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void aLongHistoryIsFilteredOnAnotherThreadWithTheSameResult() {
        running.start("flow", Flows.passes(400), "run", "{}");
        fx.until("all events came", () -> model.totalProperty().get() == 1_602);

        model.filterProperty().set("StepEntered");

        fx.until("the filter is done", () -> model.rows().size() == 400);
        assertThat(model.rows().get(399).stepName()).isEqualTo("step400");
        assertThat(types()).containsOnly("StepEntered");
    }

    @Test
    void oneSortOfEventsIsShownAndAllAreCounted() {
        running.start("flow", Flows.passes(3), "run", "{}");
        fx.until("all events came", () -> model.totalProperty().get() == 14);

        model.kindProperty().set(Optional.of(EventKind.SUCCESS));

        assertThat(types()).containsExactly("StepSucceeded", "StepSucceeded", "StepSucceeded", "ExecutionSucceeded");
        assertThat(model.kindsProperty().get())
                .containsEntry(EventKind.SUCCESS, 4)
                .containsEntry(EventKind.LEAVE, 3);
        model.filterProperty().set("step2");
        assertThat(types()).containsExactly("StepSucceeded");
        model.kindProperty().set(Optional.empty());
        assertThat(model.rows()).hasSize(4);
    }

    @Test
    void aFilterCanNameWhatItLooksAtOrBeARegularExpression() {
        running.start("flow", Flows.passes(12), "run", "{}");
        fx.until("all events came", () -> model.totalProperty().get() == 50);

        model.filterProperty().set("step:step1 type:StepEntered");
        assertThat(model.rows()).extracting(Event::stepName).containsExactly("step1");
        model.filterProperty().set("thread:1");
        assertThat(model.rows()).isEmpty();
        model.filterProperty().set("/^step1[012]$/");
        assertThat(model.rows()).extracting(Event::stepName).containsOnly("step10", "step11", "step12");
        model.filterProperty().set("/(/");
        assertThat(model.rows()).isEmpty();
        model.filterProperty().set("\"n\":\"12\"");
        assertThat(model.rows()).isNotEmpty();
    }

    @Test
    void aSavedFilterIsKeptOnceOnOneLineAndUsedAgain() {
        model.kindProperty().set(Optional.of(EventKind.SUCCESS));
        model.filterProperty().set(" step2 ");
        model.saveFilter();
        model.saveFilter();
        assertThat(model.savedFilters()).hasSize(1);

        var line = model.savedFilters().getFirst().line();
        assertThat(line).isEqualTo("success step2");
        model.kindProperty().set(Optional.empty());
        model.filterProperty().set("");
        model.apply(SavedFilter.of(line));

        assertThat(model.kindProperty().get()).contains(EventKind.SUCCESS);
        assertThat(model.filterProperty().get()).isEqualTo("step2");
        assertThat(SavedFilter.of("all a b")).isEqualTo(new SavedFilter(Optional.empty(), "a b"));
    }

    @Test
    void aStepThatWaitsIsALineUntilItIsAnswered() throws Exception {
        var id = running.start(Flows.approval(), "run");
        fx.until("the step waits", () -> model.lines().size() == 6);
        assertThat(model.lines().getLast()).isInstanceOfSatisfying(Line.Pending.class, pending -> {
            assertThat(pending.kind()).isEqualTo(Line.Pending.Kind.REPORT);
            assertThat(pending.step()).isEqualTo("approve");
            assertThat(pending.due()).isPresent();
        });

        var item = executions.find(id).orElseThrow();
        var token = running.executions()
                .token(item.state(), item.state().openTasks().getFirst());
        running.executions()
                .reportFailed(token, new Failure("Busy", ""))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        fx.until(
                "it is to be tried again",
                () -> model.lines().getLast() instanceof Line.Pending pending
                        && pending.kind() == Line.Pending.Kind.RETRY
                        && pending.attempt() == 2);
    }

    @Test
    void aGroupHoldsTheAttemptsOfAStepAndUnfoldsToItsEvents() throws Exception {
        var id = running.start(Flows.approval(), "run");
        model.groups().wantedProperty().set(true);
        fx.until("the step waits", () -> model.lines().size() == 6);
        assertThat(model.groups().lines())
                .singleElement()
                .isInstanceOfSatisfying(GroupsModel.GroupLine.Group.class, group -> {
                    assertThat(group.bar().name()).isEqualTo("approve");
                    assertThat(group.bar().attempts()).isEqualTo(1);
                    assertThat(group.pending()).isPresent();
                });

        model.groups().unfoldAll();
        assertThat(model.groups().lines()).hasSize(5);
        model.groups().foldAll();
        assertThat(model.groups().lines()).hasSize(1);
        assertThat(executions.find(id)).isPresent();
    }

    @Test
    void selectingAnEventSelectsItsStepAndTheOtherWayRound() {
        running.start("flow", Flows.passes(3), "run", "{}");
        fx.until("all events came", () -> model.rows().size() == 14);

        model.select(model.rows().get(5));
        assertThat(selection.step()).contains(new StepPath(List.of(1)));
        assertThat(selection.event()).hasValue(6);
        assertThat(model.selectedRow()).contains(5);
        assertThat(model.isOfSelectedStep(model.rows().get(6))).isTrue();
        assertThat(model.isOfSelectedStep(model.rows().get(1))).isFalse();

        model.select(model.rows().getFirst());
        assertThat(selection.step()).isEmpty();

        selection.select(new StepPath(List.of(2)));
        assertThat(model.selectedRow()).isEmpty();
        assertThat(model.firstRowOfStep()).contains(9);
    }

    @Test
    void anotherExecutionHasItsOwnEvents() {
        var first = running.start("flow", Flows.passes(1), "first", "{}");
        var second = running.start("flow", Flows.passes(2), "second", "{}");
        fx.until(
                "both have ended",
                () -> executions.items().size() == 2
                        && executions.items().stream()
                                .allMatch(item -> item.state().status().ended()));

        executions.show(second);
        assertThat(model.rows()).hasSize(10);
        executions.show(first);
        assertThat(model.rows()).hasSize(6);
        executions.currentProperty().set(Optional.empty());
        assertThat(model.rows()).isEmpty();
        assertThat(model.totalProperty().get()).isZero();
    }
}

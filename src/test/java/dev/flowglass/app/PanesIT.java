package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.callback.ReportViewModel.Outcome;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.engine.Event;
import dev.flowglass.model.StepPath;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The panes side by side, driven by mouse and keys.
class PanesIT extends GuiTest {
    @SuppressWarnings("NullAway.Init")
    private PanesFixture panes;

    @AfterEach
    void close() {
        fx(panes::close);
    }

    private void open(Locale locale, Theme.Choice looks) {
        show(window -> {
            var theme = new Theme();
            theme.choiceProperty().set(looks);
            theme.install();
            panes = new PanesFixture(locale, window);
            var right = new SplitPane(panes.executionsView.node(), panes.dataView.node());
            right.setDividerPositions(0.35);
            var bottom = new SplitPane(panes.timelineView.node());
            var all = new VBox(right, bottom, panes.callbacksView.node());
            right.setPrefHeight(330);
            bottom.setPrefHeight(250);
            window.setScene(new Scene(all, 1000, 760));
        });
    }

    private String text(String id) {
        return ask(() -> robot.lookup(id).queryAs(Label.class).getText());
    }

    private TableView<Event> events() {
        return robot.lookup("#events").queryTableView();
    }

    @Test
    void emptyPanesSayWhatWouldBeThere() {
        open(Locale.ENGLISH, Theme.Choice.LIGHT);

        assertThat(robot.lookup(".empty-text").queryAll())
                .extracting(node -> ((Label) node).getText())
                .anyMatch(text -> text.contains("No execution yet. F5 runs"))
                .anyMatch(text -> text.contains("No events yet"))
                .anyMatch(text -> text.contains("No data yet"))
                .anyMatch(text -> text.contains("No step waits for a report"));
        snapshot("panes-empty");
    }

    @Test
    void theTableIsLiveAndFilters() {
        open(Locale.ENGLISH, Theme.Choice.LIGHT);
        panes.running.start("names", Flows.forEachName(), "run-1", "{\"names\": [\"ann\", \"bob\", \"cy\"]}");
        await("all events are there", () -> events().getItems().size() == 24);
        assertThat(text("#event-count")).isEqualTo("24 events");

        filter("IterationEntered");
        await("the three iterations pass", () -> events().getItems().size() == 3);
        assertThat(text("#event-count")).isEqualTo("3 of 24 events");

        filter("");
        await("all are there again", () -> events().getItems().size() == 24);
        assertThat(text("#output")).isEqualTo("{\"all\":[\"ann\",\"bob\",\"cy\"]}");
        snapshot("panes-foreach");
    }

    private void filter(String text) {
        fx(() -> robot.lookup("#event-filter").queryAs(TextInputControl.class).setText(text));
    }

    @Test
    void aWaitingStepIsListedAndTheOutputIsOnScreenOnceItIsAnswered() {
        open(Locale.ENGLISH, Theme.Choice.LIGHT);
        panes.running.start(Flows.callback(), "run-1");
        await("the step waits", () -> panes.callbacks.rows().size() == 1);
        fx(() -> panes.selection.select(new StepPath(List.of(0))));
        snapshot("panes-waiting");

        robot.clickOn(".succeed");
        await(
                "the dialog is open",
                () -> robot.lookup("#report-dialog").tryQuery().isPresent());
        robot.push(KeyCode.ENTER);

        await("the output is on screen", () -> text("#output").equals("{\"s\":\"ok\"}"));
        await("nothing waits", () -> panes.callbacks.rows().isEmpty());
        assertThat(text("#callbacks-answer")).isEqualTo("Accepted: step mytask of run-1 goes on with event 6.");
        snapshot("panes-ended");
    }

    @Test
    void thousandsOfExecutionsAreListedWithoutHoldingTheWindow() {
        open(Locale.ENGLISH, Theme.Choice.LIGHT);
        for (int i = 0; i < 1_000; i++) {
            panes.running.start("passes", Flows.passes(2), "run-" + i, "{}");
        }
        await(
                "all are listed and have ended",
                () -> panes.executions.items().size() == 1_000
                        && panes.executions.items().stream()
                                .allMatch(item -> item.state().status().ended()));
        ListView<?> list = robot.lookup("#executions").queryListView();
        assertThat(list.getItems()).hasSize(1_000);
    }

    @Test
    void theyLookRightInTheDarkAndInChinese() {
        open(Locale.SIMPLIFIED_CHINESE, Theme.Choice.DARK);
        panes.running.start(Flows.approval(), "run-1");
        panes.running.start(Flows.approval(), "order-2024-000815");
        await("both wait", () -> panes.callbacks.rows().size() == 2);
        fx(() -> panes.dialog.open(panes.callbacks.rows().getFirst(), Outcome.FAILED));
        await(
                "the dialog is open",
                () -> robot.lookup("#report-dialog").tryQuery().isPresent());
        fx(() -> {
            panes.report.errorProperty().set("Odd");
            panes.report.causeProperty().set("太贵了");
        });
        snapshot("panes-dark-chinese-dialog");
        fx(panes.report::send);
        await(
                "it failed",
                () -> panes.executions.items().stream()
                        .anyMatch(item -> item.state().failure().isPresent()));
        fx(() -> panes.executions.show(panes.executions.items().stream()
                .filter(item -> item.state().failure().isPresent())
                .findFirst()
                .orElseThrow()
                .id()));
        assertThat(Objects.requireNonNull(text("#output"))).isEqualTo("太贵了");
        snapshot("panes-dark-chinese");
    }
}

package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.cli.SampleTest;
import dev.flowglass.words.Messages;
import java.nio.file.Files;
import java.util.Locale;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// Going on from the past, comparing, files, and tests made of executions.
class HistoryIT extends WindowTest {
    private String text(String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private void runTheCallbackSample() {
        openWindow();
        awaitText("version: v1");
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
    }

    private void menu(String item) {
        robot.clickOn("#menu-history");
        await("the menu is open", () -> isShown(item));
        robot.clickOn(item);
    }

    @Test
    void aForkIsAnsweredOtherwiseAndBothAreComparedAtTheirFirstDifference() {
        runTheCallbackSample();
        robot.clickOn("#tab-view-callbacks");
        robot.clickOn("#button-callbacks-approve");
        await("it has ended", () -> isShown("#status-chip:succeeded"));
        robot.clickOn("#tab-view-timeline");
        for (int i = 0; i < 4; i++) {
            robot.clickOn("#button-time-back");
        }
        await("event 5", () -> text("#moment-place").equals("Event 5 of 9"));

        press(KeyCode.F3, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

        await("the fork waits", () -> text("#execution-chooser").equals("run-2"));
        await("for its own report", () -> text("#moment-place").equals("Event 5 of 5 · live"));
        press(KeyCode.U, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("it failed", () -> isShown("#status-chip:failed"));
        assertThat(robot.lookup("#executions").queryListView().getItems()).hasSize(2);

        press(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("both are compared", () -> isShown("#compare-dialog"));
        assertThat(text("#compare-verdict")).startsWith("The first difference is event 6: TaskSucceeded mytask");
        TableView<?> table = robot.lookup("#comparison").queryTableView();
        assertThat(table.getItems()).hasSize(9);
        snapshot("compare");
    }

    @Test
    void anExecutionSavedAsATestPasses() {
        runTheCallbackSample();
        press(KeyCode.Y, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("it has ended", () -> isShown("#status-chip:succeeded"));
        chosen.next(folder);

        menu("#menu-history-save-test");

        var test = folder.resolve("callback-run-1");
        await("the folder is written", () -> Files.exists(test.resolve("history.txt")));
        var result = new SampleTest(Messages.of(Locale.ENGLISH)).compare(test);
        assertThat(result.difference()).isEmpty();
        assertThat(result.events()).isEqualTo(9);
        assertThat(read(test.resolve("answers.yaml"))).contains("report: succeeded", "output: {\"status\":\"ok\"}");
        assertThat(read(test.resolve("resources.yaml"))).contains("kind: echo");
    }

    @Test
    void aHistoryWrittenElsewhereIsImportedWithTimeTravelAndItsFirstDifferenceIsNamed() {
        runTheCallbackSample();
        press(KeyCode.Y, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("it has ended", () -> isShown("#status-chip:succeeded"));
        var file = folder.resolve("downloaded.json");
        chosen.next(file);
        menu("#menu-history-export-json");
        await("it is written", () -> Files.exists(file) && read(file).contains("ExecutionSucceeded"));

        chosen.next(file);
        menu("#menu-history-import");
        await("it is shown", () -> text("#execution-chooser").equals("downloaded"));
        assertThat(isShown("#status-chip:succeeded")).isTrue();
        robot.clickOn("#tab-view-timeline");
        robot.clickOn("#button-time-back-step");
        await("time travel", () -> text("#moment-place").equals("Event 2 of 9"));

        var other = folder.resolve("other.json");
        write(other, read(file).replace("\"StepSucceeded\"", "\"StepExited\""));
        chosen.next(other);
        menu("#menu-history-import");
        await("the difference is named", () -> isShown("#history-alert"));
        await("what agrees is shown", () -> text("#execution-chooser").equals("other"));
        assertThat(text("#moment-place")).isEqualTo("Event 6 of 6 · live");
        snapshot("import-differs");
    }

    /// By time travel to where it was entered, and back.
    private void selectTheStep() {
        robot.clickOn("#tab-view-timeline");
        robot.clickOn("#button-time-back-step");
        await("the step is entered", () -> text("#moment-place").startsWith("Event 2 of"));
        robot.clickOn("#button-time-live");
    }

    @Test
    void aStepRunsAgainFromItsBeginningAndAloneWithAGivenInput() {
        runTheCallbackSample();
        press(KeyCode.Y, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("it has ended", () -> isShown("#status-chip:succeeded"));
        selectTheStep();

        press(KeyCode.F2, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await(
                "it waits again",
                () -> text("#execution-chooser").equals("run-2") && isShown("#status-chip:waiting-callback"));

        selectTheStep();
        menu("#menu-history-step-alone");
        await("the input is asked for", () -> isShown("#run-input"));
        robot.clickOn("#run-input");
        press(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
        await(
                "the step alone waits",
                () -> text("#execution-chooser").equals("run-3") && isShown("#status-chip:waiting-callback"));
    }

    @Test
    void threeCallbacksAreApprovedAtOnce() {
        runTheCallbackSample();
        press(KeyCode.F5);
        press(KeyCode.F5);
        robot.clickOn("#tab-view-callbacks");
        TableView<?> callbacks = robot.lookup("#callbacks").queryTableView();
        await("three wait", () -> callbacks.getItems().size() == 3);
        fx(() -> callbacks.getSelectionModel().selectAll());
        await("the preview tells", () -> text("#quick-preview").contains("output {\"s\":\"ok\"}"));
        snapshot("quick-answers");
        robot.clickOn("#quick-output").write("{\"status\":\"fine\"}");
        await("the preview follows", () -> text("#quick-preview").contains("output {\"s\":\"fine\"}"));

        robot.clickOn("#button-callbacks-approve");

        await("nothing waits", () -> callbacks.getItems().isEmpty());
        await("it is told", () -> text("#callbacks-answer").equals("Approved: 3"));
        await("the output is the one typed", () -> text("#output").equals("{\"s\":\"fine\"}"));
    }
}

package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Callbacks that come late, or while nobody looks.
class CallbackIT extends WindowTest {
    private static final String LIMITED = """
        version: v1
        type: flow
        steps:
          - type: task
            name: approve
            resourceArn: acs:fc:::services/office/functions/approve
            pattern: waitForCallback
            timeoutSeconds: 86400
            inputMappings:
              - target: token
                source: $context.task.token
        """;
    private static final String RESOURCES = """
        version: 1
        resources:
          - arn: acs:fc:::services/office/functions/approve
            kind: echo
        """;

    private String text(String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private void open(String settings) {
        Path file = folder.resolve("late").resolve("flow.yaml");
        write(file, LIMITED);
        write(file.resolveSibling("resources.yaml"), RESOURCES);
        write(folder.resolve("settings.properties"), settings);
        openWindow(Optional.of(file));
        awaitText("version: v1");
    }

    private void start() {
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
    }

    @Test
    void aReportThatComesAfterTheTimeoutIsRefusedAndSaysWhy() {
        open("language=en\ntheme=LIGHT\n");
        start();
        robot.clickOn("#tab-view-callbacks");
        awaitFrames();
        robot.clickOn("#callbacks .succeed");
        await("the dialog is open", () -> isShown("#report-dialog"));
        var token =
                ask(() -> robot.lookup("#report-token").queryAs(TextField.class).getText());
        press(KeyCode.ESCAPE);
        await("the dialog is closed", () -> !isShown("#report-dialog"));
        robot.clickOn("#button-time-next-timer");
        await("it timed out", () -> isShown("#status-chip:failed"));

        robot.clickOn("#menu-callbacks");
        await("the menu is open", () -> isShown("#menu-callbacks-report"));
        robot.clickOn("#menu-callbacks-report");
        await("the dialog is open", () -> isShown("#report-dialog"));
        fx(() -> robot.lookup("#report-token").queryAs(TextField.class).setText(token));
        robot.clickOn("#report-send");

        await("it is refused", () -> text("#report-answer").startsWith("Not accepted."));
        snapshot("late-report");
        assertThat(ask(() ->
                        robot.lookup("#report-token").queryAs(TextField.class).getText()))
                .isEqualTo(token);
        assertThat(isShown("#status-chip:failed")).isTrue();
    }

    @Test
    void aNewCallbackIsToldInTheCornerOfTheScreenWhileTheWindowIsAway() {
        open("language=en\ntheme=LIGHT\n");
        fx(() -> stage.setIconified(true));
        fx(() -> robot.lookup("#button-run-start").queryButton().fire());

        await("it is told", () -> isShown("#arrival"));
        assertThat(text("#arrival-text")).isEqualTo("approve of run-1 waits for a report.");
        await("the title counts it", () -> stage.getTitle().startsWith("(1) "));
        fx(() -> robot.lookup("#arrival-show").queryButton().fire());

        await("the window shows it", () -> !isShown("#arrival") && isShown("#callbacks") && !stage.isIconified());
    }

    @Test
    void theRaceLabPlaysEachCaseAndSaysWhatComesOfIt() {
        open("language=en\ntheme=LIGHT\n");
        openRaceLab();
        ListView<?> cases = robot.lookup("#race-cases").queryListView();
        for (int i = 0; i < cases.getItems().size(); i++) {
            int row = i;
            fx(() -> cases.getSelectionModel().select(row));
            assertThat(text("#race-meaning")).isNotBlank().doesNotContain("race.");
            assertThat(text("#race-end")).endsWith(".").doesNotContain("race.");
        }
        fx(() -> cases.getSelectionModel().select(8));
        awaitFrames();
        snapshot("race-lab");
        assertThat(robot.lookup("#race-history").queryAs(TextInputControl.class).getText())
                .contains("TaskSubmitted");
    }

    @Test
    void theRaceLabLooksRightInTheDarkAndInChinese() {
        open("language=zh-CN\ntheme=DARK\n");
        openRaceLab();
        awaitFrames();
        snapshot("race-lab-dark-chinese");
        assertThat(text("#race-end")).startsWith("执行成功");
    }

    private void openRaceLab() {
        robot.clickOn("#menu-callbacks");
        await("the menu is open", () -> isShown("#menu-callbacks-race-lab"));
        robot.clickOn("#menu-callbacks-race-lab");
        await("the lab is open", () -> isShown("#race-dialog"));
    }
}

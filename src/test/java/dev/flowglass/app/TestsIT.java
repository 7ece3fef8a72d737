package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/// Tests run from the window, and what they came to.
class TestsIT extends WindowTest {
    private String text(String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private void open(String settings) {
        write(folder.resolve("settings.properties"), settings);
        openWindow(Optional.of(folder.resolve("samples").resolve("routing").resolve("flow.yaml")));
        awaitText("# A ");
        robot.clickOn("#tab-view-tests");
        await("the pane is open", () -> isShown("#tests"));
    }

    @Test
    void theTestsOfTheFolderRunAndWhatTheyCameToStandsInTextAndGraph() {
        open("language=en\ntheme=LIGHT\n");
        robot.clickOn("#button-tests-run");
        await("it has passed", () -> text("#tests-summary").equals("1 passed, 0 failed"));
        robot.clickOn("#button-tests-show-coverage");
        await("the gutter shows it", () -> isShown(".coverage-partly") || isShown(".coverage-all"));
        assertThat(robot.lookup(".coverage-not").tryQuery())
                .as("a route that no test takes")
                .isPresent();
        awaitFrames();
        snapshot("coverage");

        robot.clickOn("#button-tests-show-coverage");
        await("it is gone", () -> !isShown(".coverage-not"));

        Path history = folder.resolve("samples").resolve("routing").resolve("history.txt");
        write(history, read(history).replace("StepEntered", "StepLeft"));
        robot.clickOn("#button-tests-run");
        await("it has failed", () -> text("#tests-summary").equals("0 passed, 1 failed"));
        TableView<?> tests = robot.lookup("#tests").queryTableView();
        assertThat(tests.getItems().getFirst().toString()).contains("Line 2 of history.txt differs");
        awaitFrames();
        snapshot("tests-failed");
    }

    @Test
    void aWholeProjectIsTestedInChineseAndInTheDark() {
        write(
                folder.resolve("settings.properties"),
                "language=zh-CN\ntheme=DARK\nfolder="
                        + folder.resolve("samples").toString().replace("\\", "/") + "\n");
        openWindow(Optional.of(folder.resolve("samples").resolve("routing").resolve("flow.yaml")));
        awaitText("# A ");
        robot.clickOn("#tab-view-tests");
        robot.clickOn("#button-tests-run");
        await("all have run", () -> text("#tests-summary").contains("个通过，0 个未通过"));
        robot.clickOn("#button-tests-show-coverage");
        awaitFrames();
        snapshot("coverage-dark-chinese");
        TableView<?> tests = robot.lookup("#tests").queryTableView();
        assertThat(tests.getItems().size()).isGreaterThan(10);
    }
}

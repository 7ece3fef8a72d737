package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.language.ResourcesReader;
import dev.flowglass.source.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/// Answers in place of a resource.
class OverrideIT extends WindowTest {
    private static final String CHARGE = """
        version: v1
        type: flow
        steps:
          - type: task
            name: charge
            resourceArn: acs:fc:::services/shop/functions/charge
            retry:
              - errors: [Busy]
                intervalSeconds: 0.1
                maxAttempts: 3
        """;
    private static final String RESOURCES = """
        version: 1
        resources:
          - arn: acs:fc:::services/shop/functions/charge
            kind: echo
        """;

    private void choose(String box, int option) {
        fx(() -> robot.lookup(box).queryAs(ComboBox.class).getSelectionModel().select(option));
    }

    @Test
    void aStepFailsTwiceThenGetsAnAnswerAndThatIsSavedToTheResources() {
        Path file = folder.resolve("shop").resolve("flow.yaml");
        write(file, CHARGE);
        write(file.resolveSibling("resources.yaml"), RESOURCES);
        openWindow(Optional.of(file));
        awaitText("version: v1");
        editorCaretToStep();
        press(KeyCode.M, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("the dialog is open", () -> isShown("#override-dialog"));
        choose("#override-kind-1", 2);
        robot.clickOn("#override-text-1").eraseText(2).write("Busy: come back");
        robot.clickOn("#override-add");
        choose("#override-kind-2", 2);
        robot.clickOn("#override-text-2").write("Busy");
        robot.clickOn("#override-add");
        choose("#override-kind-3", 1);
        robot.clickOn("#override-text-3").write("{\"paid\":true}");
        snapshot("override-dialog");
        robot.clickOn("#override-set");
        await("the dialog is closed", () -> !isShown("#override-dialog"));
        awaitFrames();

        press(KeyCode.F5);
        await("it has ended", () -> isShown("#status-chip:succeeded"));
        snapshot("override-badge");
        assertThat(robot.lookup("#output").queryLabeled().getText()).isEqualTo("{\"paid\":true}");

        robot.clickOn("#menu-run");
        robot.clickOn("#menu-override-save");
        var resources = file.resolveSibling("resources.yaml");
        await("it is saved", () -> Files.exists(resources) && read(resources).contains("kind: mock"));
        assertThat(ResourcesReader.read(read(resources)).diagnostics())
                .noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        assertThat(read(resources)).contains("kind: echo", "error: { type: \"Busy\", message: \"come back\" }");
    }

    @Test
    void aFaultIsSetWithOneClickInTheGraphAndTakenAwayAgain() {
        Path file = folder.resolve("shop").resolve("flow.yaml");
        write(file, CHARGE);
        write(file.resolveSibling("resources.yaml"), RESOURCES);
        openWindow(Optional.of(file));
        awaitText("version: v1");
        editorCaretToStep();
        robot.clickOn("#graph", MouseButton.SECONDARY);
        await("the menu is open", () -> isShown("#menu-faults"));
        robot.clickOn("#menu-faults");
        await("faults are offered", () -> isShown("#menu-fault-once"));
        awaitFrames();
        snapshot("fault-palette");
        robot.clickOn("#menu-fault-once");

        press(KeyCode.F5);
        await("it has ended", () -> isShown("#status-chip:succeeded"));
        assertThat(robot.lookup("#events").queryTableView().getItems())
                .as("it failed once, with an error that the step tries again")
                .filteredOn(line -> line.toString().contains("TASK_FAILED"))
                .hasSize(1);
        robot.clickOn("#menu-run");
        robot.clickOn("#menu-faults");
        await("faults are offered", () -> isShown("#menu-fault-none"));
        robot.clickOn("#menu-fault-none");
        awaitFrames();
        snapshot("fault-gone");
    }

    private void editorCaretToStep() {
        fx(() -> editor().moveTo(editor().getText().indexOf("charge")));
        awaitFrames();
    }
}

package dev.flowglass.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// Pictures of the window, for people to look at.
class WorkbenchScreensIT extends WindowTest {
    @Test
    void theWindowFromItsFirstStartToTheEnd() {
        openWindow();
        awaitText("version: v1");
        await("the hint is there", () -> isShown("#hint"));
        assertThat(snapshot("start")).exists();

        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        assertThat(snapshot("waiting")).exists();

        robot.clickOn("Succeed…");
        await("the dialog is open", () -> isShown("#report-dialog"));
        assertThat(snapshot("dialog")).exists();
        press(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
        await("it has succeeded", () -> isShown("#status-chip:succeeded"));
        robot.clickOn("Timeline");
        assertThat(snapshot("succeeded")).exists();
    }

    @Test
    void theWindowWhileAStepRunsAndAfterAFailure() {
        var file = folder.resolve("mine").resolve("flow.yaml");
        write(file, """
            version: v1
            type: flow
            steps:
              - type: task
                name: charge
                resourceArn: acs:fc:::services/shop/functions/charge
              - type: task
                name: approve
                resourceArn: acs:fc:::services/shop/functions/approve
                pattern: waitForCallback
                inputMappings:
                  - target: token
                    source: $context.task.token
              - type: succeed
                name: done
            """);
        write(file.resolveSibling("resources.yaml"), """
            version: 1
            resources:
              - arn: acs:fc:::services/shop/functions/charge
                kind: mock
                responses:
                  - output: {paid: true}
                    delaySeconds: 1.5
              - arn: acs:fc:::services/shop/functions/approve
                kind: echo
            """);
        openWindow(Optional.of(file));
        awaitText("version: v1");
        press(KeyCode.F5);
        await("it runs", () -> isShown("#status-chip:running"));
        assertThat(snapshot("running")).exists();

        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        robot.clickOn("Fail…");
        await("the dialog is open", () -> isShown("#report-dialog"));
        robot.clickOn("#report-error").write("Rejected");
        robot.clickOn("#report-cause").write("too expensive");
        assertThat(snapshot("dialog-failure")).exists();
        press(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
        await("it has failed", () -> isShown("#status-chip:failed"));
        robot.clickOn("Timeline");
        assertThat(snapshot("failed")).exists();
    }

    @Test
    void theWindowInBothLanguagesAndThemes() {
        write(folder.resolve("settings.properties"), "language=zh-CN\ntheme=DARK\n");
        openWindow();
        awaitText("version: v1");
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        assertThat(snapshot("dark-chinese")).exists();
        press(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("the palette is open", () -> isShown("#pick"));
        assertThat(snapshot("palette-dark-chinese")).exists();
    }

    @Test
    void theWindowWithProblems() {
        var file = folder.resolve("mine").resolve("flow.yaml");
        write(file, """
            version: v1
            type: flow
            steps:
              - type: task
                name: approve
                resourceArn: acs:fc:::services/shop/functions/approve
                pattern: waitForCallback
                retyr: []
              - type: choice
                name: decide
                choices:
                  - condition: $.n > 3 && $.s == "on"
                    goto: nowhere
            """);
        openWindow(Optional.of(file));
        awaitText("version: v1");
        press(KeyCode.F5);
        await("the problems are in front", () -> isShown("#problems"));
        press(KeyCode.H, KeyCombination.SHORTCUT_DOWN);
        await("the find bar is open", () -> isShown("#find"));
        assertThat(snapshot("problems")).exists();
    }

    @Test
    void theWindowWithAFlowOfFortySteps() {
        var text = new StringBuilder("version: v1\ntype: flow\nsteps:\n");
        for (int i = 1; i <= 10; i++) {
            text.append("""
                  - type: pass
                    name: prepare%1$d
                  - type: parallel
                    name: both%1$d
                    branches:
                      - steps:
                          - type: pass
                            name: left%1$d
                      - steps:
                          - type: wait
                            name: right%1$d
                            duration: 1
                """.formatted(i));
        }
        var file = folder.resolve("mine").resolve("forty.yaml");
        write(file, text.toString());
        openWindow(Optional.of(file));
        awaitText("version: v1");
        press(KeyCode.F5);
        await("it has begun", () -> isShown("#status-chip"));
        assertThat(snapshot("forty-steps")).exists();
    }
}

package dev.flowglass.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// Pictures of the window, for people to look at.
class WorkbenchScreensIT extends WindowTest {
    @Test
    void theWindowAtItsFirstStart() {
        openWindow();
        awaitText("version: v1");
        await("the hint is there", () -> isShown("#hint"));
        assertThat(snapshot("start")).exists();

        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        snapshot("waiting");

        press(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);
        snapshot("waiting-dark");
        press(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);
        snapshot("waiting-dark-chinese");
        press(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);
        snapshot("waiting-chinese");
        press(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        snapshot("palette-chinese");
    }
}

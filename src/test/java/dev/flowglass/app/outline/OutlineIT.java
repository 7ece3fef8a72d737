package dev.flowglass.app.outline;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class OutlineIT extends WindowTest {
    @Test
    void theOutlineTellsTheRunInWordsAndGoesToTheText() {
        openWindow();
        awaitText("version: v1");
        press(KeyCode.O, SHIFT_DOWN, ALT_DOWN);
        await("the outline is in front", () -> isShown("#outline"));
        press(KeyCode.F5);
        await("it tells that the step waits", () -> lines().stream().anyMatch(line -> line.contains("waiting ")));
        // The callback has brought its own pane to the front.
        press(KeyCode.O, SHIFT_DOWN, ALT_DOWN);
        await("the outline is in front again", () -> isShown("#outline"));
        snapshot("outline-light-en");

        press(KeyCode.HOME);
        press(KeyCode.ENTER);
        await(
                "the caret is at the step",
                () -> editor().isFocused() && !editor().getSelectedText().isEmpty());
        var step = ask(() -> editor().getSelectedText());
        assertThat(lines().getFirst()).startsWith(step);

        press(KeyCode.O, SHIFT_DOWN, ALT_DOWN);
        press(KeyCode.C, SHORTCUT_DOWN);
        assertThat(ask(() -> Clipboard.getSystemClipboard().getString()))
                .startsWith("- " + step)
                .contains("waiting ");
    }

    @Test
    void theOutlineLooksRightInTheDarkAndInChinese() {
        write(folder.resolve("settings.properties"), "language=zh-CN\ntheme=DARK\n");
        openWindow(Optional.of(folder.resolve("samples").resolve("approval")));
        awaitText("");

        press(KeyCode.O, SHIFT_DOWN, ALT_DOWN);

        await("the outline is in front", () -> lines().size() > 3);
        assertThat(ask(() -> robot.lookup("#outline").queryAs(TreeView.class).getExpandedItemCount()))
                .isGreaterThan(3);
        snapshot("outline-dark-zh");
    }

    private List<String> lines() {
        return robot.lookup("#outline .tree-cell").queryAll().stream()
                .map(Node::getAccessibleText)
                .filter(text -> text != null)
                .toList();
    }
}

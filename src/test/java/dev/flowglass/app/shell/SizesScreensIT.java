package dev.flowglass.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// The whole window on small and large screens, as they are and at 150 %, in both themes and languages: pictures for
/// people to look at, and no button without its words.
class SizesScreensIT extends WindowTest {
    private record Screen(int width, int height, double scale) {
        String word() {
            return "%d-%d".formatted(width, Math.round(scale * 100));
        }
    }

    private static final List<Screen> SCREENS = List.of(
            new Screen(1366, 768, 1),
            new Screen(1366, 768, 1.5),
            new Screen(2560, 1440, 1),
            new Screen(2560, 1440, 1.5));

    private void look(String name) {
        for (var screen : SCREENS) {
            var cut = new ArrayList<Node>();
            var file = snapshot(
                    "sizes-" + name + "-" + screen.word(),
                    screen.width(),
                    screen.height(),
                    screen.scale(),
                    () -> cut.addAll(robot.lookup(SizesScreensIT::isCutButton).queryAll()));
            assertThat(file).isNotEmptyFile();
            assertThat(cut).as("cut buttons on %s", screen).isEmpty();
        }
    }

    /// A button that is there, but whose words are not.
    private static boolean isCutButton(Node node) {
        return node instanceof ButtonBase button
                && button.isTextTruncated()
                && isReallyVisible(button)
                && button.getParent() instanceof Region parent
                && button.getBoundsInParent().getMinX() < parent.getWidth();
    }

    private void wholeWindow(String settings, String name) {
        write(folder.resolve("settings.properties"), settings);
        openWindow(Optional.of(folder.resolve("samples").resolve("approval").resolve("flow.yaml")));
        awaitText("# A person");
        look(name + "-edit");
        press(KeyCode.F5);
        await("the input is asked for or the step waits", () -> isShown("#run-input") || isShown("#status-chip"));
        press(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        look(name + "-waiting");
        press(KeyCode.T, KeyCombination.SHORTCUT_DOWN);
        await("the dialog is open", () -> isShown("#report-dialog"));
        assertThat(snapshot("sizes-" + name + "-dialog")).isNotEmptyFile();
        assertThat(ask(() -> robot.lookup(SizesScreensIT::isCutButton).queryAll()))
                .isEmpty();
        press(KeyCode.ESCAPE);
    }

    @Test
    void englishAndLight() {
        wholeWindow("language=en\ntheme=LIGHT\n", "en-light");
    }

    @Test
    void englishAndDark() {
        wholeWindow("language=en\ntheme=DARK\n", "en-dark");
    }

    @Test
    void chineseAndLight() {
        wholeWindow("language=zh-CN\ntheme=LIGHT\n", "zh-light");
    }

    @Test
    void chineseAndDark() {
        wholeWindow("language=zh-CN\ntheme=DARK\n", "zh-dark");
    }
}

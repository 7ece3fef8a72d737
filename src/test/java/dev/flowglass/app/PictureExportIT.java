package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The graph of the window as a file.
class PictureExportIT extends WindowTest {
    private void exportTo(Path file) {
        chosen.next(file);
        press(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("the palette is open", () -> isShown("#pick"));
        robot.write("Export graph");
        press(KeyCode.ENTER);
        await("the file is there", () -> Files.exists(file) && file.toFile().length() > 0);
    }

    @ParameterizedTest
    @CsvSource({"graph.svg, <svg", "graph.mmd, flowchart TD"})
    void theGraphIsWrittenInTheFormThatTheNameSays(String name, String start) {
        openWindow(Optional.empty());
        awaitText("version: v1");
        var file = folder.resolve(name);

        exportTo(file);

        assertThat(file).content().startsWith(start).contains("mytask");
    }

    @Test
    void aPngPictureCanBeRead() {
        openWindow(Optional.empty());
        awaitText("version: v1");
        var file = folder.resolve("graph.png");

        exportTo(file);

        await("all of it is written", () -> isImage(file));
    }

    private static boolean isImage(Path file) {
        try {
            return Optional.ofNullable(ImageIO.read(file.toFile()))
                    .map(image -> image.getWidth() > 300)
                    .orElse(false);
        } catch (IOException e) {
            return false;
        }
    }
}

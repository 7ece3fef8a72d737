package dev.flowglass.app;

import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class RecoveryIT extends WindowTest {
    private static final String FLOW = """
        version: v1
        type: flow
        steps:
          - type: pass
            name: first
        """;

    @Test
    void whatWasTypedBeforeAKillIsBackAsUnsavedAtTheNextStart() throws TimeoutException {
        var file = type("# typed");

        killAndStartAgain();

        awaitText("# typed");
        assertThat(file).hasContent(FLOW);
        assertThat(isShown(".dirty-dot")).isTrue();
        assertThat(notices()).contains("What was not saved is back: flow.yaml.");
        snapshot("recovery-light-en");

        press(KeyCode.S, SHORTCUT_DOWN);
        await("it is saved", () -> read(file).startsWith("# typed"));
        await("nothing is kept any more", () -> kept().isEmpty());
        killAndStartAgain();
        awaitText("# typed");
        assertThat(isShown(".dirty-dot")).isFalse();
        assertThat(notices()).doesNotContain("back");
    }

    @Test
    void aTextThatWasNeverSavedComesBackToo() throws TimeoutException {
        type("# typed");
        press(KeyCode.N, SHORTCUT_DOWN);
        await("there is a new file", () -> tabs().equals(List.of("flow.yaml", "untitled.yaml")));
        robot.write("type: flow");
        await(
                "both texts are kept",
                () -> kept().size() == 2 && kept().stream().anyMatch(text -> text.contains("\"type: flow\"")));

        killAndStartAgain();

        await("both are back", () -> tabs().containsAll(List.of("flow.yaml", "untitled.yaml")));
        press(KeyCode.TAB, CONTROL_DOWN);
        awaitText("type: flow");
    }

    @Test
    void whatCameBackCanBeDiscardedAndThatCanBeUndone() throws TimeoutException {
        type("# typed");
        killAndStartAgain();
        awaitText("# typed");

        robot.clickOn("#offer-discard-restored");

        await("the text is that of the file", () -> editor().getText().equals(FLOW));
        await("nothing is unsaved", () -> !isShown(".dirty-dot"));
        await("nothing is kept any more", () -> kept().isEmpty());
        robot.clickOn(editor());
        press(KeyCode.Z, SHORTCUT_DOWN);
        awaitText("# typed");
    }

    @Test
    void whoQuitsWithoutSavingGetsNothingBack() throws TimeoutException {
        type("# typed");

        press(KeyCode.Q, SHORTCUT_DOWN);
        await("the question is there", () -> isShown("#unsaved-dialog"));
        robot.clickOn("#unsaved-discard");
        await("the window is closed", () -> !stage.isShowing());

        assertThat(kept()).isEmpty();
        reopenWindow();
        awaitText("version: v1");
        assertThat(isShown(".dirty-dot")).isFalse();
    }

    @Test
    void takingBackByHandWhatWasTypedKeepsNothing() {
        type("# typed");

        press(KeyCode.HOME, SHIFT_DOWN);
        press(KeyCode.DELETE);

        await("the text is that of the file", () -> editor().getText().equals(FLOW));
        await("nothing is kept any more", () -> kept().isEmpty());
    }

    // --- what a person does ---

    private Path type(String text) {
        var file = folder.resolve("mine").resolve("flow.yaml");
        write(file, FLOW);
        openWindow(Optional.of(file));
        awaitText("version: v1");
        robot.clickOn(editor());
        press(KeyCode.HOME, SHORTCUT_DOWN);
        robot.write(text);
        await("the text is kept", () -> kept().stream().anyMatch(kept -> kept.contains(text + "version")));
        return file;
    }

    /// A kill leaves the disk as it is at that instant, and lifts the locks.
    private void killAndStartAgain() throws TimeoutException {
        var unsaved = folder.resolve("unsaved");
        var asLeft = folder.resolve("as-left");
        copy(unsaved, asLeft);
        closeWindow();
        closeWindows();
        delete(unsaved);
        copy(asLeft, unsaved);
        delete(asLeft);
        openStage();
        openWindow();
    }

    private List<String> kept() {
        try (var files = Files.walk(folder.resolve("unsaved"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(WindowTest::read)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private List<String> tabs() {
        return robot.lookup("#files").queryAs(TabPane.class).getTabs().stream()
                .map(tab -> tab.getText())
                .toList();
    }

    private String notices() {
        return String.join(
                "\n",
                robot.lookup(".notice > .label").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .toList());
    }

    private static void copy(Path from, Path to) {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.toList().reversed()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

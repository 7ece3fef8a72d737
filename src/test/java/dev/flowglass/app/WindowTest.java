package dev.flowglass.app;

import dev.flowglass.app.shell.FileDialogs;
import dev.flowglass.desktop.Workplace;
import dev.flowglass.words.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with the whole window, on copies of the samples, with settings of its own.
public abstract class WindowTest extends GuiTest {
    @TempDir
    protected Path folder = Path.of("");

    protected final ChosenFiles chosen = new ChosenFiles();

    /// Where the executions of the window are kept.
    protected StorePlace place = new StorePlace.InMemory();

    private static final int FIRST_TIMES = 4;

    /// True once a window was used in this process.
    private static boolean used;

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private Optional<Workplace> workplace = Optional.empty();
    private Optional<FlowglassWindow> window = Optional.empty();

    /// The dialogs of the system, answered beforehand.
    protected static final class ChosenFiles implements FileDialogs {
        private Optional<Path> next = Optional.empty();

        public void next(Path path) {
            next = Optional.of(path);
        }

        private Optional<Path> take() {
            var taken = next;
            next = Optional.empty();
            return taken;
        }

        @Override
        public Optional<Path> openFile(Path start) {
            return take();
        }

        @Override
        public Optional<Path> openFolder(Path start) {
            return take();
        }

        @Override
        public Optional<Path> saveFile(Path start, String name) {
            return take();
        }
    }

    /// Opens the window as a person finds it at the first start.
    protected void openWindow() {
        openWindow(Optional.empty());
    }

    protected void openWindow(Optional<Path> open) {
        if (!used) {
            used = true;
            var wanted = place;
            place = new StorePlace.InMemory();
            FxWatchdog.ignoring(this::useForTheFirstTimes);
            place = wanted;
        }
        showWindow(open);
    }

    /// Code that is used for the first times is interpreted, and later compiled. What that costs is not what the
    /// watchdog is after, so the usual ways are gone several times before it looks.
    private void useForTheFirstTimes() {
        var settings = folder.resolve("settings.properties");
        var wanted = Files.exists(settings) ? Optional.of(read(settings)) : Optional.<String>empty();
        for (int i = 0; i < FIRST_TIMES; i++) {
            boolean english = i % 2 == 0;
            write(settings, english ? "language=en\ntheme=LIGHT\n" : "language=zh-CN\ntheme=DARK\n");
            useOnce(Messages.of(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE));
            try {
                closeWindow();
                closeWindows();
                openStage();
                Files.delete(settings);
            } catch (TimeoutException e) {
                throw new IllegalStateException("The window did not close", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        wanted.ifPresent(text -> write(settings, text));
    }

    private void useOnce(Messages words) {
        showWindow(Optional.empty());
        awaitText("version: v1");
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        for (var answer : List.of(words.text("callback.succeed"), words.text("callback.fail"))) {
            robot.clickOn(answer);
            await("the dialog is open", () -> isShown("#report-dialog"));
            press(KeyCode.ESCAPE);
            await("the dialog is closed", () -> !isShown("#report-dialog"));
        }
        robot.clickOn(words.text("action.view.timeline"));
        robot.clickOn(words.text("action.view.problems"));
        press(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("the palette is open", () -> isShown("#pick"));
        press(KeyCode.ESCAPE);
    }

    private void showWindow(Optional<Path> open) {
        var samples = folder.resolve("samples");
        copy(Path.of("samples"), samples);
        var settings = folder.resolve("settings.properties");
        if (!Files.exists(settings)) {
            write(settings, "language=en\ntheme=LIGHT\n");
        }
        var about = new Workplace.About(open, samples, settings, "0.0");
        var behind = new Workplace(folder.resolve("store"), about);
        workplace = Optional.of(behind);
        // A start loads thousands of classes and the fonts; it is measured elsewhere.
        FxWatchdog.ignoring(() -> open(behind));
    }

    private void open(Workplace behind) {
        try {
            var launch = behind.open(place);
            fx(() -> show(launch));
        } catch (Opening.Refused e) {
            throw new AssertionError(e);
        }
        awaitFrames();
    }

    private void show(Launch launch) {
        var shown = new FlowglassWindow(stage, launch, words -> chosen, background);
        window = Optional.of(shown);
        stage.setX(0);
        stage.setY(0);
        shown.open();
    }

    /// Closes the window and opens it again, as after a new start.
    protected void reopenWindow() throws TimeoutException {
        closeWindow();
        closeWindows();
        openStage();
        openWindow();
    }

    @AfterEach
    void closeWindow() {
        fx(() -> window.ifPresent(FlowglassWindow::close));
        workplace.ifPresent(Workplace::close);
    }

    // --- what a person sees and does ---

    protected CodeArea editor() {
        return robot.lookup("#editor").match(Node::isVisible).queryAs(CodeArea.class);
    }

    protected void awaitText(String beginning) {
        await(
                "a text beginning with " + beginning + " is open",
                () -> robot.lookup("#editor").queryAllAs(CodeArea.class).stream()
                        .anyMatch(area -> area.getText().startsWith(beginning) && area.getScene() != null));
    }

    protected boolean isShown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(WindowTest::isReallyVisible);
    }

    protected static boolean isReallyVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    protected void press(KeyCode code, KeyCombination.Modifier... modifiers) {
        robot.push(new KeyCodeCombination(code, modifiers));
    }

    protected static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!Files.exists(target)) {
                    Files.copy(path, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

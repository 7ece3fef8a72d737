package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A test with a window, on a screen of 1000 by 1000 points that nobody sees. The window stands in its upper left
/// corner, where it may be up to 1366 by 768 points large.
///
/// Everything a person can do goes through [#robot]; the FX thread is watched by [FxWatchdog] meanwhile.
@ExtendWith(FxWatchdog.class)
public abstract class GuiTest {
    private static final int LAYOUTS = 4;
    private static final Path SCREENS = Path.of("target", "screens");
    private static final int PATIENCE_SECONDS = 15;
    private static final int FRAMES = 5;

    protected final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    protected Stage stage;

    @BeforeEach
    void openStage() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        stage = FxToolkit.registerStage(Stage::new);
    }

    @AfterEach
    void closeWindows() throws TimeoutException {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        FxToolkit.setupFixture(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Shows `content` in a window of this size.
    protected void show(Supplier<? extends Parent> content, int width, int height) {
        show(window -> window.setScene(new Scene(content.get(), width, height)));
    }

    /// Has `content` fill the window, and shows it.
    protected void show(Consumer<Stage> content) {
        // A start is measured elsewhere.
        FxWatchdog.ignoring(() -> {
            fx(() -> {
                content.accept(stage);
                stage.setX(0);
                stage.setY(0);
                stage.show();
            });
            awaitFrames();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until the window was laid out and painted a few times.
    protected void awaitFrames() {
        var frames = new CountDownLatch(FRAMES);
        var timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                frames.countDown();
            }
        };
        fx(timer::start);
        try {
            assertThat(frames.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fx(timer::stop);
    }

    /// Does this on the FX thread and waits until it is done.
    protected void fx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), action);
    }

    /// Asks this on the FX thread.
    protected <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), question);
    }

    /// Waits until this holds, asked on the FX thread; fails with `what` was waited for.
    protected void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> ask(condition::getAsBoolean));
        } catch (TimeoutException e) {
            snapshot("waited-in-vain-" + getClass().getSimpleName());
            throw new AssertionError("Waited in vain until " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Writes what a person sees, all windows and dialogs, to `target/screens/NAME.png`.
    protected Path snapshot(String name) {
        return snapshot(name, this::paint);
    }

    /// Writes the window as it would be on another screen, without what lies over it.
    ///
    /// @param width of the screen in its pixels
    /// @param scale how much larger than usual everything is there
    /// @param also looks at the window while it is so large
    protected Path snapshot(String name, int width, int height, double scale, Runnable also) {
        return snapshot(name, () -> {
            var root = stage.getScene().getRoot();
            double usualWidth = root.getLayoutBounds().getWidth();
            double usualHeight = root.getLayoutBounds().getHeight();
            resize(root, Math.floor(width / scale), Math.floor(height / scale));
            var parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(scale, scale));
            var picture = pixels(root.snapshot(parameters, null));
            also.run();
            resize(root, usualWidth, usualHeight);
            return picture;
        });
    }

    /// Some panes know their size only after a layout, and what they show then only after another one.
    private static void resize(Parent root, double width, double height) {
        root.resize(width, height);
        for (int i = 0; i < LAYOUTS; i++) {
            root.applyCss();
            root.layout();
        }
    }

    private Path snapshot(String name, Supplier<BufferedImage> paint) {
        var picture = new BufferedImage[1];
        WaitForAsyncUtils.waitForFxEvents();
        FxWatchdog.ignoring(() -> fx(() -> picture[0] = paint.get()));
        try {
            var file = Files.createDirectories(SCREENS).resolve(name + ".png");
            ImageIO.write(picture[0], "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage paint() {
        var picture = new BufferedImage(
                (int) Math.ceil(stage.getWidth()), (int) Math.ceil(stage.getHeight()), BufferedImage.TYPE_INT_ARGB);
        var graphics = picture.createGraphics();
        for (var window : Window.getWindows()) {
            var scene = window.getScene();
            if (window.isShowing() && scene != null) {
                graphics.drawImage(
                        pixels(scene),
                        (int) Math.round(window.getX() + scene.getX() - stage.getX()),
                        (int) Math.round(window.getY() + scene.getY() - stage.getY()),
                        null);
            }
        }
        graphics.dispose();
        return picture;
    }

    private static BufferedImage pixels(Scene scene) {
        return pixels(scene.snapshot(null));
    }

    private static BufferedImage pixels(WritableImage image) {
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }
}

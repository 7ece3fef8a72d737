package dev.flowglass.app.editor;

import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;

/// Time from a key press to the next painted frame and to the problems of the text, the longest time for which the FX
/// thread was held meanwhile, and time to open large files. Started by hand:
///
///     mvn test-compile exec:exec -Dmain.class=dev.flowglass.app.editor.EditorBench -Dexec.classpathScope=test \
///       -Drun.flags="-Dglass.platform=Headless -Dprism.order=sw -Djavafx.animation.fullspeed=true"
///
/// A frame is painted when the pulse after it begins; pulses are unlimited. Problems come 150 ms after the last key
/// press at the earliest, as reading waits that long. Held is the longest time that a task had to wait for the FX
/// thread.
public final class EditorBench {
    private static final int KEYS = 200;
    private static final int WARM_UP = 60;
    private static final int READINGS = 30;
    private static final long IDLE_MILLIS = 150;

    private EditorBench() {}

    public static void main(String[] args) {
        Application.launch(Measuring.class, args);
    }

    static String flow(int lines) {
        var text = new StringBuilder("version: v1\ntype: flow\nsteps:\n");
        for (int i = 0; i < lines / 5; i++) {
            text.append("""
                  - type: task
                    name: step%d
                    resourceArn: acs:fc:::services/shop/functions/pay  # %d
                    inputMappings:
                      - {target: order, source: $input.order}
                """.formatted(i, i).indent(0));
        }
        return text.toString();
    }

    /// The window.
    public static final class Measuring extends Application {
        private final BorderPane root = new BorderPane();
        private final Words words = new Words(Locale.ENGLISH);
        private Optional<FlowEditor> editor = Optional.empty();
        private final Theme theme = new Theme();

        @Override
        public void start(Stage stage) {
            theme.install();
            stage.setScene(new Scene(root, 700, 640));
            stage.show();
            Thread.ofPlatform().start(() -> {
                try {
                    measure();
                } catch (InterruptedException | IOException | ExecutionException e) {
                    throw new IllegalStateException(e);
                } finally {
                    Platform.exit();
                }
            });
        }

        private void measure() throws InterruptedException, IOException, ExecutionException {
            for (int lines : List.of(10_000, 20_000)) {
                open("%,d lines".formatted(lines), flow(lines));
                keys("%,d lines".formatted(lines));
            }
            open("10,000 lines", flow(10_000));
            problems("10,000 lines");
            folded("10,000 lines");
            open("a line of 20,000 characters", "text: " + "x".repeat(19_000));
            keys("a line of 20,000 characters");
            refused();
        }

        private void open(String what, String text) throws InterruptedException, IOException, ExecutionException {
            var file = Files.writeString(Files.createTempFile("flow", ".yaml"), text);
            var hold = new Hold();
            long begin = System.nanoTime();
            if (new Disk().open(file) instanceof Disk.Opening.Opened(Path path, FileText read)) {
                fx(() -> show(read));
                painted();
            }
            System.out.printf(
                    Locale.ROOT,
                    "open %s: %.0f ms, held %.0f ms%n",
                    what,
                    (System.nanoTime() - begin) / 1e6,
                    hold.end());
            Files.delete(file);
            settle();
        }

        private Object show(FileText read) {
            editor.ifPresent(FlowEditor::close);
            var background = Executors.newVirtualThreadPerTaskExecutor();
            var model = new EditorViewModel(
                    Optional.of(Path.of("flow.yaml")),
                    read,
                    "flow.yaml",
                    FlowReading.of(Optional.of(Path.of("flow.yaml"))),
                    background,
                    Platform::runLater,
                    CompletableFuture.delayedExecutor(IDLE_MILLIS, TimeUnit.MILLISECONDS, Platform::runLater));
            var shown = new FlowEditor(model, words);
            editor = Optional.of(shown);
            root.setCenter(shown.node());
            shown.requestFocus();
            return shown;
        }

        private void keys(String what) throws InterruptedException, ExecutionException {
            middle();
            double[] times = new double[KEYS];
            var hold = new Hold();
            for (int i = 0; i < KEYS; i++) {
                if (i == WARM_UP) {
                    hold.end();
                    hold = new Hold();
                }
                long begin = System.nanoTime();
                fx(this::type);
                painted();
                times[i] = (System.nanoTime() - begin) / 1e6;
            }
            double[] warm = Arrays.copyOfRange(times, WARM_UP, KEYS);
            System.out.printf(
                    Locale.ROOT,
                    "key press in %s: painted after %.0f ms, 95 %% under %.0f ms, held %.0f ms%n",
                    what,
                    percentile(warm, 0.5),
                    percentile(warm, 0.95),
                    hold.end());
        }

        private void problems(String what) throws InterruptedException, ExecutionException {
            middle();
            double[] times = new double[READINGS];
            for (int i = 0; i < READINGS; i++) {
                var read = new CountDownLatch(1);
                var model = editor.orElseThrow().model();
                var subscription = fx(() -> model.documentProperty().subscribe((was, is) -> read.countDown()));
                long begin = System.nanoTime();
                fx(this::type);
                read.await();
                times[i] = (System.nanoTime() - begin) / 1e6;
                fx(() -> {
                    subscription.unsubscribe();
                    return subscription;
                });
            }
            System.out.printf(
                    Locale.ROOT,
                    "key press in %s: problems after %.0f ms, 95 %% under %.0f ms, %d of them waiting%n",
                    what,
                    percentile(times, 0.5),
                    percentile(times, 0.95),
                    IDLE_MILLIS);
        }

        private void folded(String what) throws InterruptedException, ExecutionException {
            var hold = new Hold();
            long begin = System.nanoTime();
            fx(() -> {
                editor.orElseThrow().foldAll();
                return root;
            });
            painted();
            System.out.printf(
                    Locale.ROOT,
                    "fold all steps of %s: %.0f ms, held %.0f ms%n",
                    what,
                    (System.nanoTime() - begin) / 1e6,
                    hold.end());
            keys(what + ", folded");
        }

        private void refused() throws IOException {
            var file = Files.writeString(Files.createTempFile("flow", ".yaml"), "text: " + "x".repeat(1_048_000));
            long begin = System.nanoTime();
            var opening = new Disk().open(file);
            System.out.printf(
                    Locale.ROOT,
                    "open a line of 1 MB: %.0f ms, %s%n",
                    (System.nanoTime() - begin) / 1e6,
                    opening instanceof Disk.Opening.Refused(Path path, Disk.Refusal why)
                            ? "refused: " + why
                            : "opened");
            Files.delete(file);
        }

        private CodeArea area() {
            return (CodeArea) root.lookup("#editor");
        }

        private void middle() throws InterruptedException, ExecutionException {
            fx(() -> {
                var area = area();
                int line = area.getParagraphs().size() / 2 / 5 * 5 + 4;
                area.moveTo(Math.min(line, area.getParagraphs().size() - 1), 5);
                area.requestFollowCaret();
                return area;
            });
            settle();
        }

        private Object type() {
            var area = area();
            Event.fireEvent(
                    area, new KeyEvent(KeyEvent.KEY_TYPED, "x", "x", KeyCode.UNDEFINED, false, false, false, false));
            return area;
        }

        private static void settle() throws InterruptedException {
            for (int i = 0; i < 10; i++) {
                painted();
            }
        }

        /// Waits until the frame with all that was done so far is painted.
        private static void painted() throws InterruptedException {
            var done = new CountDownLatch(2);
            Platform.runLater(() -> new AnimationTimer() {
                @Override
                public void handle(long now) {
                    done.countDown();
                    if (done.getCount() == 0) {
                        stop();
                    }
                }
            }.start());
            done.await();
        }

        private static <T> T fx(Callable<T> action) throws InterruptedException, ExecutionException {
            var done = new CompletableFuture<T>();
            Platform.runLater(() -> {
                try {
                    done.complete(action.call());
                } catch (Exception e) {
                    done.completeExceptionally(e);
                }
            });
            return done.get();
        }
    }

    private static double percentile(double[] times, double part) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
    }

    /// Asks the FX thread for a sign of life all the time.
    private static final class Hold {
        private final AtomicLong longest = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread asking = Thread.ofPlatform().daemon().start(this::ask);

        private void ask() {
            while (!over.get()) {
                var answered = new CountDownLatch(1);
                long begin = System.nanoTime();
                Platform.runLater(answered::countDown);
                try {
                    answered.await();
                    longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
                    Thread.sleep(2);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        /// In milliseconds.
        double end() {
            over.set(true);
            asking.interrupt();
            return longest.get() / 1e6;
        }
    }
}

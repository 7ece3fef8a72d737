package dev.flowglass.app.graph;

import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.graph.layout.Direction;
import dev.flowglass.app.graph.layout.GraphLayout;
import dev.flowglass.app.graph.layout.Outlines;
import dev.flowglass.app.graph.layout.StructuredLayout;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.FlowReader;
import dev.flowglass.language.Outline;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Time of the layout, from an edit of the text to its picture, of the first picture and of frames, at 200, 1,000 and
/// 5,000 steps. Started by hand:
///
///     mvn test-compile exec:exec@bench -Dbench.main=dev.flowglass.app.graph.GraphBench
///
/// A frame is timed from pulse to pulse with unlimited pulses, panning, zooming or changing states all the time; so it
/// holds all that a frame costs, also what JavaFX adds. Shown are the median and the 95th percentile.
public final class GraphBench {
    private static final int FRAMES = 240;
    private static final List<Integer> SIZES = List.of(200, 1000, 5000);

    private GraphBench() {}

    public static void main(String[] args) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", "true");
        for (int size : SIZES) {
            layouts(size);
        }
        Application.launch(Frames.class, args);
    }

    private static Outline outline(int size) {
        return Outlines.random(new Random(7), size);
    }

    private static void layouts(int size) {
        var outline = outline(size);
        int steps = Outlines.count(outline.steps());
        var layout = new StructuredLayout(Outlines.MEASURE, Outlines.WORDS, Direction.DOWN);
        long begin = System.nanoTime();
        GraphLayout made = layout.layout(outline, Set.of());
        double cold = (System.nanoTime() - begin) / 1e6;
        double[] times = new double[200];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            made = layout.layout(outline, Set.of());
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        double warm = percentile(Arrays.copyOfRange(times, 100, 200), 0.5);
        System.out.printf(
                Locale.ROOT,
                "layout of %,d steps (%,d boxes, %,d edges): first %.2f ms, warm %.3f ms, %.2f us a step%n",
                steps,
                made.boxes().size(),
                made.edges().size(),
                cold,
                warm,
                warm * 1000 / steps);
    }

    private static double percentile(double[] times, double part) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
    }

    /// The window of the frames.
    public static final class Frames extends Application {
        @Override
        public void start(Stage stage) {
            InstalledTheme.get();
            var view = new GraphView(
                    new Words(Locale.ENGLISH), new Selection(), () -> Instant.EPOCH, _ -> Optional.empty());
            view.reducedMotionProperty().set(true);
            stage.setScene(new Scene(view, 980, 900));
            stage.show();
            Thread.ofPlatform().start(() -> measure(view));
        }

        private static void measure(GraphView view) {
            try {
                firstPicture(view);
                for (int size : SIZES) {
                    edits(size, view);
                }
                for (int size : SIZES) {
                    states(size, view);
                }
                for (int size : SIZES) {
                    var outline = outline(size);
                    fx(() -> view.open(FlowReader.read("")));
                    fx(() -> view.show(outline));
                    fx(view::zoomNormal);
                    pan(size + " steps at 100 %", view);
                    zoom(size + " steps from 100 % to 3 %", view);
                    fx(view::zoomNormal);
                    fx(() -> {
                        for (int i = 0; i < 40 && view.scale() > 0.26; i++) {
                            view.zoomOut();
                        }
                    });
                    pan(size + " steps at 25 %", view);
                    fx(view::fit);
                    pan(size + " steps, all", view);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Platform.exit();
        }

        /// Of a text that was never seen, in a view that was never used; without what JavaFX loads for a window.
        private static void firstPicture(GraphView view) throws InterruptedException {
            var text = FlowTexts.of(1000);
            long begin = System.nanoTime();
            var read = FlowReader.read(text);
            double reading = (System.nanoTime() - begin) / 1e6;
            double showing = picture(view, () -> view.open(read));
            System.out.printf(
                    Locale.ROOT, "first picture of 1,000 steps: read in %.0f ms, shown in %.0f ms%n", reading, showing);
        }

        /// Until the frame with it is painted.
        private static double picture(GraphView view, Runnable show) throws InterruptedException {
            var painted = new CountDownLatch(1);
            long begin = System.nanoTime();
            fx(() -> {
                show.run();
                view.getScene().addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        view.getScene().removePostLayoutPulseListener(this);
                        painted.countDown();
                    }
                });
                Platform.requestNextPulse();
            });
            painted.await();
            return (System.nanoTime() - begin) / 1e6;
        }

        /// A name is changed here and there: reading is off the FX thread, the rest on it.
        private static void edits(int size, GraphView view) throws InterruptedException {
            var text = FlowTexts.of(size);
            fx(() -> view.open(FlowReader.read(text)));
            int rounds = size > 2000 ? 60 : 240;
            double[] reading = new double[rounds];
            double[] showing = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                var edited = text.replace("name: s" + i % 60 * 3 + "\n", "name: edited" + i + "\n");
                long begin = System.nanoTime();
                var read = FlowReader.read(edited);
                reading[i] = (System.nanoTime() - begin) / 1e6;
                showing[i] = picture(view, () -> view.show(read));
            }
            double[] warm = Arrays.copyOfRange(reading, rounds / 2, rounds);
            double[] shown = Arrays.copyOfRange(showing, rounds / 2, rounds);
            System.out.printf(
                    Locale.ROOT,
                    "edit to picture, %,d steps: off the FX thread %.1f ms, 95 %% under %.1f ms; layout and frame %.1f"
                            + " ms, 95 %% under %.1f ms%n",
                    size,
                    percentile(warm, 0.5),
                    percentile(warm, 0.95),
                    percentile(shown, 0.5),
                    percentile(shown, 0.95));
        }

        /// At each frame fifteen steps are left and fifteen entered.
        private static void states(int size, GraphView view) throws InterruptedException {
            var run = new Run(FlowTexts.passes(size)).start("{}");
            var events = run.events();
            fx(() -> view.open(Run.document(FlowTexts.passes(size))));
            fx(view::fit);
            double[] times = new double[FRAMES];
            var done = new CountDownLatch(1);
            fx(() -> {
                var states = new RunStates(run.flow());
                new Pulses(
                                times,
                                frame -> {
                                    int from = Math.min(frame * 30, events.size());
                                    states.add(events.subList(from, Math.min(from + 30, events.size())));
                                    view.showRun(states);
                                },
                                done)
                        .start();
            });
            done.await();
            int last = Math.min(FRAMES, events.size() / 30);
            double[] warm = Arrays.copyOfRange(times, last / 4, last);
            System.out.printf(
                    Locale.ROOT,
                    "30 events a frame, %,d steps, all (%.0f %%): %.1f ms a frame, 95 %% under %.1f ms%n",
                    size,
                    view.scale() * 100,
                    percentile(warm, 0.5),
                    percentile(warm, 0.95));
            fx(view::hideRun);
        }

        private static void zoom(String what, GraphView view) throws InterruptedException {
            double[] times = new double[FRAMES];
            var done = new CountDownLatch(1);
            fx(() -> new Pulses(
                            times,
                            frame -> {
                                if (frame % 30 < 15) {
                                    view.zoomOut();
                                } else {
                                    view.zoomIn();
                                }
                            },
                            done)
                    .start());
            done.await();
            double[] warm = Arrays.copyOfRange(times, FRAMES / 4, FRAMES);
            System.out.printf(
                    Locale.ROOT,
                    "zoom %s: %.1f ms a frame, 95 %% under %.1f ms%n",
                    what,
                    percentile(warm, 0.5),
                    percentile(warm, 0.95));
        }

        private static void fx(Runnable action) throws InterruptedException {
            var done = new CountDownLatch(1);
            Platform.runLater(() -> {
                action.run();
                done.countDown();
            });
            done.await();
        }

        private static void pan(String what, GraphView view) throws InterruptedException {
            double[] times = new double[FRAMES];
            var done = new CountDownLatch(1);
            fx(() -> new Pulses(times, frame -> view.pan(frame % 120 < 60 ? 3 : -3, frame % 80 < 40 ? -7 : 7), done)
                    .start());
            done.await();
            double[] warm = Arrays.copyOfRange(times, FRAMES / 4, FRAMES);
            System.out.printf(
                    Locale.ROOT,
                    "pan %s (%.0f %%): %.1f ms a frame, 95 %% under %.1f ms%n",
                    what,
                    view.scale() * 100,
                    percentile(warm, 0.5),
                    percentile(warm, 0.95));
        }
    }

    /// Moves at each pulse and takes the time between pulses.
    private static final class Pulses extends AnimationTimer {
        private final double[] times;
        private final Consumer<Integer> move;
        private final CountDownLatch done;
        private int frame = -1;
        private long last;

        Pulses(double[] times, Consumer<Integer> move, CountDownLatch done) {
            this.times = times;
            this.move = move;
            this.done = done;
        }

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            if (frame >= 0) {
                times[frame] = (now - last) / 1e6;
            }
            last = now;
            frame++;
            if (frame == times.length) {
                stop();
                done.countDown();
            } else {
                move.accept(frame);
            }
        }
    }
}

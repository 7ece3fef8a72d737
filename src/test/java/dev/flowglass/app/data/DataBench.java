package dev.flowglass.app.data;

import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.StepPath;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;

/// How long data of 1 MB and 50 MB takes to open in the data pane, and the frames while it is scrolled. Started by
/// hand:
///
///     mvn test-compile exec:exec@bench -Dbench.main=dev.flowglass.app.data.DataBench
///
/// Opening is timed from the choice of the execution to the end of the layout of the frame that shows it. A frame is
/// timed from pulse to pulse with unlimited pulses.
public final class DataBench {
    private static final String TEXT = "version: v1\ntype: flow\nsteps:\n  - {type: pass, name: p}\n";
    private static final int FRAMES = 240;

    private DataBench() {}

    public static void main(String[] args) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", "true");
        Application.launch(Panes.class, args);
    }

    /// Orders of about 210 bytes each.
    private static Obj orders(int bytes) {
        var orders = new ArrayList<Value>();
        for (int i = 0; i < bytes / 210; i++) {
            orders.add(Obj.of("id", Value.of("order-" + i), "total", Value.of(i * 7 % 1000))
                    .with("customer", Obj.of("name", Value.of("Customer number " + i), "city", Value.of("杭州")))
                    .with(
                            "lines",
                            Array.of(Value.of(i), Value.of("a line of text that is as long as lines are"), Value.NULL))
                    .with("note", Value.of("Deliver to the back door, please, after " + i % 24 + " o'clock.")));
        }
        return Obj.of("orders", Array.of(orders));
    }

    private static Batch execution(String name, Obj input) {
        var definition = new FlowDefinition(TEXT, FlowReader.read(TEXT).flow().orElseThrow());
        var event = new Event(
                1,
                0,
                Instant.EPOCH,
                EventType.EXECUTION_STARTED,
                StepPath.FLOW,
                "",
                0,
                new Detail.Began(input, Obj.EMPTY));
        var state = ExecutionState.initial(Definition.of(definition.flow(), "bench", name))
                .with(event);
        return new Batch(new ExecutionId("bench", name), definition, List.of(event), state);
    }

    /// The window of the pane.
    public static final class Panes extends Application {
        private final ExecutionsViewModel executions = new ExecutionsViewModel(new FxEventFeed());
        private final DataViewModel model = new DataViewModel(executions, new Selection());

        @Override
        public void start(Stage stage) {
            new Theme().install();
            var words = new Words(Locale.ENGLISH);
            var origins = new OriginDialog(stage, words, Runnable::run, Runnable::run, (event, through) -> {});
            var view = new DataView(model, words, new Keys(), origins);
            var scene = new Scene((Parent) view.node(), 460, 800);
            stage.setScene(scene);
            stage.show();
            Thread.ofPlatform().start(() -> measure(scene));
        }

        private void measure(Scene scene) {
            try {
                for (int round = 0; round < 4; round++) {
                    open("warm-" + round, 100_000, scene, round == 0);
                }
                for (int round = 0; round < 3; round++) {
                    open("mega-" + round, 1_000_000, scene, true);
                }
                scroll("1 MB", scene);
                for (int round = 0; round < 2; round++) {
                    open("giant-" + round, 50_000_000, scene, true);
                }
                scroll("50 MB", scene);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Platform.exit();
        }

        private void open(String name, int bytes, Scene scene, boolean tell) throws InterruptedException {
            var input = orders(bytes);
            var batch = execution(name, input);
            // As it is after the engine, or the import of a history, has looked at it.
            input.bytes();
            double[] blocked = new double[1];
            var painted = new CountDownLatch(1);
            long[] begin = new long[1];
            Platform.runLater(() -> {
                begin[0] = System.nanoTime();
                executions.adopt(batch);
                executions.show(batch.id());
                blocked[0] = (System.nanoTime() - begin[0]) / 1e6;
                scene.addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        painted.countDown();
                    }
                });
                Platform.requestNextPulse();
            });
            painted.await();
            double shown = (System.nanoTime() - begin[0]) / 1e6;
            if (tell) {
                boolean cut = model.rows().stream().anyMatch(DataRow.Cut.class::isInstance);
                System.out.printf(
                        Locale.ROOT,
                        "%,d bytes: model %.0f ms, shown after %.0f ms, %,d rows%s%n",
                        Json.text(input).length(),
                        blocked[0],
                        shown,
                        model.rows().size(),
                        cut ? ", in part with a notice" : "");
            }
        }

        private static void scroll(String what, Scene scene) throws InterruptedException {
            ListView<?> list = (ListView<?>) scene.lookup("#data");
            double[] times = new double[FRAMES];
            var done = new CountDownLatch(1);
            Platform.runLater(() -> new AnimationTimer() {
                private int frame = -10;
                private long before;

                @Override
                public void handle(long now) {
                    long time = System.nanoTime();
                    if (frame >= 0) {
                        times[frame] = (time - before) / 1e6;
                    }
                    before = time;
                    frame++;
                    list.scrollTo(Math.floorMod(
                            frame * 37, Math.max(1, list.getItems().size())));
                    if (frame == FRAMES) {
                        stop();
                        done.countDown();
                    }
                }
            }.start());
            done.await();
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "scroll %s: frame %.1f ms, 95 %% under %.1f ms, longest %.1f ms%n",
                    what,
                    times[FRAMES / 2],
                    times[FRAMES * 95 / 100],
                    times[FRAMES - 1]);
        }
    }
}

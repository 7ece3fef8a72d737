package dev.flowglass.app.timeline;

import dev.flowglass.app.FlowglassWindow;
import dev.flowglass.app.Frames;
import dev.flowglass.app.StorePlace;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.shell.FileDialogs;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;
import dev.flowglass.desktop.Workplace;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.language.FlowReader;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/// The timeline with 50,000 and 1,000,000 events, and the whole window while 1,000 events a second happen. Started by
/// hand; without arguments everything, else of `table`, `million` and `live` what is named:
///
///     mvn test-compile exec:exec -Dmain.class=dev.flowglass.app.timeline.TimelineBench -Dexec.classpathScope=test \
///       -Drun.flags="-Dglass.platform=Headless -Dprism.order=sw -Xmx1g"
///
/// Frames are timed from pulse to pulse, so a frame that costs nothing takes 16.7 ms. The longest hold is how late the
/// FX thread answered at most, asked every five milliseconds.
public final class TimelineBench {
    private static final Instant NOW = Instant.parse("2024-03-05T08:09:10.123Z");
    private static final int FRAMES = 240;
    private static final int A_SECOND = 1_000;
    private static final int SECONDS = 6;

    private TimelineBench() {}

    public static void main(String[] arguments) {
        Application.launch(Measuring.class, arguments);
    }

    /// The thread that measures, beside the FX thread.
    public static final class Measuring extends Application {
        @Override
        public void start(Stage stage) {
            var theme = new Theme();
            theme.choiceProperty().set(Theme.Choice.LIGHT);
            theme.install();
            Platform.setImplicitExit(false);
            var what = getParameters().getRaw();
            Thread.ofPlatform().start(() -> {
                int failures = 0;
                try {
                    if (what.isEmpty() || what.contains("table")) {
                        new Table(stage, 50_000).measure();
                        new Table(stage, 50_000).measure();
                    }
                    if (what.isEmpty() || what.contains("million")) {
                        new Table(stage, 1_000_000).measure();
                        new Table(stage, 1_000_000).measure();
                    }
                    if (what.isEmpty() || what.contains("live")) {
                        Live.measure();
                    }
                } catch (Exception e) {
                    e.printStackTrace();
                    failures = 1;
                }
                System.exit(failures);
            });
        }
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// A history that is there already, in the timeline alone.
    private static final class Table {
        private final Stage stage;
        private final int size;
        private final FlowDefinition definition = definition();
        private final Selection selection = new Selection();

        Table(Stage stage, int size) {
            this.stage = stage;
            this.size = size;
        }

        private static FlowDefinition definition() {
            var text = """
                version: v1
                type: flow
                steps:
                  - type: pass
                    name: parcel
                    outputMappings:
                      - {target: weight, source: 4711}
                      - {target: receiver, source: 'Ann Example, 12 Long Street'}
                  - type: choice
                    name: again
                    choices:
                      - condition: $.weight > 0
                        goto: parcel
                  - type: succeed
                    name: done
                """;
            return new FlowDefinition(text, FlowReader.read(text).flow().orElseThrow());
        }

        /// As many events as are wanted and a little more.
        private List<Batch> run(int events) {
            var limits = new Limits(
                    10_000_000, 1 << 30, 10_000_000, Limits.SERVICE.longestWait(), Limits.SERVICE.duration());
            var id = new ExecutionId("bench", "run");
            var state = ExecutionState.initial(Definition.of(definition.flow(), id.flow(), id.name(), limits));
            var engine = new Engine(new TokenKey(new byte[32]));
            var batches = new ArrayList<Batch>();
            Command command = new Command.Start(Obj.EMPTY);
            while (state.lastEventId() < events) {
                var accepted = (Decision.Accepted) engine.decide(state, command, NOW.plusMillis(batches.size()));
                state = accepted.after();
                batches.add(new Batch(id, definition, accepted.events(), state));
                command = new Command.Advance(4);
            }
            return batches;
        }

        void measure() throws InterruptedException {
            var batches = run(size + A_SECOND * SECONDS);
            var before = new ArrayList<Event>();
            int next = 0;
            while (before.size() < size) {
                before.addAll(batches.get(next++).events());
            }
            var last = batches.get(next - 1);
            var coming = List.copyOf(batches.subList(next, batches.size()));
            batches.clear();
            var executions = new ExecutionsViewModel(new FxEventFeed());
            Frames.fx(() -> executions.adopt(new Batch(last.id(), definition, before, last.after())));
            int there = before.size();
            before.clear();
            before.trimToSize();
            long empty = used();
            long begin = System.nanoTime();
            var model = new TimelineViewModel[1];
            try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
                Frames.fx(() -> model[0] = show(executions, background));
                Frames.fx(() -> executions.show(last.id()));
                Frames.fx(() -> {});
                say("%n%,d events: shown after %.0f ms", there, (System.nanoTime() - begin) / 1e6);
                TableView<?> table = (TableView<?>) stage.getScene().lookup("#events");
                Frames.fx(() -> model[0].followingProperty().set(false));
                say(
                        "  scroll by three rows a frame: %s",
                        Frames.measure(FRAMES, n -> table.scrollTo(there / 3 + 3 * n)));
                say(
                        "  jump to another place each frame: %s",
                        Frames.measure(FRAMES, n -> table.scrollTo((int) ((n * 7_919L * 31) % there))));
                say("  memory of the timeline beside the events: %.1f MB", (used() - empty) / 1e6);
                filter(model[0], "stepentered");
                filter(model[0], "parcel exited");
                filter(model[0], "weight");
                filter(model[0], "\"weight\":4711");
                filter(model[0], "4711");
                filter(model[0], "");
                say("  memory after filters: %.1f MB", (used() - empty) / 1e6);
                Frames.fx(() -> model[0].followingProperty().set(true));
                append(executions, coming, "following");
                Frames.fx(() -> stage.setScene(new Scene(new javafx.scene.Group(), 200, 200)));
            }
        }

        private TimelineViewModel show(ExecutionsViewModel executions, ExecutorService background) {
            var words = new Words(Locale.ENGLISH);
            var model = new TimelineViewModel(executions, selection, background, Platform::runLater);
            var view = new TimelineView(model, selection, words, new Keys(), new FxClock(() -> NOW));
            stage.setScene(new Scene((Parent) view.node(), 1366, 300));
            stage.show();
            return model;
        }

        private static void filter(TimelineViewModel model, String text) throws InterruptedException {
            try (var holds = new Frames.Holds()) {
                long begin = System.nanoTime();
                Frames.fx(() -> model.filterProperty().set(text));
                Frames.until(() -> !model.searching());
                double took = (System.nanoTime() - begin) / 1e6;
                Frames.fx(() -> {});
                say(
                        "  filter '%s': %.0f ms to %,d rows, longest hold of the FX thread %.0f ms",
                        text, took, model.shownProperty().get(), holds.longest());
            }
        }

        private static void append(ExecutionsViewModel executions, List<Batch> coming, String how)
                throws InterruptedException {
            var told = new AtomicLong();
            try (var holds = new Frames.Holds()) {
                var frames = Frames.measure(60 * (SECONDS - 2), n -> {
                    int events = 0;
                    while (events < A_SECOND / 60 && told.get() < coming.size()) {
                        var batch = coming.get((int) told.getAndIncrement());
                        executions.adopt(batch);
                        events += batch.events().size();
                    }
                });
                say("  1,000 events/s appended, %s: %s, longest hold %.0f ms", how, frames, holds.longest());
            }
        }
    }

    /// The whole window, and a flow that goes round and round as fast as it is answered.
    private static final class Live {
        private static final String ROUND = """
            version: v1
            type: flow
            steps:
              - type: task
                name: work
                resourceArn: acs:fc:::services/bench/functions/work
                pattern: waitForCallback
                inputMappings:
                  - {target: token, source: $context.task.token}
                outputMappings:
                  - {target: n, source: $local.n}
              - type: pass
                name: count
                outputMappings:
                  - {target: on, source: 1}
              - type: choice
                name: again
                choices:
                  - condition: $.on > 0
                    goto: work
              - type: succeed
                name: done
            """;
        private static final String ECHO = """
            version: 1
            resources:
              - {arn: 'acs:fc:::services/bench/functions/work', kind: echo}
            """;

        private Live() {}

        static void measure() throws Exception {
            var folder = Files.createTempDirectory("timeline-bench");
            var file = Files.createDirectories(folder.resolve("round")).resolve("flow.yaml");
            Files.writeString(file, ROUND);
            Files.writeString(file.resolveSibling("resources.yaml"), ECHO);
            Files.writeString(folder.resolve("settings.properties"), "language=en\ntheme=LIGHT\n");
            var about = new Workplace.About(
                    Optional.of(file), Path.of("samples"), folder.resolve("settings.properties"), "0.0");
            for (var what : List.of("the first window, not warm", "the window", "the window again")) {
                try (var workplace = new Workplace(folder.resolve("store"), about);
                        var background = Executors.newVirtualThreadPerTaskExecutor()) {
                    var launch = workplace.open(new StorePlace.InMemory());
                    var stage = new Stage[1];
                    var window = new FlowglassWindow[1];
                    Frames.fx(() -> {
                        stage[0] = new Stage();
                        window[0] = new FlowglassWindow(stage[0], launch, words -> new NoDialogs(), background);
                        window[0].open();
                    });
                    Frames.measure(60, n -> {});
                    round(launch.executions(), stage[0], what);
                    Frames.fx(window[0]::close);
                    Frames.fx(stage[0]::hide);
                }
            }
        }

        /// The first execution is the one that the window shows; more follow when it has reached its limit.
        private static void round(Executions executions, Stage stage, String what) throws Exception {
            var runs = new ArrayList<ExecutionId>();
            var happened = new AtomicLong();
            var ended = new AtomicBoolean();
            var driver = Thread.ofPlatform().start(() -> drive(executions, runs, happened, ended));
            try (var holds = new Frames.Holds()) {
                long begin = System.nanoTime();
                var frames = Frames.measureFor(SECONDS * 1_000L);
                double took = (System.nanoTime() - begin) / 1e9;
                long events = happened.get();
                double longest = holds.longest();
                ended.set(true);
                driver.join();
                int shown =
                        executions.find(runs.getFirst()).orElseThrow().events().size();
                var count = (Labeled) stage.getScene().lookup("#event-count");
                Frames.measure(30, n -> {});
                say(
                        "%s, %.0f events/s in %d executions: %s, longest hold %.0f ms; events lost: %d of the %,d"
                                + " shown",
                        what,
                        events / took,
                        runs.size(),
                        frames,
                        longest,
                        shown - Frames.ask(() -> number(count.getText())),
                        shown);
            }
        }

        private static int number(String text) {
            return Integer.parseInt(text.replaceAll(" .*", "").replace(",", ""));
        }

        private static void drive(
                Executions executions, List<ExecutionId> runs, AtomicLong happened, AtomicBoolean ended) {
            var definition =
                    new FlowDefinition(ROUND, FlowReader.read(ROUND).flow().orElseThrow());
            long begin = System.nanoTime();
            long before = 0;
            while (!ended.get()) {
                var id = new ExecutionId("round", "live-" + System.nanoTime());
                executions
                        .start(new StartRequest("round", definition, Optional.of(id.name()), Obj.EMPTY))
                        .toCompletableFuture()
                        .join();
                runs.add(id);
                int n = 0;
                while (!ended.get()) {
                    var view = executions.find(id).orElseThrow();
                    happened.set(before + view.events().size());
                    if (view.state().status().ended()) {
                        break;
                    }
                    double due = (System.nanoTime() - begin) / 1e9 * A_SECOND;
                    var open = view.state().openTasks();
                    if (happened.get() < due && !open.isEmpty()) {
                        executions
                                .reportSucceeded(
                                        executions.token(view.state(), open.getFirst()), Obj.of("n", Value.of(++n)))
                                .toCompletableFuture()
                                .join();
                    } else {
                        Frames.rest(1);
                    }
                }
                before = happened.get();
            }
        }
    }

    private static final class NoDialogs implements FileDialogs {
        @Override
        public Optional<Path> openFile(Path start) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> openFolder(Path start) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> saveFile(Path start, String name) {
            return Optional.empty();
        }
    }
}

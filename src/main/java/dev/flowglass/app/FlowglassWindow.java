package dev.flowglass.app;

import dev.flowglass.app.authoring.Authoring;
import dev.flowglass.app.callback.ArrivalNotice;
import dev.flowglass.app.callback.CallbackRow;
import dev.flowglass.app.callback.CallbacksView;
import dev.flowglass.app.callback.CallbacksViewModel;
import dev.flowglass.app.callback.QuickAnswers;
import dev.flowglass.app.callback.ReportDialog;
import dev.flowglass.app.callback.ReportViewModel;
import dev.flowglass.app.clock.ClockBar;
import dev.flowglass.app.console.ConsoleView;
import dev.flowglass.app.console.ConsoleViewModel;
import dev.flowglass.app.data.DataView;
import dev.flowglass.app.data.DataViewModel;
import dev.flowglass.app.data.OriginDialog;
import dev.flowglass.app.debug.DebugPanes;
import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FlowEditor;
import dev.flowglass.app.editor.FlowReading;
import dev.flowglass.app.endpoint.EndpointButton;
import dev.flowglass.app.endpoint.EndpointDialog;
import dev.flowglass.app.endpoint.EndpointViewModel;
import dev.flowglass.app.endpoint.Snippet;
import dev.flowglass.app.executions.EarlierView;
import dev.flowglass.app.executions.EarlierViewModel;
import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsView;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.graph.edit.GraphEditing;
import dev.flowglass.app.graph.edit.GraphEdits;
import dev.flowglass.app.history.HistoryActions;
import dev.flowglass.app.outline.OutlineView;
import dev.flowglass.app.override.OverrideActions;
import dev.flowglass.app.override.OverridesModel;
import dev.flowglass.app.queue.QueuesView;
import dev.flowglass.app.queue.QueuesViewModel;
import dev.flowglass.app.race.RaceDialog;
import dev.flowglass.app.remote.FarDialog;
import dev.flowglass.app.remote.FarViewModel;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Actions;
import dev.flowglass.app.shell.Controls;
import dev.flowglass.app.shell.Desk;
import dev.flowglass.app.shell.FileDialogs;
import dev.flowglass.app.shell.FoldMemory;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.shell.OpenFilesViewModel;
import dev.flowglass.app.shell.Pane;
import dev.flowglass.app.shell.ProjectViewModel;
import dev.flowglass.app.shell.Recovery;
import dev.flowglass.app.shell.RunPicture;
import dev.flowglass.app.shell.RunViewModel;
import dev.flowglass.app.shell.Settings;
import dev.flowglass.app.shell.Views;
import dev.flowglass.app.shell.Workbench;
import dev.flowglass.app.tests.TestsView;
import dev.flowglass.app.tests.TestsViewModel;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.timeline.SavedFilter;
import dev.flowglass.app.timeline.TimeFormat;
import dev.flowglass.app.timeline.TimelineView;
import dev.flowglass.app.timeline.TimelineViewModel;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.TaskToken;
import dev.flowglass.language.FlowReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;

/// Puts the window together by hand: models, views, and the lines between them.
public final class FlowglassWindow implements AutoCloseable {
    /// How long typing pauses before the text is read.
    private static final long IDLE_MILLIS = 150;

    /// How long typing may go on before the text is kept for the case that the program ends unexpectedly.
    private static final long KEEP_MILLIS = 1_000;

    private static final String FIRST_SAMPLE = "callback";

    private final Launch launch;
    private final Settings settings;
    private final Words words;
    private final Theme theme = new Theme();
    private final FxEventFeed feed = new FxEventFeed();
    private final FxClock clock;
    private final OpenFilesViewModel files;
    private final ProjectViewModel project;
    private final RunViewModel run;
    private final ExecutionsViewModel executions;
    private final EarlierViewModel earlier;
    private final Workbench workbench;
    private final ReportDialog reports;
    private final EndpointDialog endpointDialog;
    private final FarDialog far;
    private final ConsoleViewModel console;
    private final Recovery recovery;

    /// @param dialogs made for the window's words
    /// @param background for slow work
    public FlowglassWindow(Stage stage, Launch launch, Function<Words, FileDialogs> dialogs, Executor background) {
        this.launch = launch;
        settings = new Settings(launch.settings(), background);
        words = new Words(settings.text("language").map(Locale::forLanguageTag).orElseGet(Locale::getDefault));
        clock = new FxClock(launch.executions().time()::now);
        var fx = feed.fx();
        var idle = CompletableFuture.delayedExecutor(IDLE_MILLIS, TimeUnit.MILLISECONDS, fx);
        var keys = new Keys();
        var actions = new Actions();
        var selection = new Selection();
        remember(keys);
        theme.install();

        executions = new ExecutionsViewModel(feed);
        var callbacks = new CallbacksViewModel(launch.executions(), executions, fx);
        files = new OpenFilesViewModel(
                FlowReading::of, background, fx, idle, notice -> workbench().show(notice));
        recovery = new Recovery(
                files,
                launch.settings().resolveSibling("unsaved"),
                background,
                fx,
                CompletableFuture.delayedExecutor(KEEP_MILLIS, TimeUnit.MILLISECONDS, fx));
        project = new ProjectViewModel(launch.samples(), background, fx);
        run = new RunViewModel(
                launch.executions(),
                executions,
                launch.history(),
                FlowReader::read,
                launch.binder(),
                settings,
                background,
                fx);
        earlier = new EarlierViewModel(launch.history(), executions, background, fx);

        var graph = new GraphView(
                words,
                selection,
                () -> executions
                        .moment()
                        .shown()
                        .time(launch.executions().time().now()),
                keys::of);
        var service = new FarViewModel(launch.services(), launch.executions(), executions, background, fx);
        reports = new ReportDialog(
                new ReportViewModel(launch.executions(), executions, service, clock, FlowglassWindow::clipboard, fx),
                words,
                clock,
                stage,
                sentence -> workbench().tell(sentence));
        var quickAnswers = new QuickAnswers(launch.executions(), executions, callbacks, selection, fx);
        remember(
                "callback.approve",
                quickAnswers.outputProperty(),
                settings.text("callback.approve"),
                Function.identity());
        remember(
                "callback.reject", quickAnswers.errorProperty(), settings.text("callback.reject"), Function.identity());
        remember("callback.cause", quickAnswers.causeProperty(), settings.text("callback.cause"), Function.identity());
        var callbacksView = new CallbacksView(
                callbacks,
                quickAnswers,
                words,
                keys,
                clock,
                new CallbacksView.Commands(reports::open, row -> show(row, selection)));
        var events = new TimelineViewModel(executions, selection, background, fx);
        remember(events);
        var timeline = new TimelineView(events, selection, words, keys, clock);
        var executionsView = new ExecutionsView(
                executions,
                words,
                keys,
                clock,
                new ExecutionsView.Commands(
                        run::stop,
                        item -> run.again(item, outcome -> workbench().show(outcome))));
        actions.addAll(timeline.actions());
        console = new ConsoleViewModel(launch.functions(), executions, fx);
        var consoleView = new ConsoleView(console, words);
        var queues = new QueuesViewModel(launch.queues(), launch.executions(), background, fx);
        var queuesView =
                new QueuesView(queues, words, clock, new QueuesView.Commands(reports::open, token -> show(token)));
        var endpoint = new EndpointViewModel(launch.endpoint(), settings, background, fx);
        endpointDialog = new EndpointDialog(endpoint, words, stage);
        far = new FarDialog(service, words, stage, settings, clock, files::current, reports::openElsewhere);
        callbacksView.offerCopies(Stream.of(Snippet.values())
                .map(snippet -> new CallbacksView.Copy(snippet.word(), snippet::text))
                .toList());
        var clockBar = new ClockBar(launch.executions().time(), clock, words, keys);
        actions.addAll(clockBar.actions());
        actions.addAll(callbacksView.actions());
        var arrivals = new ArrivalNotice(stage, callbacks, words, row -> {
            show(row, selection);
            actions.get("view.callbacks").run();
        });
        remember(
                "callback.notify",
                arrivals.wantedProperty(),
                settings.text("callback.notify").map(Boolean::valueOf),
                String::valueOf);
        actions.addAll(arrivals.actions());
        actions.add(new Action("callbacks.race-lab", () -> new RaceDialog(stage, words).show()));

        var debug = new DebugPanes(
                stage,
                launch.debugger(),
                new DebugPanes.Neighbours(
                        files, run, selection, executions, graph, launch.executions()::submit, launch.binder()::place),
                settings,
                project.folderProperty().map(folder -> folder.map(ProjectViewModel.Item::path)),
                words,
                keys,
                fx,
                outcome -> workbench().show(outcome));
        actions.addAll(debug.actions());
        actions.addAll(List.of(
                new Action("endpoint.switch", endpoint::toggle),
                new Action("endpoint.show", endpointDialog::open),
                new Action("remote.attach", far::open),
                new Action("console.clear", consoleView::clear),
                new Action("graph.zoom-in", graph::zoomIn),
                new Action("graph.zoom-out", graph::zoomOut),
                new Action("graph.zoom-normal", graph::zoomNormal),
                new Action("graph.fit", graph::fit),
                new Action("graph.find", graph::find),
                new Action("timeline.find", timeline::focusFilter),
                new Action("callbacks.report", () -> reports.open())));
        var overrides = new OverridesModel(launch.overrides(), executions, selection, files.currentProperty());
        var overrideActions = new OverrideActions(
                overrides,
                words,
                stage,
                selection,
                files.currentProperty(),
                sentence -> workbench().tell(sentence),
                background,
                fx);
        actions.addAll(overrideActions.actions());
        var tests = new TestsViewModel(launch.tests(), words.localeProperty()::get, background, fx);
        var testsView = new TestsView(
                tests,
                words,
                keys,
                this::folderOfTests,
                () -> actions.get("view.tests").run(),
                files::open);
        actions.addAll(testsView.actions());
        var fileDialogs = dialogs.apply(words);
        var pictures = new PictureExport(
                fileDialogs,
                graph,
                words,
                background,
                fx,
                sentence -> workbench().tell(sentence));
        actions.addAll(List.of(new Action("file.export", () -> pictures.export(files.current()))));
        actions.addAll(new HistoryActions(
                        launch.executions(),
                        executions,
                        selection,
                        run,
                        words,
                        fileDialogs,
                        new HistoryActions.Around(
                                stage,
                                files::current,
                                sentence -> workbench().tell(sentence),
                                (flow, proposal) -> workbench().askInput(flow, proposal),
                                files::open),
                        background,
                        fx)
                .actions());
        var edits = new GraphEdits(() -> workbench().editorProperty().getValue().map(FlowEditor::model), selection);
        var editing = new GraphEditing(graph, edits, words);
        actions.addAll(editing.actions());
        graph.setMenu(path -> Stream.concat(
                        editing.menu(path, new Controls(words, keys)::item).stream(),
                        overrideActions.menu(new Controls(words, keys)).stream())
                .toList());
        var authoring = new Authoring(
                words,
                files,
                executions,
                selection,
                (prompt, choices) -> workbench().pick(prompt, choices),
                background,
                fx);
        actions.addAll(authoring.actions());
        var data = new DataView(
                new DataViewModel(executions, selection),
                words,
                keys,
                new OriginDialog(stage, words, background, fx, (event, through) -> {
                    selection.selectEvent(event.id(), event.path());
                    through.ifPresent(mapping -> workbench().reveal(mapping));
                }));
        var outline = new OutlineView(
                files.currentProperty(),
                selection,
                words,
                () -> executions
                        .moment()
                        .shown()
                        .time(launch.executions().time().now()),
                step -> workbench().reveal(step));
        actions.add(new Action("outline.copy", outline::copy));
        workbench = new Workbench(
                stage,
                new Desk(words, theme, keys, actions, settings),
                files,
                project,
                run,
                debug.debugger(),
                executions,
                selection,
                clock,
                new Views(
                        graph,
                        authoring.step(),
                        data.node(),
                        debug,
                        new EarlierView(earlier, executionsView.node(), words).node(),
                        timeline.node(),
                        callbacksView.node(),
                        callbacks.countProperty(),
                        List.of(
                                new Pane("view.outline", outline.node()),
                                new Pane("view.console", consoleView.node()),
                                new Pane("view.evaluate", debug.evaluate()),
                                new Pane("view.queues", queuesView.node(), queues.countProperty()),
                                new Pane("view.tests", testsView.node())),
                        List.of(clockBar.node(), new EndpointButton(endpoint, words, endpointDialog::open).node())),
                fileDialogs,
                storeText(),
                launch.version());
        workbench.setOnLeave(recovery::leave);
        debug.debugger().stopProperty().subscribe(stop -> stop.ifPresent(at -> workbench.showDebug()));
        graph.setOnReveal(path -> workbench.reveal(path));
        var picture = new RunPicture(workbench.editorProperty(), executions, graph, new FoldMemory(settings, graph));
        picture.setOnShown(outline::showRun);
        new CoveragePicture(tests, files.currentProperty(), graph);
        overrides.changesProperty().subscribe(count -> graph.showOverridden(overrides.overridden()));
        files.currentProperty()
                .flatMap(open -> open.map(EditorViewModel::documentProperty).orElseGet(SimpleObjectProperty::new))
                .subscribe(document -> graph.showOverridden(overrides.overridden()));
        executions
                .currentProperty()
                .flatMap(item -> item.map(ExecutionItem::stateProperty).orElseGet(SimpleObjectProperty::new))
                .map(state -> state.status().ended())
                .orElse(false)
                .subscribe(this::showResult);
    }

    private void showResult(boolean ended) {
        if (ended) {
            workbench.showData();
        }
    }

    /// The project folder; without one the folder of the file in front.
    private Optional<Path> folderOfTests() {
        return project.folderProperty()
                .getValue()
                .map(ProjectViewModel.Item::path)
                .or(() -> files.current().flatMap(EditorViewModel::path).map(file -> file.getParent()));
    }

    private Workbench workbench() {
        return workbench;
    }

    private ObservableValue<String> storeText() {
        return switch (launch.store()) {
            case StorePlace.InFolder(Path folder) -> words.text("status.store", StorePlace.text(folder));
            case StorePlace.ReadOnly(Path folder) -> words.text("status.read-only", StorePlace.text(folder));
            case StorePlace.InMemory memory -> words.text("status.memory");
        };
    }

    private static String clipboard() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
    }

    private void show(CallbackRow row, Selection selection) {
        executions.show(row.item().id());
        selection.select(row.task().path());
    }

    private void show(TaskToken token) {
        executions.show(new ExecutionId(token.flow(), token.execution()));
    }

    private void remember(Keys keys) {
        remember("theme", theme.choiceProperty(), settings.choice("theme", Theme.Choice.class), Enum::name);
        remember("keys", keys.schemeProperty(), settings.choice("keys", Keys.Scheme.class), Enum::name);
        settings.number("text-size").ifPresent(theme.textSizeProperty()::set);
        theme.textSizeProperty().subscribe((was, is) -> settings.put("text-size", is.toString()));
        words.localeProperty().subscribe((was, is) -> settings.put("language", is.toLanguageTag()));
    }

    private void remember(TimelineViewModel events) {
        remember(
                "timeline.time",
                events.timeFormatProperty(),
                settings.choice("timeline.time", TimeFormat.class),
                Enum::name);
        remember(
                "timeline.newest-first",
                events.newestFirstProperty(),
                settings.text("timeline.newest-first").map(Boolean::valueOf),
                String::valueOf);
        settings.list("timeline.filters").stream().map(SavedFilter::of).forEach(events.savedFilters()::add);
        events.savedFilters()
                .subscribe(() -> settings.put(
                        "timeline.filters",
                        events.savedFilters().stream().map(SavedFilter::line).toList()));
    }

    private <T> void remember(String key, Property<T> property, Optional<T> before, Function<T, String> text) {
        before.ifPresent(property::setValue);
        property.subscribe((was, is) -> settings.put(key, text.apply(is)));
    }

    /// Shows the window, and in it what is to be opened.
    public void open() {
        workbench.open();
        feed.follow(launch.executions());
        earlier.load();
        clock.start();
        settings.text("folder").map(Path::of).filter(Files::isDirectory).ifPresent(project::openFolder);
        project.refresh();
        var last = settings.list("open").stream()
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
        recovery.restore(restored -> {
            if (!restored.isEmpty()) {
                workbench.tellRestored(restored, recovery::discard);
            }
            launch.open().ifPresentOrElse(this::open, () -> {
                last.forEach(files::open);
                if (last.isEmpty() && restored.isEmpty()) {
                    open(launch.samples().resolve(FIRST_SAMPLE));
                }
            });
        });
    }

    /// Opens a file, a sample, or a folder as the project.
    private void open(Path path) {
        var flow = path.resolve("flow.yaml");
        if (Files.isRegularFile(flow)) {
            files.open(flow);
        } else if (Files.isDirectory(path)) {
            workbench.openFolder(path);
        } else {
            files.open(path);
        }
    }

    @Override
    public void close() {
        recovery.close();
        reports.close();
        endpointDialog.close();
        far.close();
        console.close();
        clock.stop();
        feed.close();
        theme.uninstall();
    }
}

package dev.flowglass.app.shell;

import dev.flowglass.app.data.MappingPlace;
import dev.flowglass.app.debug.DebuggerViewModel;
import dev.flowglass.app.editor.Disk;
import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FileText;
import dev.flowglass.app.editor.FlowEditor;
import dev.flowglass.app.editor.FlowReading;
import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.merge.MergeDialog;
import dev.flowglass.app.merge.MergeViewModel;
import dev.flowglass.app.problems.ProblemsView;
import dev.flowglass.app.shell.Frame.Side;
import dev.flowglass.app.shell.OpenFilesViewModel.Notice;
import dev.flowglass.app.shell.RunViewModel.Outcome;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;
import dev.flowglass.debug.Lineage.Through;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.Outline;
import dev.flowglass.language.edit.Operation;
import dev.flowglass.language.edit.Outcome.Refusal;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Severity;
import dev.flowglass.words.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The window: the views in their places, and what a person can do there.
public final class Workbench {
    private static final int MOST_RECENT = 12;

    /// Order of the groups of actions in the palette.
    private static final List<String> PALETTE = List.of(
            "run",
            "debug",
            "override",
            "fault",
            "tests",
            "history",
            "time",
            "callbacks",
            "endpoint",
            "remote",
            "console",
            "file",
            "edit",
            "view",
            "graph",
            "outline",
            "timeline",
            "help");

    private static final double SMALLEST_WIDTH = 640;
    private static final double SMALLEST_HEIGHT = 420;
    private static final double ROOM_FOR_HINT = 130;

    private final Stage stage;
    private final Desk desk;
    private final Words words;
    private final OpenFilesViewModel files;
    private final ProjectViewModel project;
    private final RunViewModel run;
    private final DebuggerViewModel debugger;
    private final ExecutionsViewModel executions;
    private final Selection selection;
    private final Views views;
    private final FileDialogs dialogs;
    private final Questions questions;
    private final HelpDialogs help;
    private final Notices notices;
    private final QuickPick pick;
    private final EditorsView editors;
    private final ProblemsView problems;
    private final ProjectView projectView;
    private final Frame frame;
    private final Panes bottom;
    private final Panes right;
    private final StatusBar status;
    private final Label hint = new Label();
    private final StackPane root;
    private Runnable leaving = () -> {};

    public Workbench(
            Stage stage,
            Desk desk,
            OpenFilesViewModel files,
            ProjectViewModel project,
            RunViewModel run,
            DebuggerViewModel debugger,
            ExecutionsViewModel executions,
            Selection selection,
            FxClock clock,
            Views views,
            FileDialogs dialogs,
            ObservableValue<String> store,
            String version) {
        this.stage = stage;
        this.desk = desk;
        this.words = desk.words();
        this.files = files;
        this.project = project;
        this.run = run;
        this.debugger = debugger;
        this.executions = executions;
        this.selection = selection;
        this.views = views;
        this.dialogs = dialogs;
        var controls = new Controls(words, desk.keys());
        var actions = desk.actions();
        questions = new Questions(stage, words);
        help = new HelpDialogs(stage, words, desk.keys(), actions, version);
        notices = new Notices(words);
        pick = new QuickPick(words);
        problems = new ProblemsView(files.currentProperty(), words, this::goTo, this::fix);
        projectView = new ProjectView(project, words, files::open);
        editors = new EditorsView(
                files, words, notices.node(), welcomePage().node(), () -> editItems(controls), this::close);
        bottom = new Panes("bottom", words, controls);
        right = new Panes("right", words, controls);
        frame = new Frame(settings(), left(), text(), views.graph(), right.node(), bottom.node());
        addActions();
        bottom.add(actions.get("view.timeline"), views.timeline());
        bottom.add(actions.get("view.callbacks"), views.callbacks(), views.callbackCount());
        bottom.add(actions.get("view.problems"), problems.node(), problemCount());
        views.more().forEach(pane -> bottom.add(actions.get(pane.action()), pane.node(), pane.count()));
        right.add(actions.get("view.step"), views.step());
        right.add(actions.get("view.data"), views.data());
        right.add(actions.get("view.debug"), views.debug().stack());
        right.add(actions.get("view.breakpoints"), views.debug().breakpoints());
        status = new StatusBar(
                words,
                desk.theme(),
                editors.currentProperty(),
                store,
                debugger.stopProperty().map(Optional::isPresent),
                actions.get("view.problems"),
                actions.get("view.language"),
                actions.get("view.dark"));
        var menu = new MainMenu(words, desk.theme(), controls, actions, this::recent, this::samples, files::open);
        var runBar = new RunBar(words, controls, actions, executions, debugger, clock, views.tools());
        var whole = new BorderPane(frame.node());
        whole.setTop(new VBox(menu.node(), runBar.node()));
        whole.setBottom(status.node());
        root = new StackPane(whole, pick.node());
        root.getStyleClass().add("workbench");
        listen();
    }

    private Settings settings() {
        return desk.settings();
    }

    // --- places ---

    private Node left() {
        var files = new BorderPane(projectView.node());
        files.setBottom(projectHint(files));
        var projectPart = titled("action.view.project", files);
        var executionsPart = titled("action.view.executions", views.executions());
        var left = new SplitPane(projectPart, executionsPart);
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPosition(0, 0.55);
        left.getStyleClass().add("left");
        return left;
    }

    /// Gives way to the files where there is little room.
    private Node projectHint(Region files) {
        var shown = ProjectView.hint(words);
        shown.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> project.folderProperty().get().isEmpty() && files.getHeight() > ROOM_FOR_HINT,
                        project.folderProperty(),
                        files.heightProperty()));
        shown.managedProperty().bind(shown.visibleProperty());
        return shown;
    }

    private Node titled(String word, Node content) {
        var title = new Label();
        title.textProperty().bind(words.text(word));
        title.getStyleClass().add("pane-title");
        title.setMaxWidth(Double.MAX_VALUE);
        var box = new VBox(title, content);
        VBox.setVgrow(content, Priority.ALWAYS);
        return box;
    }

    /// The files, and below them a quiet line for newcomers.
    private Node text() {
        hint.setId("hint");
        hint.getStyleClass().add("run-hint");
        hint.setWrapText(true);
        hint.setMaxWidth(Double.MAX_VALUE);
        hint.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.now("shell.hint", desk.keys().text("run.start")),
                        words.messagesProperty(),
                        desk.keys().schemeProperty()));
        hint.visibleProperty()
                .bind(executions
                        .currentProperty()
                        .map(Optional::isEmpty)
                        .flatMap(none -> files.currentProperty().map(file -> none && file.isPresent())));
        hint.managedProperty().bind(hint.visibleProperty());
        var box = new BorderPane(editors.node());
        box.setBottom(hint);
        return box;
    }

    private List<MenuItem> editItems(Controls controls) {
        return Stream.of("edit.cut", "edit.copy", "edit.paste", "edit.select-all", "edit.find", "edit.comment")
                .map(desk.actions()::get)
                .map(controls::item)
                .toList();
    }

    private ObservableIntegerValue problemCount() {
        var count = new SimpleIntegerProperty(this, "problems");
        files.currentProperty()
                .flatMap(file -> file.map(EditorViewModel::documentProperty)
                        .map(document -> document.map(read -> (int) file.get().diagnostics().stream()
                                .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
                                .count()))
                        .orElseGet(() -> new SimpleObjectProperty<>(0)))
                .subscribe(now -> count.set(now));
        return count;
    }

    // --- actions ---

    private void addActions() {
        var some = has(files.currentProperty());
        var actions = desk.actions();
        actions.add(new Action("file.new", this::create));
        actions.add(new Action("file.open", () -> dialogs.openFile(folder()).ifPresent(files::open)));
        actions.add(new Action(
                "file.open-folder", () -> dialogs.openFolder(folder()).ifPresent(this::openFolder)));
        actions.add(new Action("file.save", some, () -> files.current().ifPresent(file -> save(file, () -> {}))));
        actions.add(new Action("file.save-as", some, () -> files.current().ifPresent(file -> saveAs(file, () -> {}))));
        actions.add(new Action("file.close", some, () -> files.current().ifPresent(this::close)));
        actions.add(new Action("file.next-tab", some, () -> files.move(1)));
        actions.add(new Action("file.previous-tab", some, () -> files.move(-1)));
        actions.add(new Action("file.quit", this::quit));
        edit("edit.undo", FlowEditor::undo);
        edit("edit.redo", FlowEditor::redo);
        edit("edit.cut", FlowEditor::cut);
        edit("edit.copy", FlowEditor::copy);
        edit("edit.paste", FlowEditor::paste);
        edit("edit.select-all", FlowEditor::selectAll);
        edit("edit.find", FlowEditor::find);
        edit("edit.replace", FlowEditor::replace);
        edit("edit.find-next", FlowEditor::findNext);
        edit("edit.find-previous", FlowEditor::findPrevious);
        edit("edit.comment", FlowEditor::comment);
        edit("edit.indent", FlowEditor::indent);
        edit("edit.outdent", FlowEditor::outdent);
        edit(
                "edit.format",
                editor -> editor.model()
                        .format(done -> status.tell(words.text(done ? "status.formatted" : "status.not-formatted"))));
        edit("edit.rename", editor -> editor.named().ifPresent(step -> rename(editor, step)));
        edit("edit.fold", FlowEditor::fold);
        edit("edit.unfold", FlowEditor::unfold);
        edit("edit.fold-all", FlowEditor::foldAll);
        edit("edit.unfold-all", FlowEditor::unfoldAll);
        edit("edit.go-to-line", this::pickLine);
        edit("edit.go-to-step", this::pickStep);
        edit("edit.quick-fix", FlowEditor::offerFixes);
        edit("edit.complete", FlowEditor::complete);
        edit("edit.next-problem", editor -> goToProblem(editor, 1));
        edit("edit.previous-problem", editor -> goToProblem(editor, -1));
        actions.add(new Action("view.palette", this::pickCommand));
        actions.add(new Action("view.project", () -> show(Side.LEFT, projectView::requestFocus)));
        actions.add(new Action("view.executions", () -> show(Side.LEFT, () -> focus(views.executions()))));
        actions.add(new Action("view.editor", () -> editors.current().ifPresent(FlowEditor::requestFocus)));
        actions.add(new Action("view.graph", () -> show(Side.GRAPH, () -> focus(views.graph()))));
        actions.add(new Action("view.step", () -> show(Side.RIGHT, () -> front(right, "view.step", views.step()))));
        actions.add(new Action("view.data", () -> show(Side.RIGHT, () -> front(right, "view.data", views.data()))));
        actions.add(new Action(
                "view.debug",
                () -> show(
                        Side.RIGHT,
                        () -> front(right, "view.debug", views.debug().stack()))));
        actions.add(new Action(
                "view.breakpoints",
                () -> show(
                        Side.RIGHT,
                        () -> front(right, "view.breakpoints", views.debug().breakpoints()))));
        actions.add(new Action(
                "view.timeline", () -> show(Side.BOTTOM, () -> front(bottom, "view.timeline", views.timeline()))));
        actions.add(new Action(
                "view.callbacks", () -> show(Side.BOTTOM, () -> front(bottom, "view.callbacks", views.callbacks()))));
        actions.add(new Action(
                "view.problems",
                () -> show(Side.BOTTOM, () -> {
                    bottom.show("view.problems");
                    problems.requestFocus();
                })));
        views.more()
                .forEach(pane -> actions.add(new Action(
                        pane.action(), () -> show(Side.BOTTOM, () -> front(bottom, pane.action(), pane.node())))));
        actions.add(Action.toggle("view.show-left", frame.shownProperty(Side.LEFT)));
        actions.add(Action.toggle("view.show-graph", frame.shownProperty(Side.GRAPH)));
        actions.add(Action.toggle("view.show-right", frame.shownProperty(Side.RIGHT)));
        actions.add(Action.toggle("view.show-bottom", frame.shownProperty(Side.BOTTOM)));
        actions.add(Action.toggle("view.dark", darkProperty()));
        actions.add(new Action("view.language", this::nextLanguage));
        actions.add(new Action("view.larger-text", desk.theme()::largerText));
        actions.add(new Action("view.smaller-text", desk.theme()::smallerText));
        actions.add(new Action("view.normal-text", desk.theme()::normalText));
        var runnable = Bindings.createBooleanBinding(
                () -> files.current()
                        .map(EditorViewModel::path)
                        .filter(FlowReading::isFlow)
                        .isPresent(),
                files.currentProperty());
        actions.add(new Action(
                "run.start",
                runnable,
                () -> debugger.stop()
                        .ifPresentOrElse(
                                stop -> debugger.resume(),
                                () -> files.current().ifPresent(file -> run.start(file, this::show)))));
        actions.add(new Action(
                "run.start-with-input",
                runnable,
                () -> files.current().ifPresent(file -> run.proposeInput(file, outcome -> show(outcome)))));
        actions.add(
                new Action("run.stop", isRunning(), () -> executions.current().ifPresent(run::stop)));
        actions.add(new Action("help.welcome", () -> help.welcome(welcomePage().node())));
        actions.add(new Action("help.keys", help::keys));
        actions.add(new Action("help.about", help::about));
    }

    private void edit(String id, Consumer<FlowEditor> what) {
        desk.actions()
                .add(new Action(
                        id,
                        has(editors.currentProperty()),
                        () -> editors.current().ifPresent(what)));
    }

    private static <T> ObservableBooleanValue has(ObservableValue<Optional<T>> maybe) {
        return Bindings.createBooleanBinding(() -> maybe.getValue().isPresent(), maybe);
    }

    private ObservableBooleanValue isRunning() {
        var ended = executions
                .currentProperty()
                .flatMap(item -> item.map(ExecutionItem::stateProperty)
                        .map(state -> state.map(now -> now.status().ended()))
                        .orElseGet(() -> new SimpleObjectProperty<>(true)));
        var running = new SimpleBooleanProperty(this, "running");
        ended.subscribe(is -> running.set(!is));
        return running;
    }

    private BooleanProperty darkProperty() {
        var theme = desk.theme();
        var dark = new SimpleBooleanProperty(this, "dark", theme.darkProperty().get());
        theme.darkProperty().subscribe(dark::set);
        dark.subscribe((was, is) -> {
            if (is != theme.darkProperty().get()) {
                theme.choiceProperty().set(is ? Theme.Choice.DARK : Theme.Choice.LIGHT);
            }
        });
        return dark;
    }

    private void listen() {
        new CaretLink(editors.currentProperty(), selection);
        files.setOnOpened(this::remember);
        files.files().addListener((ListChangeListener<EditorViewModel>) change -> rememberOpen());
        files.currentProperty()
                .flatMap(
                        file -> file.map(EditorViewModel::nameProperty).orElseGet(() -> new SimpleObjectProperty<>("")))
                .subscribe(name -> title(name));
        views.callbackCount().subscribe(count -> title(name()));
        views.callbackCount().subscribe((was, is) -> {
            if (is.intValue() > was.intValue()
                    && frame.shownProperty(Side.BOTTOM).get()) {
                bottom.show("view.callbacks");
            }
        });
        executions
                .currentProperty()
                .subscribe(
                        (was, is) -> is.flatMap(item -> run.source(item.id())).ifPresent(files::open));
    }

    private String name() {
        return files.current().map(file -> file.nameProperty().getValue()).orElse("");
    }

    /// With how many steps wait, so that the desktop's list of windows shows it.
    private void title(String name) {
        var title = name.isEmpty() ? "Flowglass" : words.now("shell.title", name);
        int waiting = views.callbackCount().get();
        stage.setTitle(waiting == 0 ? title : words.now("shell.title.waiting", waiting, title));
    }

    // --- files ---

    private void create() {
        files.create(words.now("file.untitled"), FileText.EMPTY);
        editors.current().ifPresent(FlowEditor::requestFocus);
    }

    private Path folder() {
        return files.current()
                .flatMap(EditorViewModel::path)
                .map(Path::getParent)
                .or(() -> project.folderProperty().get().map(ProjectViewModel.Item::path))
                .orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    /// Opens a folder as the project.
    public void openFolder(Path path) {
        settings().put("folder", path.toAbsolutePath().toString());
        project.openFolder(path);
        frame.shownProperty(Side.LEFT).set(true);
    }

    private void save(EditorViewModel file, Runnable then) {
        if (file.path().isEmpty()) {
            saveAs(file, then);
        } else {
            files.save(file, () -> saved(file, then));
        }
    }

    private void saveAs(EditorViewModel file, Runnable then) {
        dialogs.saveFile(folder(), file.name()).ifPresent(path -> files.saveAs(file, path, () -> saved(file, then)));
    }

    private void saved(EditorViewModel file, Runnable then) {
        status.tell(words.text("status.saved", file.name()));
        project.refresh();
        then.run();
    }

    private void close(EditorViewModel file) {
        if (!file.dirtyProperty().get()) {
            files.close(file);
            return;
        }
        switch (questions.unsaved(List.of(file.name()))) {
            case SAVE -> save(file, () -> files.close(file));
            case DISCARD -> files.close(file);
            case CANCEL -> {}
        }
    }

    private void remember(Path path) {
        var list = new ArrayList<>(settings().list("recent"));
        list.remove(path.toString());
        list.addFirst(path.toString());
        settings().put("recent", list.subList(0, Math.min(list.size(), MOST_RECENT)));
    }

    private List<Path> recent() {
        return settings().list("recent").stream().map(Path::of).toList();
    }

    private WelcomePage welcomePage() {
        return new WelcomePage(words, desk.keys(), desk.actions(), project, this::recent, files::open);
    }

    private List<Path> samples() {
        return project.samplesProperty().get().stream()
                .map(ProjectViewModel.Item::main)
                .flatMap(Optional::stream)
                .toList();
    }

    /// What has to be told about a file.
    public void show(Notice notice) {
        var name = String.valueOf(notice.path().getFileName());
        switch (notice) {
            case Notice.Refused(var path, var why) ->
                notices.tell(
                        Icon.ERROR,
                        words.text("file.refused." + why.name().toLowerCase(Locale.ROOT), path),
                        why == Disk.Refusal.FOLDER
                                ? List.of(new Notices.Offer("action.file.open-folder", () -> openFolder(path)))
                                : List.of());
            case Notice.NotSaved(var path, var reason) ->
                notices.tell(
                        Icon.ERROR,
                        words.text("notice.not-saved", path, reason),
                        List.of(new Notices.Offer(
                                "action.file.save-as", desk.actions().get("file.save-as")::run)));
            case Notice.NotEncodable(var path, var charset) ->
                notices.tell(Icon.ERROR, words.text("notice.encoding", path, charset), List.of());
            case Notice.ChangedOnDisk(var path, var file, var wish) ->
                notices.tell(
                        Icon.WARNING,
                        words.text("notice.changed", name),
                        List.of(
                                answer("notice.keep-mine", () -> files.keepMine(file, wish)),
                                answer("notice.take-theirs", () -> files.takeTheirs(file)),
                                answer("notice.compare", () -> compare(file, path, wish))));
            case Notice.Gone(var path) -> notices.tell(Icon.WARNING, words.text("notice.gone", name), List.of());
            case Notice.ReadAgain again -> status.tell(words.text("notice.read", name));
        }
    }

    /// Something about the text, which has the focus afterwards, so that it can be undone.
    private Notices.Offer answer(String word, Runnable action) {
        return new Notices.Offer(word, () -> {
            editors.current().ifPresent(FlowEditor::requestFocus);
            action.run();
        });
    }

    /// @param wish what the person wanted before, done when a text was chosen
    private void compare(EditorViewModel file, Path path, Runnable wish) {
        files.compare(
                file,
                (merge, choose) -> new MergeDialog(stage, words, file.name(), new MergeViewModel(merge))
                        .ask()
                        .ifPresentOrElse(
                                text -> {
                                    choose.accept(text);
                                    wish.run();
                                },
                                () -> show(new Notice.ChangedOnDisk(path, file, wish))));
    }

    // --- running ---

    /// Shows what came of the wish to run.
    public void show(Outcome outcome) {
        switch (outcome) {
            case Outcome.Started(var id) -> {
                status.tell(words.text("status.started", id));
                frame.shownProperty(Side.GRAPH).set(true);
            }
            case Outcome.HasErrors(var document) -> {
                status.tell(words.text("status.problems-first"));
                frame.shownProperty(Side.BOTTOM).set(true);
                bottom.show("view.problems");
                document.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                        .findFirst()
                        .ifPresent(this::goTo);
            }
            case Outcome.NeedsInput(var proposal) ->
                files.current()
                        .ifPresent(file -> questions
                                .input(RunViewModel.flowName(file), proposal)
                                .ifPresent(input -> run.start(file, input, this::show)));
            case Outcome.WrongResources(var mistake) ->
                notices.tell(
                        Icon.ERROR,
                        words.text(
                                "notice.resources",
                                mistake.file(),
                                mistake.line(),
                                mistake.column(),
                                words.now(mistake.word(), mistake.arguments().toArray())),
                        List.of(new Notices.Offer("action.file.open", () -> files.open(mistake.file()))));
            case Outcome.InputTooLarge(var bytes, var limit) ->
                notices.tell(Icon.ERROR, words.text("notice.input-too-large", bytes, limit), List.of());
            case Outcome.Failed(var reason) ->
                notices.tell(Icon.ERROR, words.text("notice.start-failed", reason), List.of());
        }
    }

    /// Shows a mapping in the text in front, if it has it.
    public void reveal(Through mapping) {
        editors.current()
                .ifPresent(editor -> editor.model()
                        .documentProperty()
                        .get()
                        .flatMap(FlowDocument::source)
                        .flatMap(source -> MappingPlace.of(source, mapping))
                        .ifPresent(editor::goTo));
    }

    private void goTo(Diagnostic diagnostic) {
        editors.current().ifPresent(editor -> editor.goTo(diagnostic.range()));
    }

    private void fix(Diagnostic diagnostic) {
        editors.current().ifPresent(editor -> {
            editor.goTo(diagnostic.range());
            editor.offerFixes();
        });
    }

    private static void goToProblem(FlowEditor editor, int direction) {
        int caret = editor.model().caretProperty().get();
        var places = editor.model().diagnostics().stream()
                .sorted(Comparator.comparingInt(diagnostic -> diagnostic.range().start()))
                .toList();
        var ordered = direction > 0 ? places : places.reversed();
        ordered.stream()
                .filter(problem -> direction > 0
                        ? problem.range().start() > caret
                        : problem.range().start() < caret)
                .findFirst()
                .or(() -> ordered.stream().findFirst())
                .ifPresent(problem -> {
                    editor.goTo(problem.range());
                    editor.model().caretProperty().set(problem.range().start());
                });
    }

    // --- looking around ---

    private void pickCommand() {
        var choices = desk.actions().all().stream()
                .filter(action -> !action.id().equals("view.palette"))
                .sorted(Comparator.comparingInt(action -> PALETTE.indexOf(group(action))))
                .map(action -> new QuickPick.Choice(
                        words.now(action.word()),
                        desk.keys().text(action.id()),
                        action.enabled().get(),
                        action::run))
                .toList();
        pick.open(words.now("pick.command"), choices);
    }

    private static String group(Action action) {
        return action.id().substring(0, action.id().indexOf('.'));
    }

    private void pickLine(FlowEditor editor) {
        pick.open(
                words.now("pick.line", editor.lineCount()),
                text -> {
                    var digits = text.strip();
                    if (!digits.matches("\\d{1,9}")) {
                        return List.of();
                    }
                    int line = Math.clamp(Integer.parseInt(digits), 1, editor.lineCount());
                    return List.of(new QuickPick.Choice(
                            words.now("pick.line.go", line), "", true, () -> editor.goToLine(line)));
                },
                text -> {});
    }

    private void pickStep(FlowEditor editor) {
        var choices = new ArrayList<QuickPick.Choice>();
        collect(editor, editor.model().outline().steps(), choices);
        pick.open(words.now("pick.step"), choices);
    }

    private static void collect(FlowEditor editor, List<Outline.Node> steps, List<QuickPick.Choice> choices) {
        for (var step : steps) {
            choices.add(new QuickPick.Choice(
                    step.name(),
                    step.type().map(type -> type.word()).orElse(""),
                    true,
                    () -> editor.goTo(step.nameRange())));
            step.groups().forEach(group -> collect(editor, group.steps(), choices));
        }
    }

    /// Asks for another name of a step, which is then written wherever it is mentioned.
    private void rename(FlowEditor editor, Outline.Node step) {
        pick.open(
                words.now("pick.rename", step.name()),
                text -> text.isBlank()
                        ? List.of()
                        : List.of(new QuickPick.Choice(
                                words.now("pick.rename.do", step.name(), text.strip()),
                                "",
                                true,
                                () -> editor.model()
                                        .edit(new Operation.Rename(step.path(), text.strip()), this::tellRefusal))),
                text -> {});
    }

    private void tellRefusal(dev.flowglass.language.edit.Outcome outcome) {
        if (outcome instanceof Refusal why) {
            status.tell(words.text(why.word(), why.arguments().toArray()));
        }
    }

    private void nextLanguage() {
        int at = Messages.LANGUAGES.indexOf(words.locale());
        words.localeProperty().set(Messages.LANGUAGES.get((at + 1) % Messages.LANGUAGES.size()));
    }

    private void show(Side side, Runnable then) {
        frame.shownProperty(side).set(true);
        then.run();
    }

    private static void front(Panes panes, String action, Node content) {
        panes.show(action);
        focus(content);
    }

    /// Gives the focus to a pane: to itself, or to the first thing in it that takes it.
    private static void focus(Node node) {
        if (node.isFocusTraversable()) {
            node.requestFocus();
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().stream()
                    .filter(Workbench::takesFocus)
                    .findFirst()
                    .ifPresent(Workbench::focus);
        }
    }

    private static boolean takesFocus(Node node) {
        return node.isFocusTraversable() && node.isVisible()
                || node instanceof Parent parent
                        && parent.getChildrenUnmodifiable().stream().anyMatch(Workbench::takesFocus);
    }

    private Keys.Context focus() {
        var owner = stage.getScene().getFocusOwner();
        if (editors.current().filter(FlowEditor::hasFocus).isPresent()) {
            return Keys.Context.EDITOR;
        }
        for (Node node = owner; node != null && !(node instanceof TextInputControl); node = node.getParent()) {
            if (node.equals(views.graph())) {
                return Keys.Context.GRAPH;
            }
        }
        return Keys.Context.PANE;
    }

    // --- the window itself ---

    /// Says at the foot of the window what has just happened.
    public void tell(String sentence) {
        status.tell(new SimpleStringProperty(sentence));
    }

    /// Says that texts are back that a start before this one did not save.
    ///
    /// @param discard gives them up
    public void tellRestored(List<String> names, Runnable discard) {
        notices.tell(
                Icon.INFO,
                words.text("notice.restored", String.join(", ", names)),
                List.of(answer("notice.discard-restored", discard)));
    }

    /// @param action what else is to be done when the person leaves and keeps nothing that is unsaved
    public void setOnLeave(Runnable action) {
        leaving = action;
    }

    /// Asks for the input of an execution.
    public Optional<String> askInput(String flow, String proposal) {
        return questions.input(flow, proposal);
    }

    /// The editor in front.
    public ObservableValue<Optional<FlowEditor>> editorProperty() {
        return editors.currentProperty();
    }

    /// Goes to the text of a step.
    public void reveal(StepPath step) {
        editors.current()
                .ifPresent(editor -> editor.model()
                        .outline()
                        .find(step)
                        .map(Outline.Node::nameRange)
                        .ifPresent(editor::goTo));
    }

    /// Brings threads and variables of what is stopped to the front.
    public void showDebug() {
        right.show("view.debug");
    }

    /// Has a person choose.
    public void pick(String prompt, List<QuickPick.Choice> choices) {
        pick.open(prompt, choices);
    }

    /// Brings the data to the front.
    public void showData() {
        right.show("view.data");
    }

    /// Puts the window on the screen as it was left.
    public void open() {
        var scene = new Scene(
                root,
                settings().number("window.width").orElse(1366),
                settings().number("window.height").orElse(768));
        new KeyDispatch(desk.keys(), desk.actions(), this::focus).install(scene);
        stage.setScene(scene);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setMaximized(
                settings().text("window.maximized").map(Boolean::parseBoolean).orElse(false));
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                files.lookAtDisk();
            }
        });
        stage.show();
        editors.current().ifPresent(FlowEditor::requestFocus);
    }

    /// Closes the window, unless there are changes that the person wants to keep.
    private void quit() {
        var unsaved = files.files().stream()
                .filter(file -> file.dirtyProperty().get())
                .toList();
        if (unsaved.isEmpty()) {
            leave();
            return;
        }
        switch (questions.unsaved(unsaved.stream().map(EditorViewModel::name).toList())) {
            case SAVE ->
                unsaved.forEach(file -> save(file, () -> {
                    if (files.files().stream()
                            .noneMatch(one -> one.dirtyProperty().get())) {
                        leave();
                    }
                }));
            case DISCARD -> leave();
            case CANCEL -> {}
        }
    }

    private void leave() {
        frame.remember();
        settings().put("window.maximized", String.valueOf(stage.isMaximized()));
        if (!stage.isMaximized()) {
            settings()
                    .put(
                            "window.width",
                            String.valueOf(
                                    Objects.requireNonNull(stage.getScene()).getWidth()));
            settings().put("window.height", String.valueOf(stage.getScene().getHeight()));
        }
        rememberOpen();
        leaving.run();
        stage.hide();
    }

    private void rememberOpen() {
        settings()
                .put(
                        "open",
                        files.files().stream()
                                .map(EditorViewModel::path)
                                .flatMap(Optional::stream)
                                .map(Path::toString)
                                .toList());
    }
}

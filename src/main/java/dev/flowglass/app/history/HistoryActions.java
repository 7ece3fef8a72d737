package dev.flowglass.app.history;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.executions.Moment;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.history.HistoryFiles.Form;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.FileDialogs;
import dev.flowglass.app.shell.RunViewModel;
import dev.flowglass.app.words.Words;
import dev.flowglass.debug.Replay;
import dev.flowglass.debug.ToldEvent;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Window;

/// What a person can do with the history of the current execution.
public final class HistoryActions {
    private static final double WIDTH = 560;

    /// What these actions ask of the window around them.
    ///
    /// @param file the file in front
    /// @param tell says at the foot of the window what has happened
    /// @param askInput asks for JSON of an object: name, proposal
    /// @param open opens a flow file
    public record Around(
            Window window,
            Supplier<Optional<EditorViewModel>> file,
            Consumer<String> tell,
            BiFunction<String, String, Optional<String>> askInput,
            Consumer<Path> open) {}

    private final ExecutionsViewModel known;
    private final Words words;
    private final FileDialogs dialogs;
    private final Around around;
    private final Forks forks;
    private final HistoryFiles files;
    private final List<Action> actions;

    public HistoryActions(
            Executions executions,
            ExecutionsViewModel known,
            Selection selection,
            RunViewModel run,
            Words words,
            FileDialogs dialogs,
            Around around,
            Executor background,
            Executor fx) {
        this.known = known;
        this.words = words;
        this.dialogs = dialogs;
        this.around = around;
        forks = new Forks(executions, known, selection, run, around.file(), this::show, fx);
        files = new HistoryFiles(executions, known, this::show, background, fx);
        var some = when(shown -> shown.item().isPresent());
        var entered = Bindings.createBooleanBinding(
                () -> forks.entered(known.moment().shown()).isPresent(),
                known.moment().shownProperty(),
                selection.stepProperty());
        var chosen = Bindings.createBooleanBinding(() -> selection.step().isPresent(), selection.stepProperty());
        actions = List.of(
                new Action("history.fork", some, forks::forkHere),
                new Action("history.fork-text", some, forks::forkWithText),
                new Action("history.from-step", entered, forks::runFromStep),
                new Action("history.step-alone", chosen, this::runStep),
                new Action("history.compare", some, this::compare),
                new Action("history.save-test", some, this::saveTest),
                new Action("history.export-json", some, () -> export(Form.JSON)),
                new Action("history.export-csv", some, () -> export(Form.CSV)),
                new Action("history.export-text", some, () -> export(Form.TEXT)),
                new Action("history.import", this::read));
    }

    public List<Action> actions() {
        return actions;
    }

    private BooleanBinding when(Function<Moment.Shown, Boolean> ask) {
        return Bindings.createBooleanBinding(
                () -> ask.apply(known.moment().shown()), known.moment().shownProperty());
    }

    private Path folder() {
        return around.file()
                .get()
                .flatMap(EditorViewModel::path)
                .map(Path::getParent)
                .orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    private void runStep() {
        forks.nameOfStep()
                .flatMap(name -> around.askInput().apply(name, Json.text(forks.inputOfStep())))
                .ifPresent(input -> {
                    if (Json.read(input) instanceof Json.Reading.Parsed(Obj object)) {
                        forks.runStep(object);
                    }
                });
    }

    private void compare() {
        known.current().ifPresent(one -> {
            var before = known.items().stream()
                    .filter(item ->
                            item != one && item.id().flow().equals(one.id().flow()))
                    .findFirst()
                    .orElse(one);
            new CompareDialog(around.window(), words, known, before, one).show();
        });
    }

    private void saveTest() {
        known.current()
                .ifPresent(item -> dialogs.openFolder(folder())
                        .ifPresent(parent -> files.saveTest(item, parent.resolve(name(item)))));
    }

    private static String name(ExecutionItem item) {
        return item.id().flow() + "-" + item.id().name();
    }

    private void export(Form form) {
        known.current()
                .ifPresent(item -> dialogs.saveFile(folder(), name(item) + "." + form.extension())
                        .ifPresent(file -> files.export(item, form, file)));
    }

    private void read() {
        var document =
                around.file().get().flatMap(open -> open.documentProperty().get());
        var flow = document.flatMap(FlowDocument::flow);
        if (flow.isEmpty()) {
            tell(AlertType.INFORMATION, words.now("import.no-flow"), "");
            return;
        }
        dialogs.openFile(folder())
                .ifPresent(file -> files.read(
                        file,
                        around.file().get().map(RunViewModel::flowName).orElse("flow"),
                        new FlowDefinition(document.get().text(), flow.get())));
    }

    // --- what came of it ---

    private void show(Forks.Outcome outcome) {
        switch (outcome) {
            case Forks.Outcome.Started(var id) -> {
                known.show(id);
                around.tell().accept(words.now("status.started", id));
            }
            case Forks.Outcome.Differs(var difference) ->
                tell(AlertType.WARNING, words.now("fork.differs"), text(difference));
            case Forks.Outcome.Failed(var why) -> tell(AlertType.ERROR, words.now("fork.failed"), why);
        }
    }

    private void show(HistoryFiles.Outcome outcome) {
        switch (outcome) {
            case HistoryFiles.Outcome.Written(var file) -> around.tell().accept(words.now("export.written", file));
            case HistoryFiles.Outcome.SavedTest(var folder) -> {
                around.tell().accept(words.now("export.test", folder));
                around.open().accept(folder.resolve("flow.yaml"));
            }
            case HistoryFiles.Outcome.Imported(var id, var events, var difference) -> {
                known.show(id);
                around.tell().accept(words.now("import.done", events, id));
                difference.ifPresent(
                        found -> tell(AlertType.WARNING, words.now("import.differs", events), text(found)));
            }
            case HistoryFiles.Outcome.Unreadable(var word, var arguments) ->
                tell(AlertType.ERROR, words.now(word, arguments.toArray()), "");
            case HistoryFiles.Outcome.Failed(var file, var why) ->
                tell(AlertType.ERROR, words.now("export.failed", file), why);
        }
    }

    private String text(Replay.Difference difference) {
        return words.now(
                "fork.difference",
                difference.told().line(),
                difference.instead().map(ToldEvent::line).orElseGet(() -> words.now("fork.nothing")));
    }

    private void tell(AlertType type, String header, String content) {
        var alert = new Alert(type);
        alert.initOwner(around.window());
        alert.initModality(Modality.NONE);
        alert.setTitle("Flowglass");
        alert.setHeaderText(header);
        alert.setContentText(content);
        alert.getDialogPane().setId("history-alert");
        alert.getDialogPane().setPrefWidth(WIDTH);
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        alert.show();
    }
}

package dev.flowglass.app.inspector;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FlowReading;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.language.Grammar;
import dev.flowglass.language.Key;
import dev.flowglass.language.Key.Shape;
import dev.flowglass.language.Outline;
import dev.flowglass.language.Place;
import dev.flowglass.language.edit.Content;
import dev.flowglass.language.edit.FieldPath;
import dev.flowglass.language.edit.Operation;
import dev.flowglass.language.edit.Outcome;
import dev.flowglass.language.form.FormField;
import dev.flowglass.language.form.FormField.State;
import dev.flowglass.language.form.StepForm;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// The form of the selected step in the file in front: what its fields hold, what is wrong with them, and how they are
/// changed.
public final class StepFormViewModel {
    private final ObservableValue<Optional<EditorViewModel>> file;
    private final Selection selection;
    private final KnownFacts known;
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<StepForm>> form = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Outcome.Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription document = Subscription.EMPTY;
    private final ReadOnlyIntegerWrapper readings = new ReadOnlyIntegerWrapper(this, "readings");
    private int asked;

    /// @param known what is known beside the text in front
    public StepFormViewModel(
            ObservableValue<Optional<EditorViewModel>> file,
            Selection selection,
            KnownFacts known,
            Executor background,
            Executor fx) {
        this.file = file;
        this.selection = selection;
        this.known = known;
        this.background = background;
        this.fx = fx;
        file.subscribe(now -> {
            document.unsubscribe();
            document = now.map(open -> open.documentProperty().subscribe(read -> refresh()))
                    .orElse(Subscription.EMPTY);
            refresh();
        });
        known.resourcesProperty().subscribe((was, is) -> refresh());
        selection.stepProperty().subscribe(step -> {
            refusal.set(Optional.empty());
            refresh();
        });
    }

    private void refresh() {
        int now = ++asked;
        var open = file.getValue();
        var text = open.flatMap(one -> one.documentProperty().get()).map(read -> read.text());
        if (text.isEmpty() || !FlowReading.isFlow(open.get().path())) {
            form.set(Optional.empty());
            return;
        }
        var step = selection.step().orElse(StepPath.FLOW);
        background.execute(() -> {
            var made = StepForm.of(text.get(), step).or(() -> StepForm.of(text.get(), StepPath.FLOW));
            fx.execute(() -> {
                // A text that is no YAML just now leaves the form as it was.
                if (now == asked
                        && (made.isPresent() || open.get().outline().steps().isEmpty())) {
                    form.set(made);
                    readings.set(now);
                }
            });
        });
    }

    /// Nothing when no flow is in front.
    public ReadOnlyObjectProperty<Optional<StepForm>> formProperty() {
        return form.getReadOnlyProperty();
    }

    /// Changes with each reading of the text, also when the form is as before and only its problems may be others.
    public ReadOnlyIntegerProperty readingsProperty() {
        return readings.getReadOnlyProperty();
    }

    /// Why the last change was not done.
    public ReadOnlyObjectProperty<Optional<Outcome.Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// What is wrong with a field, and with nothing inside it that has a field of its own.
    public List<Diagnostic> problems(FormField field) {
        return diagnostics()
                .filter(problem -> field.range().length() > 0 && field.range().contains(problem.range()))
                .filter(problem -> inner(field).noneMatch(cell -> cell.range().contains(problem.range())))
                .toList();
    }

    private static Stream<FormField> inner(FormField field) {
        return field.state() instanceof State.Rows(var rows)
                ? rows.stream()
                        .flatMap(row -> row.cells().stream())
                        .filter(cell -> cell.range().length() > 0)
                : Stream.empty();
    }

    /// What is wrong with the step and belongs to no field.
    public List<Diagnostic> problems(StepForm shown) {
        return diagnostics()
                .filter(problem -> shown.range().contains(problem.range()))
                .filter(problem ->
                        shown.fields().stream().noneMatch(field -> field.range().contains(problem.range())))
                .filter(problem -> isOwn(shown.step(), problem))
                .toList();
    }

    private boolean isOwn(StepPath step, Diagnostic problem) {
        var innermost = file.getValue()
                .flatMap(open -> open.outline().at(problem.range().start()));
        return innermost.map(Outline.Node::path).orElse(StepPath.FLOW).equals(step);
    }

    private Stream<Diagnostic> diagnostics() {
        return file.getValue().stream().flatMap(open -> open.diagnostics().stream());
    }

    /// The steps that a `goto` of the step in the form may name.
    public List<String> siblings() {
        var outline = file.getValue().map(EditorViewModel::outline).orElse(Outline.EMPTY);
        var step = form.get().map(StepForm::step).orElse(StepPath.FLOW);
        return siblings(outline.steps(), step).stream()
                .map(Outline.Node::name)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<Outline.Node> siblings(List<Outline.Node> steps, StepPath step) {
        for (var node : steps) {
            if (node.path().equals(step)) {
                return steps;
            }
            if (step.isWithin(node.path())) {
                return node.groups().stream()
                        .map(group -> siblings(group.steps(), step))
                        .filter(list -> !list.isEmpty())
                        .findFirst()
                        .orElse(List.of());
            }
        }
        return List.of();
    }

    /// Kind by ARN of what the resources file binds.
    public SequencedMap<String, String> resources() {
        return known.get().resources();
    }

    /// The kind that an ARN is bound to.
    public Optional<String> boundTo(String arn) {
        return known.resourcesProperty().get().match(arn).map(KnownFacts::kind);
    }

    /// Error names that may be meant.
    public List<String> errorNames() {
        return Stream.concat(known.get().errors().stream(), Grammar.ERRORS.stream())
                .distinct()
                .toList();
    }

    // --- changes ---

    /// What a person has put into a field; nothing in it takes the key away.
    public void put(StepPath step, FormField field, String text) {
        var before = text(field);
        if (before.equals(text.strip())) {
            return;
        }
        if (field.key().shape() == Shape.NAME && !step.isFlow() && !before.isEmpty()) {
            edit(new Operation.Rename(step, text.strip()));
        } else if (text.isBlank() && field.key().need() != Key.Need.REQUIRED) {
            edit(new Operation.RemoveField(step, field.path()));
        } else {
            edit(new Operation.SetField(step, field.path(), content(field.key(), text.strip())));
        }
    }

    /// What stands in a field, as it is put there.
    public static String text(FormField field) {
        return switch (field.state()) {
            case State.Absent absent -> "";
            case State.Text(String text) -> text;
            case State.Names(var names) -> String.join(", ", names);
            case State.Rows rows -> "";
            case State.Foreign(String excerpt) -> excerpt;
        };
    }

    private static Content content(Key key, String text) {
        boolean number = text.matches("-?\\d+(\\.\\d+)?");
        return switch (key.shape()) {
            case TEXT, NAME, WORD, PATH, CONDITION, STEP_NAME, RESOURCE -> Content.of(text);
            case BOOLEAN -> new Content.Written(text);
            case INTEGER, NUMBER, INTEGER_OR_PATH, TIME_OR_PATH ->
                number ? new Content.Written(text) : Content.of(text);
            case ANY -> text.isEmpty() ? Content.of("") : new Content.Written(text);
            case ERROR_NAMES ->
                Content.of(Array.of(Arrays.stream(text.split("[,\\s]+"))
                        .filter(name -> !name.isEmpty())
                        .map(Value::of)
                        .toList()));
            case MAP, LIST, STEPS, MAPPINGS -> new Content.Written(text);
        };
    }

    /// Adds a row at the end of a list.
    public void addRow(StepPath step, FormField list) {
        int size = list.state() instanceof State.Rows(var rows) ? rows.size() : 0;
        var row = Grammar.inside(list.key()).map(this::newRow).orElse(Obj.EMPTY);
        var path = list.path().item(size);
        edit(
                list.state() instanceof State.Absent
                        ? new Operation.SetField(step, list.path(), Content.of(Array.of(row)))
                        : new Operation.InsertItem(step, path, Content.of(row)));
    }

    /// What has to stand in a row, so that it can be read and says what is still to be done.
    private Obj newRow(Place place) {
        var row = Obj.EMPTY;
        for (var key : Grammar.keys(place)) {
            if (key.need() == Key.Need.REQUIRED) {
                row = row.with(key.name(), beginning(key));
            }
        }
        return row;
    }

    private Value beginning(Key key) {
        return switch (key.name()) {
            case "target" -> Value.of("key");
            case "source" -> Value.of("$input");
            case "errors" -> Array.of(Value.of("FnF.ALL"));
            case "goto" -> Value.of(siblings().isEmpty() ? "next" : siblings().getLast());
            case "condition" -> Value.of("true");
            default -> key.shape() == Shape.STEPS ? Array.EMPTY : Value.of("");
        };
    }

    /// Takes a row away, and the list with its last one.
    public void removeRow(StepPath step, FormField list, FormField.Row row) {
        boolean last = list.state() instanceof State.Rows(var rows) && rows.size() == 1;
        edit(new Operation.RemoveField(step, last ? list.path() : row.path()));
    }

    private void edit(Operation operation) {
        file.getValue()
                .ifPresent(open -> open.edit(
                        operation,
                        outcome -> refusal.set(
                                outcome instanceof Outcome.Refusal refused ? Optional.of(refused) : Optional.empty())));
    }

    /// Where a field is in the text.
    public void reveal(FormField field) {
        file.getValue().ifPresent(open -> open.caretProperty().set(field.range().start()));
    }

    /// The file that the form belongs to.
    Optional<EditorViewModel> file() {
        return file.getValue();
    }

    static String id(FieldPath path) {
        var id = new StringBuilder("field");
        for (var segment : path.segments()) {
            id.append('-')
                    .append(
                            switch (segment) {
                                case FieldPath.Segment.Key(String name) -> name;
                                case FieldPath.Segment.Item(int index) -> String.valueOf(index);
                            });
        }
        return id.toString();
    }
}

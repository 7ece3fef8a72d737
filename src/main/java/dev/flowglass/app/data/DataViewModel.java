package dev.flowglass.app.data;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.debug.Difference;
import dev.flowglass.debug.Site;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Failure;
import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The data of the selected step in the current execution at the moment that is shown, or of the execution itself when
/// no step is selected.
public final class DataViewModel {
    /// Lines of one part that are shown.
    static final int MOST_LINES = 80_000;

    private static final int LONGEST_RESULT = 4_000;

    /// Whose data is shown.
    public sealed interface Subject {
        /// There is no execution yet.
        record Nothing() implements Subject {}

        record Execution(ExecutionItem item) implements Subject {}

        /// @param last the newest event of the run that is shown; nothing when the step has not run
        record Step(String name, StepType type, Optional<Event> last) implements Subject {}

        /// The step that is selected is not in the flow of this execution.
        record Absent(ExecutionItem item) implements Subject {}
    }

    /// How the current execution ended.
    public sealed interface Result {
        record Output(Value output, String text) implements Result {}

        record Failed(Failure failure) implements Result {}
    }

    /// One of the runs of a step.
    ///
    /// @param number from 1
    public record RunChoice(int number, int of, List<Integer> elements) {
        public RunChoice {
            elements = List.copyOf(elements);
        }
    }

    private record Fold(DataPart part, Path path) {}

    private record Shown(Subject subject, int events, Optional<RunChoice> run, Optional<Integer> event, int edits) {}

    private final ExecutionsViewModel executions;
    private final Selection selection;
    private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>(new Subject.Nothing());
    private final ReadOnlyObjectWrapper<Optional<Result>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<RunChoice> runs = FXCollections.observableArrayList();
    private final ObservableList<RunChoice> unmodifiableRuns = FXCollections.unmodifiableObservableList(runs);
    private final ObjectProperty<Optional<RunChoice>> chosenRun = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<DataRow> rows = FXCollections.observableArrayList();
    private final ObservableList<DataRow> unmodifiableRows = FXCollections.unmodifiableObservableList(rows);
    private final Set<Fold> folds = new HashSet<>();
    private SequencedMap<DataPart, Value> parts = new LinkedHashMap<>();
    private Optional<Shown> shown = Optional.empty();
    private boolean refreshing;
    private boolean picked;

    public DataViewModel(ExecutionsViewModel executions, Selection selection) {
        this.executions = executions;
        this.selection = selection;
        for (var part : DataPart.values()) {
            if (part.isFoldedAtFirst()) {
                folds.add(new Fold(part, new Path(part.root(), List.of())));
            }
        }
        executions.currentProperty().subscribe(current -> forgetPick());
        executions.moment().shownProperty().subscribe(moment -> refresh());
        selection.stepProperty().subscribe(step -> forgetPick());
        selection.eventProperty().subscribe(event -> forgetPick());
        chosenRun.subscribe(run -> {
            if (!refreshing) {
                picked = true;
                refresh();
            }
        });
    }

    public ReadOnlyObjectProperty<Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    public Subject subject() {
        return Objects.requireNonNull(subject.get());
    }

    /// Present once the current execution has ended.
    public ReadOnlyObjectProperty<Optional<Result>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// The runs of the selected step, in order. Unmodifiable.
    public ObservableList<RunChoice> runs() {
        return unmodifiableRuns;
    }

    /// The run that is shown: the newest, or that of the selected event, until somebody picks one.
    public ObjectProperty<Optional<RunChoice>> chosenRunProperty() {
        return chosenRun;
    }

    /// What the pane lists. Unmodifiable.
    public ObservableList<DataRow> rows() {
        return unmodifiableRows;
    }

    /// Hides or shows the content of a row that has some.
    public void toggle(DataRow row) {
        switch (row) {
            case DataRow.Title(var part, var folded, var bytes, var value) ->
                toggle(new Fold(part, new Path(part.root(), List.of())));
            case DataRow.Line(var part, var line) -> {
                if (line.canFold()) {
                    toggle(new Fold(part, line.path()));
                }
            }
            case DataRow.Changes(var part, var folded, int count) ->
                toggle(new Fold(part, new Path(part.root(), List.of())));
            case DataRow.Change change -> {}
            case DataRow.Cut cut -> {}
        }
    }

    private void toggle(Fold fold) {
        if (!folds.remove(fold)) {
            folds.add(fold);
        }
        write();
    }

    private void forgetPick() {
        picked = false;
        refresh();
    }

    private void refresh() {
        refreshing = true;
        try {
            var moment = executions.moment().shown();
            if (moment.item().isPresent() && moment.state().isPresent()) {
                refresh(moment.item().get(), moment.events(), moment.state().get());
            } else {
                result.set(Optional.empty());
                show(new Subject.Nothing(), 0, List.of(), new LinkedHashMap<>());
            }
        } finally {
            refreshing = false;
        }
    }

    private void refresh(ExecutionItem item, List<Event> events, ExecutionState state) {
        result.set(
                state.output().isPresent()
                        ? state.output().map(DataViewModel::output)
                        : state.failure().map(Result.Failed::new));
        var path = selection.step().filter(step -> !step.isFlow());
        if (path.isEmpty()) {
            show(new Subject.Execution(item), events.size(), List.of(), ofExecution(item, state));
            return;
        }
        var step = item.step(path.get());
        if (step.isEmpty()) {
            show(new Subject.Absent(item), 0, List.of(), new LinkedHashMap<>());
            return;
        }
        var all = StepRun.of(events, path.get());
        var run = chosen(all);
        show(
                new Subject.Step(
                        step.get().name(),
                        step.get().type(),
                        run.map(some -> some.events().getLast())),
                run.map(some -> some.events().size()).orElse(0),
                all,
                withEvent(item, run.map(StepRun::parts).orElseGet(LinkedHashMap::new)));
    }

    private static Result output(Value output) {
        var text = Json.text(output);
        return new Result.Output(
                output, text.length() <= LONGEST_RESULT ? text : text.substring(0, LONGEST_RESULT) + " …");
    }

    private Optional<StepRun> chosen(List<StepRun> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        if (picked && chosenRun.get().isPresent()) {
            int number = chosenRun.get().get().number();
            return Optional.of(all.get(Math.min(number, all.size()) - 1));
        }
        var event = selection.event();
        return event.isEmpty()
                ? Optional.of(all.getLast())
                : all.stream()
                        .filter(run -> run.has(event.getAsInt()))
                        .findFirst()
                        .or(() -> Optional.of(all.getLast()));
    }

    private SequencedMap<DataPart, Value> ofExecution(ExecutionItem item, ExecutionState state) {
        var data = new LinkedHashMap<DataPart, Value>();
        data.put(DataPart.INPUT, state.input());
        state.output().ifPresent(output -> data.put(DataPart.OUTPUT, output));
        return withEvent(item, data);
    }

    private SequencedMap<DataPart, Value> withEvent(ExecutionItem item, SequencedMap<DataPart, Value> data) {
        var ordered = new LinkedHashMap<DataPart, Value>();
        var event = selection.event();
        if (event.isPresent()
                && event.getAsInt() >= 1
                && event.getAsInt() <= item.events().size()) {
            ordered.put(
                    DataPart.EVENT,
                    item.events().get(event.getAsInt() - 1).detail().json());
        }
        for (var part : DataPart.values()) {
            var value = data.get(part);
            if (value != null) {
                ordered.put(part, value);
            }
        }
        return ordered;
    }

    private void show(Subject whose, int events, List<StepRun> all, SequencedMap<DataPart, Value> data) {
        var choices = new ArrayList<RunChoice>();
        for (var run : all) {
            choices.add(new RunChoice(choices.size() + 1, all.size(), run.elements()));
        }
        if (!runs.equals(choices)) {
            runs.setAll(choices);
        }
        var run = chosen(all).map(some -> choices.get(all.indexOf(some)));
        chosenRun.set(run);
        var event =
                selection.event().isPresent() ? Optional.of(selection.event().getAsInt()) : Optional.<Integer>empty();
        var now = new Shown(
                whose,
                events,
                run,
                event,
                executions.current().map(item -> item.state().edits().size()).orElse(0));
        if (!shown.equals(Optional.of(now))) {
            shown = Optional.of(now);
            parts = data;
            subject.set(whose);
            write();
        }
    }

    private void write() {
        var written = new ArrayList<DataRow>();
        writeEdits(written);
        for (Map.Entry<DataPart, Value> entry : parts.entrySet()) {
            var part = entry.getKey();
            var value = entry.getValue();
            if (part == DataPart.MERGED) {
                writeChanges(value, written);
            }
            boolean folded = folds.contains(new Fold(part, new Path(part.root(), List.of())));
            written.add(new DataRow.Title(part, folded, value.bytes(), value));
            if (!folded) {
                var lines = JsonLines.of(
                        value,
                        part.root(),
                        path -> !path.segments().isEmpty() && folds.contains(new Fold(part, path)),
                        MOST_LINES + 1);
                lines.stream().limit(MOST_LINES).forEach(line -> written.add(new DataRow.Line(part, line)));
                if (lines.size() > MOST_LINES) {
                    written.add(new DataRow.Cut(part, MOST_LINES));
                }
            }
        }
        rows.setAll(written);
    }

    private void writeChanges(Value merged, List<DataRow> written) {
        var before = parts.get(DataPart.PARENT_LOCAL);
        if (before != null) {
            var root = new Path(DataPart.CHANGES.root(), List.of());
            var found = Difference.between(before, merged, MOST_LINES).stream()
                    .map(one -> new DataRow.Change(DataPart.CHANGES, new Path(root.root(), one.path()), one))
                    .toList();
            writeChanges(DataPart.CHANGES, root, found, written);
        }
    }

    private void writeChanges(DataPart part, Path root, List<DataRow.Change> found, List<DataRow> written) {
        boolean folded = folds.contains(new Fold(part, root));
        written.add(new DataRow.Changes(part, folded, found.size()));
        if (!folded) {
            written.addAll(found);
        }
    }

    /// What a person changed behind the selected event.
    private void writeEdits(List<DataRow> written) {
        var item = executions.current();
        var event = selection.event();
        if (item.isPresent() && event.isPresent()) {
            var found = item.get().state().edits().stream()
                    .filter(edit -> edit.after() == event.getAsInt())
                    .flatMap(edit -> Difference.between(
                                    edit.before(), edit.command().value(), MOST_LINES)
                            .stream()
                            .map(one -> new DataRow.Change(
                                    DataPart.EDITED,
                                    new Path(root(edit.command().place()), one.path()),
                                    one)))
                    .toList();
            if (!found.isEmpty()) {
                writeChanges(DataPart.EDITED, new Path(DataPart.EDITED.root(), List.of()), found, written);
            }
        }
    }

    private static Path.Root root(Edit.Place place) {
        return switch (place) {
            case INPUT -> Path.Root.INPUT;
            case LOCAL, OUTPUT -> Path.Root.LOCAL;
            case CONTEXT -> Path.Root.CONTEXT;
            case STEP_INPUT -> Path.Root.STEP_INPUT;
        };
    }

    /// Where the value of a row stands in the history that is shown; nothing when no event tells it.
    public Optional<Site> site(DataRow row) {
        return switch (row) {
            case DataRow.Title title -> site(title.part(), List.of());
            case DataRow.Line(var part, var line) -> site(part, line.path().segments());
            case DataRow.Change(var part, var path, var difference) ->
                part == DataPart.CHANGES && difference.after().isPresent()
                        ? site(DataPart.MERGED, path.segments())
                        : Optional.empty();
            case DataRow.Changes changes -> Optional.empty();
            case DataRow.Cut cut -> Optional.empty();
        };
    }

    private Optional<Site> site(DataPart part, List<Segment> path) {
        var events = executions.moment().shown().events();
        var step = selection.step().filter(selected -> !selected.isFlow());
        if (step.isEmpty()) {
            return switch (part) {
                case INPUT -> find(events, Site.Slot.EXECUTION_INPUT, path);
                case OUTPUT -> find(events, Site.Slot.EXECUTION_OUTPUT, path);
                default -> Optional.empty();
            };
        }
        var run = chosen(StepRun.of(events, step.get())).map(StepRun::events).orElse(List.of());
        return switch (part) {
            case PARENT_INPUT -> find(run, Site.Slot.PARENT_INPUT, path);
            case PARENT_LOCAL -> find(run, Site.Slot.PARENT_LOCAL, path);
            case INPUT -> find(run, Site.Slot.STEP_INPUT, path);
            case LOCAL ->
                find(run, Site.Slot.RESULT, path)
                        .or(() -> find(run, Site.Slot.OUTPUT, path)
                                .map(output -> new Site(output.eventId(), Site.Slot.LOCALS, path)));
            case OUTPUT -> find(run, Site.Slot.OUTPUT, path);
            case MERGED -> find(run, Site.Slot.MERGED, path);
            case EVENT, EDITED, ERROR, SUBMITTED, CHANGES -> Optional.empty();
        };
    }

    private static Optional<Site> find(List<Event> events, Site.Slot slot, List<Segment> path) {
        return events.reversed().stream()
                .filter(event -> Site.Slot.of(event).contains(slot))
                .findFirst()
                .map(event -> new Site(event.id(), slot, path));
    }

    /// Tells of the execution whose data is shown, and of its history as far as it counts.
    void withHistory(BiConsumer<ExecutionItem, List<Event>> action) {
        var moment = executions.moment().shown();
        moment.item().ifPresent(item -> action.accept(item, moment.events()));
    }

    /// The step whose data is shown.
    public Optional<StepPath> step() {
        return selection.step();
    }
}

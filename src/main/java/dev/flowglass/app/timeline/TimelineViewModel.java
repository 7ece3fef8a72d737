package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.executions.Moment;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Event;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The events of the current execution, filtered, and which of them is selected.
public final class TimelineViewModel {
    /// Histories up to this length are looked through at once.
    private static final int SHORT = 500;

    private final ExecutionsViewModel executions;
    private final Selection selection;
    private final Executor background;
    private final Executor fx;
    private final LanesModel lanes;
    private final EventRows rows = new EventRows();
    private final ObservableList<Event> unmodifiable = FXCollections.unmodifiableObservableList(rows);
    private final IntegerBinding shown = Bindings.size(rows);
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper(this, "total", 0);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
    private final ObjectProperty<Optional<EventKind>> kind = new SimpleObjectProperty<>(this, "kind", Optional.empty());
    private final ReadOnlyObjectWrapper<Map<EventKind, Integer>> kinds =
            new ReadOnlyObjectWrapper<>(this, "kinds", Map.of());
    private final ObservableValue<List<Edit>> changes;
    private Optional<ExecutionItem> counted = Optional.empty();
    private int countedTo;
    private int search;

    /// @param background looks through long histories
    /// @param fx the FX thread
    public TimelineViewModel(ExecutionsViewModel executions, Selection selection, Executor background, Executor fx) {
        this.executions = executions;
        this.selection = selection;
        this.background = background;
        this.fx = fx;
        this.lanes = new LanesModel(executions, selection);
        executions.currentProperty().subscribe(current -> {
            rows.show(current.map(item -> item.events()));
            total.unbind();
            total.bind(current.map(item -> (ObservableIntegerValue) Bindings.size(item.events()))
                    .orElseGet(() -> Bindings.createIntegerBinding(() -> 0)));
            search();
        });
        filter.subscribe(text -> search());
        kind.subscribe((was, is) -> search());
        moment().shownProperty().subscribe(this::follow);
        changes = moment().shownProperty()
                .map(shown -> shown.item().map(item -> item.state().edits()).orElse(List.of()));
    }

    /// The one sort of events that is shown; nothing for all.
    public ObjectProperty<Optional<EventKind>> kindProperty() {
        return kind;
    }

    /// How many events of each sort there are, whatever the filter.
    public ReadOnlyObjectProperty<Map<EventKind, Integer>> kindsProperty() {
        return kinds.getReadOnlyProperty();
    }

    private void count(Moment.Shown shown) {
        boolean another = !counted.equals(shown.item());
        if (!another && countedTo == shown.total()) {
            return;
        }
        var counts = new EnumMap<EventKind, Integer>(EventKind.class);
        if (!another) {
            counts.putAll(kinds.get());
        }
        int from = another ? 0 : countedTo;
        shown.item()
                .ifPresent(item -> item.events()
                        .subList(from, shown.total())
                        .forEach(event -> counts.merge(EventKind.of(event.type()), 1, Integer::sum)));
        counted = shown.item();
        countedTo = shown.total();
        kinds.set(counts);
    }

    /// A moment of the past is also the event that is selected.
    private void follow(Moment.Shown shown) {
        count(shown);
        if (!shown.live() && !selection.event().equals(OptionalInt.of(shown.event()))) {
            following.set(false);
            select(shown.events().getLast());
        }
    }

    /// What persons changed in the execution.
    ObservableValue<List<Edit>> changesProperty() {
        return changes;
    }

    /// What persons changed between an event and the next one.
    List<Edit> changes(Event event) {
        var all = changes.getValue();
        return all.isEmpty()
                ? all
                : all.stream().filter(edit -> edit.after() == event.id()).toList();
    }

    /// Name of a step of the execution, empty when it has none there.
    String stepName(StepPath path) {
        return executions
                .current()
                .flatMap(item -> item.step(path))
                .map(Step::name)
                .orElse("");
    }

    LanesModel lanes() {
        return lanes;
    }

    /// The moment that all panes show.
    public Moment moment() {
        return executions.moment();
    }

    /// Shows the moment after an event everywhere.
    public void goTo(Event event) {
        select(event);
        moment().goTo(event.id());
    }

    /// True for events that have not happened yet at the moment that is shown.
    public boolean isLater(Event event) {
        return event.id() > moment().shown().event();
    }

    /// The events to show, in the order of their ids. Unmodifiable.
    public ObservableList<Event> rows() {
        return unmodifiable;
    }

    /// Number of events that pass the filter.
    public ObservableIntegerValue shownProperty() {
        return shown;
    }

    /// Number of events there are.
    public ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /// Words that type, step or detail have to contain, all of them.
    public StringProperty filterProperty() {
        return filter;
    }

    /// True while the newest event is to be kept in sight.
    public BooleanProperty followingProperty() {
        return following;
    }

    /// Selects an event everywhere; its step too, if it has one.
    public void select(Event event) {
        if (event.path().isFlow()) {
            selection.selectEvent(event.id());
        } else {
            selection.selectEvent(event.id(), event.path());
        }
    }

    /// Row of the selected event, if it is among those shown.
    public Optional<Integer> selectedRow() {
        var event = selection.event();
        return event.isPresent() ? rows.row(event.getAsInt()) : Optional.empty();
    }

    /// Row of the first event of the selected step.
    public Optional<Integer> firstRowOfStep() {
        var step = selection.step();
        return step.isEmpty()
                ? Optional.empty()
                : IntStream.range(0, rows.size())
                        .filter(row -> rows.get(row).path().equals(step.get()))
                        .boxed()
                        .findFirst();
    }

    /// True for the events of the selected step and of the steps inside it.
    public boolean isOfSelectedStep(Event event) {
        return selection
                .step()
                .filter(step -> !step.isFlow() && event.path().isWithin(step))
                .isPresent();
    }

    /// Time since the event before.
    public Duration sincePrevious(Event event) {
        return rows.source()
                .filter(all -> event.id() >= 2 && event.id() <= all.size())
                .map(all -> Duration.between(all.get(event.id() - 2).time(), event.time()))
                .orElse(Duration.ZERO);
    }

    /// Time since the execution started.
    public Duration sinceStart(Event event) {
        return executions
                .current()
                .map(item -> Duration.between(item.state().startedAt(), event.time()))
                .orElse(Duration.ZERO);
    }

    private void search() {
        int mine = ++search;
        var words = Arrays.stream(filter.get().toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var only = kind.get();
        if (words.isEmpty() && only.isEmpty()) {
            rows.show(Optional.empty(), new int[0], 0);
            return;
        }
        Predicate<Event> passes = event ->
                (only.isEmpty() || only.get().equals(EventKind.of(event.type()))) && EventText.contains(event, words);
        int length = total.get();
        if (length <= SHORT) {
            rows.show(Optional.of(passes), new int[0], 0);
            return;
        }
        var history = new ArrayList<Event>(rows.source().orElseGet(FXCollections::emptyObservableList));
        var _ = CompletableFuture.supplyAsync(() -> matches(history, passes), background)
                .thenAcceptAsync(
                        found -> {
                            if (mine == search) {
                                rows.show(Optional.of(passes), found, history.size());
                            }
                        },
                        fx);
    }

    private static int[] matches(List<Event> history, Predicate<Event> passes) {
        return IntStream.range(0, history.size())
                .filter(i -> passes.test(history.get(i)))
                .toArray();
    }
}

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
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
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

    /// Rows of a page of the table.
    private static final int PAGE = 50_000;

    /// Events that one search looks through while others look through the rest.
    private static final int PART = 50_000;

    private final ExecutionsViewModel executions;
    private final Selection selection;
    private final Executor background;
    private final Executor fx;
    private final LanesModel lanes;
    private final GroupsModel groups;
    private final EventRows rows = new EventRows();
    private final ObservableList<Event> unmodifiable = FXCollections.unmodifiableObservableList(rows);
    private final Lines lines = new Lines(unmodifiable, PAGE);
    private final IntegerBinding shown = Bindings.size(rows);
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper(this, "total", 0);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
    private final ObjectProperty<Optional<EventKind>> kind = new SimpleObjectProperty<>(this, "kind", Optional.empty());
    private final BooleanProperty newestFirst = new SimpleBooleanProperty(this, "newestFirst", false);
    private final ObjectProperty<TimeFormat> timeFormat =
            new SimpleObjectProperty<>(this, "timeFormat", TimeFormat.LOCAL);
    private final ObservableList<SavedFilter> saved = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<EventKind, Integer>> kinds =
            new ReadOnlyObjectWrapper<>(this, "kinds", Map.of());
    private final ObservableValue<List<Edit>> changes;
    private Optional<ExecutionItem> counted = Optional.empty();
    private int countedTo;

    /// Counts the searches; read by those that run.
    private final AtomicInteger search = new AtomicInteger();

    private int answered;

    /// @param background looks through long histories
    /// @param fx the FX thread
    public TimelineViewModel(ExecutionsViewModel executions, Selection selection, Executor background, Executor fx) {
        this.executions = executions;
        this.selection = selection;
        this.background = background;
        this.fx = fx;
        this.lanes = new LanesModel(executions, selection);
        this.groups = new GroupsModel(executions, selection, filter);
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
        newestFirst.subscribe(lines::setNewestFirst);
        following.subscribe(is -> {
            if (is) {
                lines.showNewest();
            }
        });
        rows.addListener((InvalidationListener) change -> {
            if (following.get()) {
                lines.showNewest();
            }
        });
    }

    /// The lines of the table: the rows, page by page, and what is still to happen.
    Lines lines() {
        return lines;
    }

    /// True while the newest event is on top.
    public BooleanProperty newestFirstProperty() {
        return newestFirst;
    }

    public ObjectProperty<TimeFormat> timeFormatProperty() {
        return timeFormat;
    }

    /// Filters that a person gave a name to by saving them.
    public ObservableList<SavedFilter> savedFilters() {
        return saved;
    }

    /// Keeps the filter as it is now; once.
    public void saveFilter() {
        var now = new SavedFilter(kind.get(), filter.get().strip());
        if (!now.isEmpty() && !saved.contains(now)) {
            saved.add(now);
        }
    }

    public void apply(SavedFilter wanted) {
        kind.set(wanted.kind());
        filter.set(wanted.text());
    }

    /// The time of an event as it is to be written.
    String time(Instant time) {
        var start = executions.current().map(item -> item.state().startedAt()).orElse(time);
        return timeFormat.get().text(time, start);
    }

    GroupsModel groups() {
        return groups;
    }

    private void await(Moment.Shown shown) {
        boolean listed = shown.live()
                && kind.get().filter(only -> only != EventKind.WAIT).isEmpty();
        var words = filter.get().toLowerCase(Locale.ROOT).strip();
        lines.setPending(
                !listed
                        ? List.of()
                        : shown.state().map(Line::pending).orElse(List.of()).stream()
                                .filter(line -> words.isEmpty()
                                        || line.step().toLowerCase(Locale.ROOT).contains(words))
                                .toList());
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
        await(shown);
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

    /// Row of the selected event, on the page that has it, if it passes the filter.
    public Optional<Integer> selectedRow() {
        var event = selection.event();
        return event.isPresent() ? rows.row(event.getAsInt()).map(lines::reveal) : Optional.empty();
    }

    /// Row of the first event of the selected step.
    public Optional<Integer> firstRowOfStep() {
        var step = selection.step();
        return step.isEmpty()
                ? Optional.empty()
                : IntStream.range(0, rows.size())
                        .filter(row -> rows.get(row).path().equals(step.get()))
                        .boxed()
                        .findFirst()
                        .map(lines::reveal);
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

    /// True while a long history is looked through.
    boolean searching() {
        return answered != search.get();
    }

    private void search() {
        int mine = search.incrementAndGet();
        await(moment().shown());
        var text = filter.get();
        var only = kind.get();
        if (text.isBlank() && only.isEmpty()) {
            rows.show(Optional.empty(), new int[0], 0);
            answered = mine;
            return;
        }
        Supplier<Predicate<Event>> passing = () -> {
            var search = EventSearch.of(text);
            return event -> (only.isEmpty() || only.get().equals(EventKind.of(event.type()))) && search.test(event);
        };
        if (total.get() <= SHORT) {
            rows.show(Optional.of(passing.get()), new int[0], 0);
            answered = mine;
            return;
        }
        var history = executions.current().map(ExecutionItem::historyNow).orElse(List.of());
        var _ = CompletableFuture.supplyAsync(() -> matches(history, passing, () -> mine != search.get()), background)
                .thenAcceptAsync(
                        found -> {
                            if (mine == search.get()) {
                                rows.show(Optional.of(passing.get()), found, history.size());
                                answered = mine;
                            }
                        },
                        fx);
    }

    /// Looks through parts of the history at the same time, each with a search of its own.
    private static int[] matches(List<Event> history, Supplier<Predicate<Event>> passing, BooleanSupplier outdated) {
        int parts = history.size() / PART + 1;
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    var passes = passing.get();
                    return IntStream.range(part * PART, Math.min(history.size(), (part + 1) * PART))
                            .takeWhile(i -> i % 1_024 != 0 || !outdated.getAsBoolean())
                            .filter(i -> passes.test(history.get(i)))
                            .toArray();
                })
                .flatMapToInt(Arrays::stream)
                .toArray();
    }
}

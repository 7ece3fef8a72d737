package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.theme.TextCell;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.Event;
import dev.flowglass.value.Json;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// All events in a table, and what is still to happen.
final class EventTable {
    private static final PseudoClass FAILURE = PseudoClass.getPseudoClass("failure");
    private static final PseudoClass OF_STEP = PseudoClass.getPseudoClass("of-step");
    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");
    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final DateTimeFormatter FULL_TIME = DateTimeFormatter.ISO_INSTANT;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double NORMAL_TEXT = 13;

    private final TimelineViewModel model;
    private final Selection selection;
    private final Words words;
    private final FxClock clock;
    private final TableView<Line> table = new TableView<>();
    private boolean syncing;
    private boolean scrollIsDue;
    private double textSize = NORMAL_TEXT;

    EventTable(TimelineViewModel model, Selection selection, Words words, FxClock clock, Node placeholder) {
        this.model = model;
        this.selection = selection;
        this.words = words;
        this.clock = clock;
        table.setId("events");
        table.getStyleClass().addAll("events", "dense");
        table.accessibleTextProperty().bind(words.text("timeline.table"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> new Row());
        table.getColumns()
                .setAll(List.of(
                        column("number", 44, true, event -> String.valueOf(event.id())),
                        column("time", 112, false, event -> model.time(event.time())),
                        column("since-start", 100, true, event -> Spans.precise(model.sinceStart(event))),
                        column("since-previous", 100, true, event -> Spans.precise(model.sincePrevious(event))),
                        typeColumn(),
                        stepColumn(),
                        column("cause", 72, true, EventTable::cause),
                        detailColumn()));
        table.setItems(model.lines());
        model.changesProperty().subscribe(changes -> table.refresh());
        table.setPlaceholder(placeholder);
        table.setContextMenu(menu());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        table.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && !syncing) {
                syncing = true;
                chosen(line);
                syncing = false;
            }
        });
        selection.eventProperty().subscribe(event -> showSelection());
        selection.stepProperty().subscribe(step -> showStep());
        ListChangeListener<Line> growth = change -> grown();
        model.lines().addListener(growth);
        model.followingProperty().subscribe(following -> {
            if (following) {
                scrollToNewest();
            }
        });
        model.newestFirstProperty().subscribe((was, is) -> grown());
        model.timeFormatProperty().subscribe((was, is) -> table.refresh());
    }

    Node node() {
        return table;
    }

    void focus() {
        table.requestFocus();
    }

    private void chosen(Line line) {
        switch (line) {
            case Line.Happened(var event) -> {
                if (model.moment().shown().live()) {
                    model.select(event);
                } else {
                    model.goTo(event);
                }
                if (event.id() < model.totalProperty().get()) {
                    model.followingProperty().set(false);
                }
            }
            case Line.Pending pending -> {
                if (!pending.path().isFlow()) {
                    selection.select(pending.path());
                }
            }
        }
    }

    /// What a person changed behind an event stands before its detail.
    private String detail(Event event) {
        var changes = model.changes(event);
        return changes.isEmpty()
                ? EventText.detail(event)
                : changes.stream()
                                .map(edit -> EventText.changed(
                                        edit, model.stepName(edit.command().path()), words))
                                .collect(Collectors.joining("  "))
                        + "  " + EventText.detail(event);
    }

    private static String cause(Event event) {
        return event.scheduleId() == 0 ? "" : String.valueOf(event.scheduleId());
    }

    private TableColumn<Line, Line> column(String word, double width, boolean right, Function<Event, String> text) {
        var column = bare(word, width);
        column.setCellFactory(
                of -> new TextCell<>(line -> happened(line).map(text).orElse("")));
        column.getStyleClass().add(right ? "number-column" : "text-column");
        return column;
    }

    private static Optional<Event> happened(Line line) {
        return switch (line) {
            case Line.Happened(var event) -> Optional.of(event);
            case Line.Pending pending -> Optional.empty();
        };
    }

    private TableColumn<Line, Line> stepColumn() {
        var column = bare("step", 130);
        column.setCellFactory(of -> new TextCell<>(line -> switch (line) {
            case Line.Happened(var event) -> event.stepName();
            case Line.Pending pending -> pending.step();
        }));
        column.getStyleClass().add("text-column");
        return column;
    }

    private TableColumn<Line, Line> detailColumn() {
        var column = bare("detail", 400);
        column.setCellFactory(of -> new DetailCell());
        column.getStyleClass().addAll("text-column", "code-column");
        return column;
    }

    private TableColumn<Line, Line> typeColumn() {
        var column = bare("type", 176);
        column.setCellFactory(of -> new TypeCell());
        return column;
    }

    private TableColumn<Line, Line> bare(String word, double width) {
        var column = new TableColumn<Line, Line>();
        column.textProperty().bind(words.text("timeline.column." + word));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setMinWidth(36);
        return column;
    }

    void resize(double size) {
        double factor = size / textSize;
        textSize = size;
        if (factor != 1) {
            table.getColumns().forEach(column -> column.setPrefWidth(column.getPrefWidth() * factor));
        }
    }

    // --- selection and following ---

    private void showSelection() {
        if (syncing) {
            return;
        }
        syncing = true;
        model.selectedRow()
                .ifPresentOrElse(
                        row -> {
                            table.getSelectionModel().clearAndSelect(row);
                            table.scrollTo(Math.max(0, row - 2));
                        },
                        () -> table.getSelectionModel().clearSelection());
        syncing = false;
    }

    private void showStep() {
        if (!syncing
                && selection.event().isEmpty()
                && !model.followingProperty().get()) {
            model.firstRowOfStep().ifPresent(row -> table.scrollTo(Math.max(0, row - 1)));
        }
    }

    private void grown() {
        syncing = true;
        if (model.selectedRow().isEmpty()) {
            table.getSelectionModel().clearSelection();
        }
        syncing = false;
        if (model.followingProperty().get()) {
            scrollToNewest();
        }
    }

    /// Once the table has been laid out with its new rows; before, it would not know the last one.
    private void scrollToNewest() {
        var scene = table.getScene();
        if (scene != null && !scrollIsDue) {
            scrollIsDue = true;
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    scrollIsDue = false;
                    if (model.followingProperty().get() && !model.lines().isEmpty()) {
                        table.scrollTo(model.lines().newestRow());
                    }
                }
            });
            Platform.requestNextPulse();
        }
    }

    // --- what is done with an event ---

    private ContextMenu menu() {
        var copyRow = item("timeline.copy", this::copy);
        copyRow.setAccelerator(COPY);
        return new ContextMenu(
                item("timeline.go-to", model::goTo),
                new SeparatorMenuItem(),
                copyRow,
                item("timeline.copy-json", this::copyJson),
                new SeparatorMenuItem(),
                item("timeline.show-cause", this::showCause),
                item(
                        "timeline.only-type",
                        event -> model.filterProperty().set(event.type().word())),
                item("timeline.only-step", event -> model.filterProperty().set(event.stepName())),
                item("timeline.only-thread", event -> model.filterProperty().set("thread:" + event.thread())));
    }

    private MenuItem item(String word, Consumer<Event> action) {
        var item = new MenuItem();
        item.textProperty().bind(words.text(word));
        item.setOnAction(event -> selected().ifPresent(action));
        item.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
        return item;
    }

    private Optional<Event> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).flatMap(EventTable::happened);
    }

    private void onKey(KeyEvent event) {
        if (COPY.match(event)) {
            selected().ifPresent(this::copy);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            selected().ifPresent(model::goTo);
            event.consume();
        }
    }

    private void copy(Event event) {
        put(String.join(
                "\t",
                String.valueOf(event.id()),
                FULL_TIME.format(event.time()),
                event.type().word(),
                event.stepName(),
                cause(event),
                Json.sorted(event.detail().json())));
    }

    private void copyJson(Event event) {
        put(Json.pretty(EventText.json(event)));
    }

    private void showCause(Event event) {
        if (event.scheduleId() > 0) {
            model.rows().stream()
                    .filter(other -> other.id() == event.scheduleId())
                    .findFirst()
                    .ifPresent(other -> {
                        model.select(other);
                        showSelection();
                    });
        }
    }

    private static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private final class Row extends TableRow<Line> {
        Row() {
            selection.stepProperty().subscribe(step -> mark());
            model.moment().shownProperty().subscribe(moment -> mark());
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && getItem() instanceof Line.Happened(var event)) {
                    model.goTo(event);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(
                    FAILURE,
                    !empty
                            && line instanceof Line.Happened(var event)
                            && EventKind.of(event.type()) == EventKind.FAILURE);
            pseudoClassStateChanged(PENDING, !empty && line instanceof Line.Pending);
            setAccessibleText(empty || line == null ? "" : about(line));
            mark();
        }

        private void mark() {
            var line = getItem();
            boolean some = line instanceof Line.Happened && !isEmpty();
            var event = some ? happened(Objects.requireNonNull(line)) : Optional.<Event>empty();
            pseudoClassStateChanged(
                    OF_STEP, event.filter(model::isOfSelectedStep).isPresent());
            pseudoClassStateChanged(LATER, event.filter(model::isLater).isPresent());
        }
    }

    private String about(Line line) {
        return switch (line) {
            case Line.Happened(var event) ->
                "%d %s %s".formatted(event.id(), event.type().word(), event.stepName());
            case Line.Pending pending -> PendingText.type(words, pending) + " " + pending.step();
        };
    }

    private final class TypeCell extends TableCell<Line, Line> {
        private final Symbol icon = new Symbol("event-begin");

        TypeCell() {
            setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            switch (line) {
                case Line.Happened(var event) -> {
                    icon.show("event-" + EventKind.of(event.type()).style());
                    setText(event.type().word());
                }
                case Line.Pending pending -> {
                    icon.show(pending.kind().symbol());
                    setText(PendingText.type(words, pending));
                }
            }
            setGraphic(icon);
        }
    }

    /// The detail of what happened, or the time left of what is still to happen.
    private final class DetailCell extends TableCell<Line, Line> {
        private Subscription ofClock = Subscription.EMPTY;

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            ofClock.unsubscribe();
            ofClock = Subscription.EMPTY;
            if (empty || line == null) {
                setText(null);
                return;
            }
            switch (line) {
                case Line.Happened(var event) -> setText(detail(event));
                case Line.Pending pending ->
                    ofClock = clock.nowProperty().subscribe(now -> setText(PendingText.left(words, pending, now)));
            }
        }
    }
}

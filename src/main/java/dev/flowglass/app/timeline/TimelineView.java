package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.theme.TextCell;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.Event;
import dev.flowglass.value.Json;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The table of events with its filter. For the bottom of the window: put [#node] into a tab; [#focusFilter] is for the
/// key that finds.
public final class TimelineView {
    private static final PseudoClass FAILURE = PseudoClass.getPseudoClass("failure");
    private static final PseudoClass OF_STEP = PseudoClass.getPseudoClass("of-step");
    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter FULL_TIME = DateTimeFormatter.ISO_INSTANT;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double NORMAL_TEXT = 13;

    private final TimelineViewModel model;
    private final Selection selection;
    private final Words words;
    private final TableView<Event> table = new TableView<>();
    private final TextField filter = new TextField();
    private final MomentBar moments;
    private final LanesPane lanes;
    private final VBox root;
    private boolean syncing;
    private boolean scrollIsDue;
    private double textSize = NORMAL_TEXT;

    public TimelineView(TimelineViewModel model, Selection selection, Words words, Keys keys, FxClock clock) {
        this.model = model;
        this.selection = selection;
        this.words = words;
        this.moments = new MomentBar(model.moment(), words, keys);
        this.lanes = new LanesPane(model.lanes(), words, keys, clock);
        table.setId("events");
        table.getStyleClass().addAll("events", "dense");
        table.accessibleTextProperty().bind(words.text("timeline.table"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> new Row());
        table.getColumns()
                .setAll(List.of(
                        column("number", 44, true, event -> String.valueOf(event.id())),
                        column(
                                "time",
                                112,
                                false,
                                event -> TIME.format(event.time().atZone(ZoneId.systemDefault()))),
                        column("since-start", 100, true, event -> Spans.precise(model.sinceStart(event))),
                        column("since-previous", 100, true, event -> Spans.precise(model.sincePrevious(event))),
                        typeColumn(),
                        column("step", 130, false, Event::stepName),
                        column("cause", 72, true, TimelineView::cause),
                        column("detail", 400, false, this::detail)));
        table.setItems(model.rows());
        model.changesProperty().subscribe(changes -> table.refresh());
        table.setPlaceholder(placeholder(keys));
        table.setContextMenu(menu());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        table.getSelectionModel().selectedItemProperty().subscribe(event -> {
            if (event != null && !syncing) {
                syncing = true;
                if (model.moment().shown().live()) {
                    model.select(event);
                } else {
                    model.goTo(event);
                }
                if (event.id() < model.totalProperty().get()) {
                    model.followingProperty().set(false);
                }
                syncing = false;
            }
        });
        selection.eventProperty().subscribe(event -> showSelection());
        selection.stepProperty().subscribe(step -> showStep());
        ListChangeListener<Event> growth = change -> grown();
        model.rows().addListener(growth);
        model.followingProperty().subscribe(following -> {
            if (following) {
                scrollToEnd();
            }
        });
        var content = new StackPane(table, lanes.node());
        lanes.node().visibleProperty().bind(lanes.shownProperty());
        table.visibleProperty().bind(lanes.shownProperty().not());
        root = new VBox(bar(), content);
        root.getStyleClass().add("pane");
        VBox.setVgrow(content, Priority.ALWAYS);
    }

    public Node node() {
        return root;
    }

    /// What the keys do here.
    public List<Action> actions() {
        return Stream.concat(moments.actions().stream(), lanes.actions().stream())
                .toList();
    }

    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private Node bar() {
        filter.setId("event-filter");
        filter.getStyleClass().add("filter");
        filter.promptTextProperty().bind(words.text("timeline.filter.prompt"));
        filter.accessibleTextProperty().bind(words.text("timeline.filter"));
        filter.setTooltip(tooltip("timeline.filter.about"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                table.requestFocus();
                event.consume();
            }
        });
        filter.fontProperty().subscribe(font -> resize(font.getSize()));
        var count = new Label();
        count.setId("event-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> isUnfiltered()
                                ? words.now(
                                        "timeline.count", model.totalProperty().get())
                                : words.now(
                                        "timeline.count.filtered",
                                        model.shownProperty().get(),
                                        model.totalProperty().get()),
                        model.filterProperty(),
                        model.kindProperty(),
                        model.shownProperty(),
                        model.totalProperty(),
                        words.messagesProperty()));
        var follow = new CheckBox();
        follow.setId("follow-events");
        follow.setMinWidth(Region.USE_PREF_SIZE);
        follow.textProperty().bind(words.text("timeline.follow"));
        follow.setTooltip(tooltip("timeline.follow.about"));
        follow.selectedProperty().bindBidirectional(model.followingProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var ofTable = new HBox(filter, new KindChips(model, words).node(), count);
        ofTable.getStyleClass().add("pane-part");
        ofTable.visibleProperty().bind(lanes.shownProperty().not());
        ofTable.managedProperty().bind(ofTable.visibleProperty());
        follow.visibleProperty().bind(lanes.shownProperty().not());
        follow.managedProperty().bind(follow.visibleProperty());
        var bar = new HBox(lanes.bar(), ofTable, gap, moments.node(), follow);
        bar.getStyleClass().add("pane-bar");
        return bar;
    }

    private boolean isUnfiltered() {
        return model.filterProperty().get().isBlank()
                && model.kindProperty().get().isEmpty();
    }

    private Tooltip tooltip(String word) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        return tooltip;
    }

    private Node placeholder(Keys keys) {
        var text = new Label();
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> isUnfiltered()
                                ? words.now("timeline.empty", keys.text("run.start"))
                                : words.now("timeline.no-match"),
                        model.filterProperty(),
                        model.kindProperty(),
                        words.messagesProperty()));
        return text;
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

    private TableColumn<Event, Event> column(String word, double width, boolean right, Function<Event, String> text) {
        var column = bare(word, width);
        column.setCellFactory(of -> new TextCell<>(text));
        column.getStyleClass().add(right ? "number-column" : "text-column");
        if (word.equals("detail")) {
            column.getStyleClass().add("code-column");
        }
        return column;
    }

    private TableColumn<Event, Event> typeColumn() {
        var column = bare("type", 176);
        column.setCellFactory(of -> new TypeCell());
        return column;
    }

    private TableColumn<Event, Event> bare(String word, double width) {
        var column = new TableColumn<Event, Event>();
        column.textProperty().bind(words.text("timeline.column." + word));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setMinWidth(36);
        return column;
    }

    private void resize(double size) {
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
            scrollToEnd();
        }
    }

    /// Once the table has been laid out with its new rows; before, it would not know the last one.
    private void scrollToEnd() {
        var scene = table.getScene();
        if (scene != null && !scrollIsDue) {
            scrollIsDue = true;
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    scrollIsDue = false;
                    if (model.followingProperty().get() && !model.rows().isEmpty()) {
                        table.scrollTo(model.rows().size() - 1);
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
                item("timeline.only-step", event -> model.filterProperty().set(event.stepName())));
    }

    private MenuItem item(String word, java.util.function.Consumer<Event> action) {
        var item = new MenuItem();
        item.textProperty().bind(words.text(word));
        item.setOnAction(event -> selected().ifPresent(action));
        item.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
        return item;
    }

    private Optional<Event> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
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

    private final class Row extends TableRow<Event> {
        Row() {
            selection.stepProperty().subscribe(step -> mark());
            model.moment().shownProperty().subscribe(moment -> mark());
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && getItem() != null) {
                    model.goTo(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Event event, boolean empty) {
            super.updateItem(event, empty);
            pseudoClassStateChanged(
                    FAILURE, !empty && event != null && EventKind.of(event.type()) == EventKind.FAILURE);
            setAccessibleText(
                    empty || event == null
                            ? ""
                            : "%d %s %s".formatted(event.id(), event.type().word(), event.stepName()));
            mark();
        }

        private void mark() {
            var event = getItem();
            boolean some = event != null && !isEmpty();
            pseudoClassStateChanged(OF_STEP, some && model.isOfSelectedStep(Objects.requireNonNull(event)));
            pseudoClassStateChanged(LATER, some && model.isLater(Objects.requireNonNull(event)));
        }
    }

    private static final class TypeCell extends TableCell<Event, Event> {
        private final Symbol icon = new Symbol("event-begin");

        TypeCell() {
            setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Event event, boolean empty) {
            super.updateItem(event, empty);
            if (empty || event == null) {
                setText(null);
                setGraphic(null);
            } else {
                icon.show("event-" + EventKind.of(event.type()).style());
                setText(event.type().word());
                setGraphic(icon);
            }
        }
    }
}

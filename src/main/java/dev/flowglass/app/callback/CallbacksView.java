package dev.flowglass.app.callback;

import dev.flowglass.app.callback.ReportViewModel.Outcome;
import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.theme.TextCell;
import dev.flowglass.app.words.Words;
import dev.flowglass.value.Json;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The table of steps that wait. For the bottom of the window: put [#node] into a tab whose badge shows
/// [CallbacksViewModel#countProperty]. [ReportDialog] is what its buttons open.
public final class CallbacksView {
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");
    private static final Duration URGENT_BELOW = Duration.ofMinutes(1);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final int LONGEST_SUBMITTED = 300;

    /// What is done with a step that waits.
    ///
    /// @param report opens the dialog for its report or, when a person stands in for its resource, for the answer
    /// @param show makes its execution the current one and selects the step everywhere
    public record Commands(BiConsumer<CallbackRow, Outcome> report, Consumer<CallbackRow> show) {}

    /// Something to copy for a step that waits for a report.
    ///
    /// @param word key of its name
    public record Copy(String word, Function<CallbackRow, String> text) {}

    private final CallbacksViewModel model;
    private final Words words;
    private final FxClock clock;
    private final Commands commands;
    private final TableView<CallbackRow> table = new TableView<>();
    private final QuickBar quick;
    private final VBox root;
    private Optional<CallbackRow.Key> kept = Optional.empty();
    private boolean syncing;

    public CallbacksView(
            CallbacksViewModel model, QuickAnswers answers, Words words, Keys keys, FxClock clock, Commands commands) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.commands = commands;
        table.setId("callbacks");
        table.getStyleClass().addAll("callbacks", "dense");
        table.accessibleTextProperty().bind(words.text("callback.table"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.getColumns().add(stepColumn());
        table.getColumns().add(column("execution", 130, row -> row.item().id().name()));
        table.getColumns().add(column("flow", 110, row -> row.item().id().flow()));
        table.getColumns().add(submittedColumn());
        table.getColumns().add(timeColumn("waiting", Duration.ZERO, row -> Optional.of(row.waited(clock.now()))));
        table.getColumns().add(timeColumn("left", URGENT_BELOW, row -> row.left(clock.now())));
        table.getColumns().add(buttonColumn());
        table.setRowFactory(view -> new Row());
        table.setItems(model.rows());
        table.setPlaceholder(placeholder(keys));
        table.setContextMenu(menu());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!syncing && row != null) {
                kept = Optional.of(row.key());
            }
        });
        model.rows().subscribe(this::reselect);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var chosen = table.getSelectionModel().getSelectedItems();
        quick = new QuickBar(
                answers,
                model,
                words,
                keys,
                clock,
                () -> chosen.stream().filter(Objects::nonNull).toList(),
                chosen);
        quick.node().visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
        quick.node().managedProperty().bind(quick.node().visibleProperty());
        var answered = new Label();
        answered.setId("callbacks-answer");
        answered.textProperty().bind(model.answeredProperty());
        var strip = new HBox(new Symbol("succeeded"), answered);
        strip.getStyleClass().addAll("pane-bar", "answer-strip");
        strip.visibleProperty().bind(model.answeredProperty().map(text -> !text.isEmpty()));
        strip.managedProperty().bind(strip.visibleProperty());
        root = new VBox(quick.node(), table, strip);
        root.getStyleClass().add("pane");
        VBox.setVgrow(table, Priority.ALWAYS);
    }

    /// Puts these into the menu of the rows, under a line of their own.
    public void offerCopies(List<Copy> copies) {
        var menu = new Menu();
        menu.setId("callback-copy-as");
        menu.textProperty().bind(words.text("callback.copy-as"));
        menu.disableProperty()
                .bind(table.getSelectionModel()
                        .selectedItemProperty()
                        .map(row -> !row.awaitsReport())
                        .orElse(true));
        for (var copy : copies) {
            menu.getItems().add(item(copy.word(), row -> toClipboard(copy.text().apply(row))));
        }
        table.getContextMenu().getItems().add(table.getContextMenu().getItems().size() - 1, menu);
    }

    public Node node() {
        return root;
    }

    /// What the keys do here.
    public List<Action> actions() {
        return quick.actions();
    }

    private Optional<CallbackRow> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void reselect() {
        syncing = true;
        table.getSelectionModel().clearSelection();
        kept.ifPresent(key -> {
            for (int i = 0; i < model.rows().size(); i++) {
                if (model.rows().get(i).key().equals(key)) {
                    table.getSelectionModel().select(i);
                }
            }
        });
        syncing = false;
    }

    private Node placeholder(Keys keys) {
        var text = new Label();
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.textProperty().bind(words.text("callback.empty", keys.text("callbacks.report")));
        return text;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            selected().ifPresent(row -> commands.report().accept(row, Outcome.SUCCEEDED));
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            selected().ifPresent(row -> commands.report().accept(row, Outcome.FAILED));
            event.consume();
        } else if (COPY.match(event)) {
            selected().ifPresent(CallbacksView::copyToken);
            event.consume();
        }
    }

    private static void copyToken(CallbackRow row) {
        row.token().ifPresent(CallbacksView::toClipboard);
    }

    private static void toClipboard(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private ContextMenu menu() {
        var succeed = item("callback.succeed", row -> commands.report().accept(row, Outcome.SUCCEEDED));
        succeed.setAccelerator(new KeyCodeCombination(KeyCode.ENTER));
        var fail = item("callback.fail", row -> commands.report().accept(row, Outcome.FAILED));
        fail.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        var copy = item("callback.copy-token", CallbacksView::copyToken);
        copy.setAccelerator(COPY);
        return new ContextMenu(
                succeed,
                fail,
                new SeparatorMenuItem(),
                copy,
                item("callback.show", row -> commands.show().accept(row)));
    }

    private MenuItem item(String word, Consumer<CallbackRow> action) {
        var item = new MenuItem();
        item.textProperty().bind(words.text(word));
        item.setOnAction(event -> selected().ifPresent(action));
        item.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
        return item;
    }

    // --- columns ---

    private TableColumn<CallbackRow, CallbackRow> bare(String word, double width) {
        var column = new TableColumn<CallbackRow, CallbackRow>();
        column.textProperty().bind(words.text("callback.column." + word));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setMinWidth(40);
        return column;
    }

    private TableColumn<CallbackRow, CallbackRow> column(
            String word, double width, Function<CallbackRow, String> text) {
        var column = bare(word, width);
        column.setCellFactory(of -> new TextCell<>(text));
        return column;
    }

    private TableColumn<CallbackRow, CallbackRow> stepColumn() {
        var column = bare("step", 150);
        column.setCellFactory(of -> new StepCell());
        return column;
    }

    private TableColumn<CallbackRow, CallbackRow> submittedColumn() {
        var column = bare("submitted", 280);
        column.getStyleClass().add("code-column");
        column.setCellFactory(of -> new TextCell<>(this::submitted));
        return column;
    }

    private String submitted(CallbackRow row) {
        var text = Json.text(row.submitted().orElseGet(() -> row.task().input()));
        return text.length() <= LONGEST_SUBMITTED ? text : text.substring(0, LONGEST_SUBMITTED) + " …";
    }

    private TableColumn<CallbackRow, CallbackRow> timeColumn(
            String word, Duration urgentBelow, Function<CallbackRow, Optional<Duration>> time) {
        var column = bare(word, 92);
        column.getStyleClass().add("number-column");
        column.setCellFactory(of -> new TimeCell(urgentBelow, time));
        return column;
    }

    private TableColumn<CallbackRow, CallbackRow> buttonColumn() {
        var column = bare("answer", 420);
        column.setMinWidth(410);
        column.setCellFactory(of -> new ButtonCell());
        return column;
    }

    private final class Row extends TableRow<CallbackRow> {
        Row() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) {
                    commands.show().accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(CallbackRow row, boolean empty) {
            super.updateItem(row, empty);
            if (!empty && row != null) {
                setAccessibleText(words.now(
                        "callback.about",
                        row.task().step().name(),
                        row.item().id().flow(),
                        row.item().id().name()));
            }
        }
    }

    private final class StepCell extends TableCell<CallbackRow, CallbackRow> {
        private final Symbol icon = new Symbol("waiting-callback");

        @Override
        protected void updateItem(CallbackRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
            } else {
                setText(row.task().step().name());
                icon.show(row.awaitsReport() ? "waiting-callback" : "person");
                setGraphic(icon);
                var about =
                        new Tooltip(words.now(row.awaitsReport() ? "callback.waits-report" : "callback.waits-person"));
                setTooltip(about);
            }
        }
    }

    private final class TimeCell extends TableCell<CallbackRow, CallbackRow> {
        private final Duration urgentBelow;
        private final Function<CallbackRow, Optional<Duration>> time;
        private Subscription ofClock = Subscription.EMPTY;

        TimeCell(Duration urgentBelow, Function<CallbackRow, Optional<Duration>> time) {
            this.urgentBelow = urgentBelow;
            this.time = time;
        }

        @Override
        protected void updateItem(CallbackRow row, boolean empty) {
            super.updateItem(row, empty);
            ofClock.unsubscribe();
            ofClock = Subscription.EMPTY;
            if (empty || row == null) {
                setText(null);
                pseudoClassStateChanged(URGENT, false);
            } else {
                ofClock = clock.nowProperty().subscribe(now -> write(row));
            }
        }

        private void write(CallbackRow row) {
            var span = time.apply(row);
            setText(span.map(Spans::clock).orElseGet(() -> words.now("callback.no-limit")));
            pseudoClassStateChanged(
                    URGENT, span.filter(left -> left.compareTo(urgentBelow) < 0).isPresent());
        }
    }

    private final class ButtonCell extends TableCell<CallbackRow, CallbackRow> {
        private final Button succeed = button("callback.succeed", "succeed");
        private final Button fail = button("callback.fail", "fail");
        private final Button copy = iconButton("callback.copy-token", "copy");
        private final Button show = iconButton("callback.show", "target");
        private final Button approve = button("callback.approve", "approve");
        private final Button reject = button("callback.reject", "reject");
        private final HBox buttons = new HBox(approve, reject, succeed, fail, copy, show);

        ButtonCell() {
            buttons.getStyleClass().add("row-buttons");
            approve.setOnAction(event -> row().map(List::of).ifPresent(quick::approve));
            reject.setOnAction(event -> row().map(List::of).ifPresent(quick::reject));
            succeed.setOnAction(
                    event -> row().ifPresent(row -> commands.report().accept(row, Outcome.SUCCEEDED)));
            fail.setOnAction(event -> row().ifPresent(row -> commands.report().accept(row, Outcome.FAILED)));
            copy.setOnAction(event -> row().ifPresent(CallbacksView::copyToken));
            show.setOnAction(event -> row().ifPresent(commands.show()));
        }

        private Optional<CallbackRow> row() {
            return Optional.ofNullable(getItem());
        }

        private Button button(String word, String style) {
            var button = new Button();
            button.textProperty().bind(words.text(word));
            button.getStyleClass().addAll("small", style);
            button.setTooltip(tooltip(word + ".about"));
            return button;
        }

        private Button iconButton(String word, String icon) {
            var button = new Button();
            button.setGraphic(new Symbol(icon));
            button.getStyleClass().addAll("flat", "icon-button", icon);
            button.accessibleTextProperty().bind(words.text(word));
            button.setTooltip(tooltip(word));
            return button;
        }

        @Override
        protected void updateItem(CallbackRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean shown = !empty && row != null;
            setGraphic(shown ? buttons : null);
            if (shown) {
                copy.setDisable(!Objects.requireNonNull(row).awaitsReport());
            }
        }
    }

    private Tooltip tooltip(String word) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        return tooltip;
    }
}

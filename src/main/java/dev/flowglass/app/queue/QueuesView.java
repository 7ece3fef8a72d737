package dev.flowglass.app.queue;

import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.theme.TextCell;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.TaskToken;
import dev.flowglass.value.Json;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The pane of the queues: queues | messages | body. For the bottom of the window.
public final class QueuesView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /// What is done with a message from here.
    ///
    /// @param answer opens the report of a token; what it is given with is run once the report was accepted
    /// @param show makes the execution of a token the current one
    public record Commands(BiConsumer<TaskToken, Runnable> answer, Consumer<TaskToken> show) {}

    private final QueuesViewModel model;
    private final Words words;
    private final FxClock clock;
    private final Commands commands;
    private final ListView<QueueDesk.Queue> queues;
    private final TableView<QueueRow> table = new TableView<>();
    private final TextArea body = new TextArea();
    private final StackPane root;
    private Optional<String> kept = Optional.empty();
    private boolean syncing;

    public QueuesView(QueuesViewModel model, Words words, FxClock clock, Commands commands) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.commands = commands;
        queues = new ListView<>(model.queues());
        queues.setId("queues");
        queues.getStyleClass().addAll("queues", "dense");
        queues.accessibleTextProperty().bind(words.text("queue.list"));
        queues.setCellFactory(view -> new QueueCell());
        queues.getSelectionModel().selectedItemProperty().subscribe(queue -> {
            if (queue != null && !syncing) {
                model.chosenProperty().set(Optional.of(queue.name()));
            }
        });
        fillTable();
        body.setId("queue-body");
        body.setEditable(false);
        body.getStyleClass().add("code");
        body.accessibleTextProperty().bind(words.text("queue.body"));
        var messages = new VBox(bar(), table);
        VBox.setVgrow(table, Priority.ALWAYS);
        var split = new SplitPane(queues, messages, body);
        split.setDividerPositions(0.16, 0.74);
        SplitPane.setResizableWithParent(queues, false);
        split.visibleProperty().bind(Bindings.isNotEmpty(model.queues()));
        root = new StackPane(split, empty());
        root.getStyleClass().add("pane");
        model.queues().subscribe(this::reselect);
        model.messages().subscribe(this::reselect);
        model.chosenProperty().subscribe(this::reselect);
        clock.nowProperty().subscribe(now -> {
            if (root.getScene() != null && root.isVisible()) {
                model.look();
                table.refresh();
            }
        });
    }

    public Node node() {
        return root;
    }

    private Node empty() {
        var text = new Label();
        text.setId("queues-empty");
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.troubleProperty().get().isEmpty()
                                ? words.now("queue.empty")
                                : model.troubleProperty().get(),
                        model.troubleProperty(),
                        words.messagesProperty()));
        text.visibleProperty().bind(Bindings.isEmpty(model.queues()));
        return text;
    }

    // --- one selection, kept while lists change ---

    private void reselect() {
        syncing = true;
        model.chosenProperty().get().ifPresent(name -> {
            for (int i = 0; i < model.queues().size(); i++) {
                if (model.queues().get(i).name().equals(name)) {
                    queues.getSelectionModel().clearAndSelect(i);
                }
            }
        });
        var wanted = kept;
        table.getSelectionModel().clearSelection();
        wanted.ifPresent(id -> {
            for (int i = 0; i < model.messages().size(); i++) {
                if (model.messages().get(i).message().id().equals(id)) {
                    table.getSelectionModel().clearAndSelect(i);
                }
            }
        });
        syncing = false;
        showBody();
    }

    private Optional<QueueRow> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void showBody() {
        var text = selected()
                .map(row -> row.message().body())
                .map(raw -> Json.read(raw) instanceof Json.Reading.Parsed(var value)
                        ? Json.pretty(value).strip()
                        : raw)
                .orElse("");
        if (!text.equals(body.getText())) {
            body.setText(text);
        }
    }

    // --- the bar above the messages ---

    private Node bar() {
        var take = button("queue.take", "queue-take", row -> model.take(row.message(), taken -> {}));
        var answer = button("queue.answer", "queue-answer", this::answer);
        answer.getStyleClass().add("succeed");
        var back = button("queue.put-back", "queue-put-back", row -> model.putBack(row.message()));
        var delete = button("queue.delete", "queue-delete", row -> model.delete(row.message()));
        var show = button("queue.show", "queue-show", row -> row.token().ifPresent(commands.show()));
        var selection = table.getSelectionModel().selectedItemProperty();
        take.disableProperty()
                .bind(selection
                        .map(row -> row.message().state() != QueueDesk.State.READY)
                        .orElse(true));
        back.disableProperty()
                .bind(selection
                        .map(row -> row.message().state() != QueueDesk.State.TAKEN)
                        .orElse(true));
        answer.disableProperty().bind(selection.map(row -> !row.canBeAnswered()).orElse(true));
        delete.disableProperty().bind(Bindings.isNull(selection));
        show.disableProperty().bind(selection.map(row -> row.token().isEmpty()).orElse(true));
        var text = new TextField();
        text.setId("queue-message");
        text.getStyleClass().add("code");
        text.promptTextProperty().bind(words.text("queue.message"));
        text.accessibleTextProperty().bind(words.text("queue.message"));
        text.setPrefWidth(180);
        HBox.setHgrow(text, Priority.ALWAYS);
        var send = new Button();
        send.setId("queue-send");
        send.getStyleClass().add("small");
        send.setMinWidth(Region.USE_PREF_SIZE);
        send.textProperty().bind(words.text("queue.send"));
        send.setTooltip(tooltip("queue.send.about"));
        send.disableProperty().bind(text.textProperty().isEmpty());
        Runnable sending = () -> {
            if (!text.getText().isEmpty()) {
                model.send(text.getText());
                text.clear();
            }
        };
        send.setOnAction(event -> sending.run());
        text.setOnAction(event -> sending.run());
        var bar = new HBox(take, answer, back, delete, show, text, send);
        bar.getStyleClass().add("pane-bar");
        return bar;
    }

    /// Does what a worker does: takes the message, reports its task, and deletes the message once the report was
    /// accepted.
    private void answer(QueueRow row) {
        row.token().ifPresent(token -> {
            var message = row.message();
            if (message.state() == QueueDesk.State.READY) {
                model.take(message, taken -> commands.answer().accept(token, () -> model.delete(taken)));
            } else {
                commands.answer().accept(token, () -> model.delete(message));
            }
        });
    }

    private Button button(String word, String id, Consumer<QueueRow> action) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty().bind(words.text(word));
        button.setTooltip(tooltip(word + ".about"));
        button.setOnAction(event -> selected().ifPresent(action));
        return button;
    }

    private Tooltip tooltip(String word) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        return tooltip;
    }

    // --- the messages ---

    private void fillTable() {
        table.setId("messages");
        table.getStyleClass().addAll("messages", "dense");
        table.accessibleTextProperty().bind(words.text("queue.messages"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        var state = column("state", 120, row -> "");
        state.setCellFactory(of -> new StateCell());
        table.getColumns().add(state);
        table.getColumns()
                .add(column("sent", 80, row -> TIME.format(row.message().sent().atZone(ZoneId.systemDefault()))));
        table.getColumns()
                .add(column(
                        "step",
                        110,
                        row -> row.step().orElseGet(() -> row.token().isPresent() ? words.now("queue.answered") : "")));
        table.getColumns()
                .add(column(
                        "execution",
                        110,
                        row -> row.token().map(TaskToken::execution).orElse("")));
        table.getColumns()
                .add(column("flow", 100, row -> row.token().map(TaskToken::flow).orElse("")));
        var text = column("body", 220, row -> row.message().body().replace('\n', ' '));
        text.getStyleClass().add("code-column");
        table.getColumns().add(text);
        table.setItems(model.messages());
        var none = new Label();
        none.getStyleClass().add("empty-text");
        none.textProperty().bind(words.text("queue.no-messages"));
        table.setPlaceholder(none);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!syncing && row != null) {
                kept = Optional.of(row.message().id());
                showBody();
            }
        });
    }

    private TableColumn<QueueRow, QueueRow> column(String word, double width, Function<QueueRow, String> text) {
        var column = new TableColumn<QueueRow, QueueRow>();
        column.textProperty().bind(words.text("queue.column." + word));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(of -> new TextCell<>(text));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        return column;
    }

    private final class StateCell extends TableCell<QueueRow, QueueRow> {
        private final Symbol icon = new Symbol("info");

        @Override
        protected void updateItem(QueueRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            var left = Spans.clock(Duration.between(clock.now(), row.message().until()));
            switch (row.message().state()) {
                case READY -> write("event-begin", words.now("queue.ready"));
                case TAKEN -> write("person", words.now("queue.taken", left));
                case DELAYED -> write("waiting-time", words.now("queue.delayed", left));
            }
        }

        private void write(String symbol, String text) {
            icon.show(symbol);
            setGraphic(icon);
            setText(text);
        }
    }

    private final class QueueCell extends ListCell<QueueDesk.Queue> {
        private final Label name = new Label();
        private final Label counts = new Label();
        private final VBox lines = new VBox(name, counts);

        QueueCell() {
            name.getStyleClass().add("execution-name");
            counts.getStyleClass().add("muted");
            lines.setMinWidth(0);
            lines.setPrefWidth(0);
        }

        @Override
        protected void updateItem(QueueDesk.Queue queue, boolean empty) {
            super.updateItem(queue, empty);
            if (empty || queue == null) {
                setGraphic(null);
                return;
            }
            name.setText(queue.name());
            counts.setText(words.now("queue.counts", queue.ready(), queue.taken(), queue.delayed()));
            setAccessibleText(queue.name() + ", " + counts.getText());
            setGraphic(lines);
        }
    }
}

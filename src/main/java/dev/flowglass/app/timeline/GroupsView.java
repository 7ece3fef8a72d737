package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.theme.TextCell;
import dev.flowglass.app.timeline.GroupsModel.GroupLine;
import dev.flowglass.app.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The runs of steps, a line each; Right and Left or a click on the arrow unfold and fold its events.
final class GroupsView {
    private static final double INDENT = 16;

    private final GroupsModel model;
    private final Words words;
    private final FxClock clock;
    private final TableView<GroupLine> table = new TableView<>();

    GroupsView(TimelineViewModel timeline, Words words, FxClock clock) {
        this.model = timeline.groups();
        this.words = words;
        this.clock = clock;
        table.setId("groups");
        table.getStyleClass().addAll("events", "dense");
        table.accessibleTextProperty().bind(words.text("timeline.groups"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        column("group", 260, of -> new NameCell()),
                        column("state", 180, of -> new StateCell()),
                        text("attempts", 80, true, line -> switch (line) {
                            case GroupLine.Group group ->
                                group.bar().attempts() == 0
                                        ? ""
                                        : String.valueOf(group.bar().attempts());
                            case GroupLine.Inside inside -> "";
                        }),
                        text("time", 120, false, line -> switch (line) {
                            case GroupLine.Group group ->
                                timeline.time(group.bar().start());
                            case GroupLine.Inside(var event, int depth) -> timeline.time(event.time());
                        }),
                        column("took", 110, of -> new TimeCell()),
                        text("detail", 400, false, line -> switch (line) {
                            case GroupLine.Group group -> "";
                            case GroupLine.Inside(var event, int depth) -> EventText.detail(event);
                        })));
        table.getColumns().getLast().getStyleClass().add("code-column");
        table.setItems(model.lines());
        var empty = new Label();
        empty.getStyleClass().add("empty-text");
        empty.setWrapText(true);
        empty.textProperty().bind(words.text("timeline.groups.empty"));
        table.setPlaceholder(empty);
        table.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && table.isFocused()) {
                model.select(line);
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        timeline.timeFormatProperty().subscribe((was, is) -> table.refresh());
        words.messagesProperty().subscribe(messages -> table.refresh());
    }

    Node node() {
        return table;
    }

    private void onKey(KeyEvent event) {
        if (table.getSelectionModel().getSelectedItem() instanceof GroupLine.Group group
                && (event.getCode() == KeyCode.RIGHT && !group.open()
                        || event.getCode() == KeyCode.LEFT && group.open())) {
            int row = table.getSelectionModel().getSelectedIndex();
            model.toggle(group);
            table.getSelectionModel().clearAndSelect(row);
            event.consume();
        }
    }

    private TableColumn<GroupLine, GroupLine> column(
            String word, double width, Function<Object, TableCell<GroupLine, GroupLine>> cell) {
        var column = new TableColumn<GroupLine, GroupLine>();
        column.textProperty().bind(words.text("timeline.column." + word));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cell::apply);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        return column;
    }

    private TableColumn<GroupLine, GroupLine> text(
            String word, double width, boolean right, Function<GroupLine, String> text) {
        var column = column(word, width, of -> new TextCell<>(text));
        column.getStyleClass().add(right ? "number-column" : "text-column");
        return column;
    }

    private final class NameCell extends TableCell<GroupLine, GroupLine> {
        private final Symbol arrow = new Symbol("folded");
        private final Symbol kind = new Symbol("event-begin");
        private final HBox fold = new HBox(arrow);

        NameCell() {
            fold.getStyleClass().add("fold");
            fold.setAlignment(Pos.CENTER);
            fold.setOnMousePressed(press -> {
                if (press.getButton() == MouseButton.PRIMARY && getItem() instanceof GroupLine.Group group) {
                    model.toggle(group);
                    press.consume();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable GroupLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            switch (line) {
                case GroupLine.Group group -> {
                    setText(group.bar().name());
                    arrow.show(group.open() ? "unfolded" : "folded");
                    show(fold, group.depth());
                }
                case GroupLine.Inside(var event, int depth) -> {
                    setText(event.id() + "  " + event.type().word());
                    kind.show("event-" + EventKind.of(event.type()).style());
                    show(kind, depth);
                }
            }
        }

        private void show(Node graphic, int depth) {
            var box = new HBox(graphic);
            box.setAlignment(Pos.CENTER);
            box.setPadding(new Insets(0, 0, 0, INDENT * depth));
            setGraphic(box);
        }
    }

    private final class StateCell extends TableCell<GroupLine, GroupLine> {
        private final Symbol icon = new Symbol("running");

        @Override
        protected void updateItem(@Nullable GroupLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || !(line instanceof GroupLine.Group group)) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(group.pending()
                    .map(pending -> PendingText.type(words, pending))
                    .orElseGet(
                            () -> words.now("timeline.end." + group.how().name().toLowerCase(Locale.ROOT))));
            icon.show(group.pending()
                    .map(pending -> pending.kind().symbol())
                    .orElse(
                            switch (group.how()) {
                                case OPEN -> "running";
                                case SUCCEEDED -> group.bar().attempts() > 1 ? "retrying" : "succeeded";
                                case CAUGHT -> "retrying";
                                case FAILED -> "failed";
                                case CANCELLED -> "stopped";
                            }));
            setGraphic(icon);
        }
    }

    /// How long it took, or what is left of what it waits for.
    private final class TimeCell extends TableCell<GroupLine, GroupLine> {
        private Subscription ofClock = Subscription.EMPTY;

        @Override
        protected void updateItem(@Nullable GroupLine line, boolean empty) {
            super.updateItem(line, empty);
            ofClock.unsubscribe();
            ofClock = Subscription.EMPTY;
            if (empty || !(line instanceof GroupLine.Group group)) {
                setText(null);
                return;
            }
            var due = group.pending().flatMap(Line.Pending::due);
            if (group.bar().end().isPresent()) {
                setText(Spans.precise(model.took(group.bar(), clock.now())));
            } else {
                ofClock = clock.nowProperty()
                        .subscribe(now -> setText(
                                due.isEmpty()
                                        ? Spans.clock(model.took(group.bar(), now))
                                        : PendingText.leftShort(
                                                words, group.pending().get(), now)));
            }
        }
    }
}

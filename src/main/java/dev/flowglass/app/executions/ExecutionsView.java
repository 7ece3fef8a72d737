package dev.flowglass.app.executions;

import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.ExecutionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The list of executions; the selected one is what the window shows. For the left side of the window: put [#node]
/// under a title.
public final class ExecutionsView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// What is done to an execution from here.
    ///
    /// @param runAgain starts the same flow with the same input
    public record Commands(Consumer<ExecutionItem> stop, Consumer<ExecutionItem> runAgain) {}

    private final ExecutionsViewModel model;
    private final Words words;
    private final FxClock clock;
    private final Commands commands;
    private final ListView<ExecutionItem> list;
    private boolean syncing;

    public ExecutionsView(ExecutionsViewModel model, Words words, Keys keys, FxClock clock, Commands commands) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.commands = commands;
        list = new ListView<>(model.items());
        list.setId("executions");
        list.getStyleClass().add("executions");
        list.accessibleTextProperty().bind(words.text("executions.list"));
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(placeholder(keys));
        list.setContextMenu(menu());
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !syncing) {
                model.show(item.id());
            }
        });
        model.currentProperty().subscribe(current -> select(current));
        model.items().subscribe(() -> select(model.current()));
    }

    public Node node() {
        return list;
    }

    private void select(Optional<ExecutionItem> current) {
        syncing = true;
        current.ifPresentOrElse(
                item -> {
                    if (list.getSelectionModel().getSelectedItem() != item) {
                        list.getSelectionModel().clearAndSelect(model.items().indexOf(item));
                    }
                },
                () -> list.getSelectionModel().clearSelection());
        syncing = false;
    }

    private Node placeholder(Keys keys) {
        var text = new Label();
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.textProperty().bind(words.text("executions.empty", keys.text("run.start")));
        return text;
    }

    private ContextMenu menu() {
        var stop = item("executions.stop", () -> selected().ifPresent(commands.stop()));
        stop.disableProperty()
                .bind(list.getSelectionModel()
                        .selectedItemProperty()
                        .flatMap(ExecutionItem::stateProperty)
                        .map(state -> state.status().ended())
                        .orElse(true));
        var again = item("executions.run-again", () -> selected().ifPresent(commands.runAgain()));
        var copy = item("executions.copy-name", () -> selected().ifPresent(item -> copy(item.id())));
        for (var other : new MenuItem[] {again, copy}) {
            other.disableProperty()
                    .bind(Bindings.isNull(list.getSelectionModel().selectedItemProperty()));
        }
        return new ContextMenu(again, stop, new SeparatorMenuItem(), copy);
    }

    private MenuItem item(String word, Runnable action) {
        var item = new MenuItem();
        item.textProperty().bind(words.text(word));
        item.setOnAction(event -> action.run());
        return item;
    }

    private Optional<ExecutionItem> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private static void copy(ExecutionId id) {
        var content = new ClipboardContent();
        content.putString(id.name());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static String started(Instant time, Instant now) {
        var zone = ZoneId.systemDefault();
        var local = time.atZone(zone);
        return (local.toLocalDate().equals(LocalDate.ofInstant(now, zone)) ? TIME : DAY).format(local);
    }

    private String paused(String step) {
        return step.isEmpty() ? words.now("run.chip.paused") : words.now("run.chip.paused-at", step);
    }

    private final class Cell extends ListCell<ExecutionItem> {
        private final Symbol icon = new Symbol("running");
        private final Label name = new Label();
        private final Label flow = new Label();
        private final Label duration = new Label();
        private final Label standing = new Label();
        private final Node content;
        private Subscription ofItem = Subscription.EMPTY;

        Cell() {
            name.getStyleClass().add("execution-name");
            name.setMinWidth(0);
            flow.getStyleClass().add("muted");
            flow.setMinWidth(0);
            duration.getStyleClass().add("muted");
            duration.setMinWidth(Region.USE_PREF_SIZE);
            standing.getStyleClass().add("standing");
            standing.setMinWidth(Region.USE_PREF_SIZE);
            var lines = new VBox(line(name, duration), line(flow, standing));
            lines.getStyleClass().add("lines");
            HBox.setHgrow(lines, Priority.ALWAYS);
            var row = new HBox(icon, lines);
            row.getStyleClass().add("execution");
            row.setMinWidth(0);
            row.setPrefWidth(0);
            content = row;
            setTooltip(new Tooltip());
        }

        private static HBox line(Label left, Label right) {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var line = new HBox(left, gap, right);
            line.getStyleClass().add("line");
            return line;
        }

        @Override
        protected void updateItem(ExecutionItem item, boolean empty) {
            super.updateItem(item, empty);
            ofItem.unsubscribe();
            ofItem = Subscription.EMPTY;
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            setGraphic(content);
            ofItem = Subscription.combine(
                    item.standing().subscribe(now -> write(item, now)),
                    item.pausedProperty().subscribe(step -> write(item, standing(item))),
                    words.messagesProperty().subscribe(language -> write(item, standing(item))),
                    clock.nowProperty().subscribe(now -> duration.setText(Spans.clock(item.duration(now)))));
        }

        private Standing standing(ExecutionItem item) {
            return Objects.requireNonNull(item.standing().getValue());
        }

        private void write(ExecutionItem item, Standing now) {
            var started = started(item.state().startedAt(), clock.now());
            name.setText(item.id().name());
            flow.setText(item.id().flow());
            duration.setText(Spans.clock(item.duration(clock.now())));
            var paused = item.pausedProperty().get();
            var word = paused.map(step -> paused(step)).orElseGet(() -> words.now(now.word()));
            var style = paused.isPresent() ? "paused" : now.style();
            standing.setText(word);
            icon.show(style);
            standing.getStyleClass().setAll("label", "standing", "standing-" + style);
            var sentence =
                    words.now("executions.about", item.id().name(), item.id().flow(), started, word);
            setAccessibleText(sentence);
            getTooltip().setText(sentence);
        }
    }
}

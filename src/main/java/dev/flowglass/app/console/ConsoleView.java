package dev.flowglass.app.console;

import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
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
import javafx.scene.layout.VBox;

/// The pane of what functions print. For the bottom of the window.
public final class ConsoleView {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ConsoleViewModel model;
    private final Words words;
    private final ListView<ConsoleLine> list;
    private final TextField filter = new TextField();
    private final CheckBox follow = new CheckBox();
    private final VBox root;

    public ConsoleView(ConsoleViewModel model, Words words) {
        this.model = model;
        this.words = words;
        list = new ListView<>(model.lines());
        list.setId("console");
        list.getStyleClass().addAll("console", "dense");
        list.accessibleTextProperty().bind(words.text("console.list"));
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setPlaceholder(placeholder());
        list.setContextMenu(menu());
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        root = new VBox(bar(), list);
        root.getStyleClass().add("pane");
        VBox.setVgrow(list, Priority.ALWAYS);
        model.lines().subscribe(() -> {
            if (follow.isSelected() && !list.getItems().isEmpty()) {
                list.scrollTo(list.getItems().size() - 1);
            }
        });
    }

    public Node node() {
        return root;
    }

    /// Puts the caret into the filter.
    public void focusFilter() {
        filter.requestFocus();
    }

    public void clear() {
        model.clear();
    }

    private Node bar() {
        filter.setId("console-filter");
        filter.setPrefWidth(260);
        filter.promptTextProperty().bind(words.text("console.filter"));
        filter.accessibleTextProperty().bind(words.text("console.filter"));
        filter.setTooltip(tooltip("console.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        var only = new CheckBox();
        only.setId("console-current");
        only.textProperty().bind(words.text("console.current"));
        only.setTooltip(tooltip("console.current.about"));
        only.selectedProperty().bindBidirectional(model.currentOnlyProperty());
        var count = new Label();
        count.setId("console-count");
        count.getStyleClass().add("muted");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        this::counted, model.lines(), model.all(), model.droppedProperty(), words.messagesProperty()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        follow.setId("console-follow");
        follow.setSelected(true);
        follow.textProperty().bind(words.text("console.follow"));
        follow.setTooltip(tooltip("console.follow.about"));
        var clear = new Button();
        clear.setId("console-clear");
        clear.getStyleClass().add("small");
        clear.textProperty().bind(words.text("console.clear"));
        clear.setTooltip(tooltip("console.clear.about"));
        clear.setOnAction(event -> clear());
        clear.disableProperty().bind(Bindings.isEmpty(model.all()));
        var bar = new HBox(filter, only, count, gap, follow, clear);
        bar.getStyleClass().add("pane-bar");
        return bar;
    }

    private String counted() {
        int all = model.all().size();
        int some = model.lines().size();
        var counted = all == some ? words.now("console.count", all) : words.now("console.count.some", some, all);
        long dropped = model.droppedProperty().get();
        return dropped == 0 ? counted : words.now("console.count.dropped", counted, dropped);
    }

    private Node placeholder() {
        var text = new Label();
        text.setId("console-empty");
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.now(model.all().isEmpty() ? "console.empty" : "console.empty.filter"),
                        model.all(),
                        words.messagesProperty()));
        return text;
    }

    private ContextMenu menu() {
        var copy = new MenuItem();
        copy.textProperty().bind(words.text("console.copy"));
        copy.setAccelerator(COPY);
        copy.setOnAction(event -> copy());
        var all = new MenuItem();
        all.textProperty().bind(words.text("console.select-all"));
        all.setOnAction(event -> list.getSelectionModel().selectAll());
        var clear = new MenuItem();
        clear.textProperty().bind(words.text("console.clear"));
        clear.setOnAction(event -> clear());
        return new ContextMenu(copy, all, clear);
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(list.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(ConsoleLine::whole)
                .collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Tooltip tooltip(String word) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        return tooltip;
    }

    private final class Cell extends ListCell<ConsoleLine> {
        private final Label time = new Label();
        private final Symbol icon = new Symbol("event-work");
        private final Label place = new Label();
        private final Label text = new Label();
        private final HBox content = new HBox(time, icon, place, text);

        Cell() {
            time.getStyleClass().addAll("muted", "code");
            time.setMinWidth(Region.USE_PREF_SIZE);
            place.getStyleClass().add("muted");
            place.setMinWidth(150);
            place.setPrefWidth(150);
            place.setMaxWidth(150);
            text.getStyleClass().add("code");
            text.setMinWidth(Region.USE_PREF_SIZE);
            content.getStyleClass().add("console-line");
        }

        @Override
        protected void updateItem(ConsoleLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            time.setText(line.clock());
            icon.show(line.error() ? "warning" : "output");
            place.setText(line.execution().name() + " · " + line.step());
            text.setText(line.text());
            text.getStyleClass().remove("error-text");
            if (line.error()) {
                text.getStyleClass().add("error-text");
            }
            setAccessibleText(words.now(
                    line.error() ? "console.about.error" : "console.about",
                    line.step(),
                    line.execution().toString(),
                    line.text()));
            setGraphic(content);
        }
    }
}

package dev.flowglass.app.debug;

import dev.flowglass.app.words.Words;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The watched expressions with their values in the chosen frame.
final class WatchesView {
    private final VBox root = new VBox();

    WatchesView(FrameData data, Watches watches, Words words) {
        var list = new ListView<>(watches.list());
        list.setId("debug-watches");
        list.getStyleClass().addAll("dense", "edge-to-edge");
        list.accessibleTextProperty().bind(words.text("debug.watches"));
        var empty = new Label();
        empty.textProperty().bind(words.text("debug.watches.empty"));
        empty.getStyleClass().add("muted");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable String expression, boolean none) {
                super.updateItem(expression, none);
                getStyleClass().removeAll("code", "muted");
                getStyleClass().add("code");
                if (none || expression == null) {
                    setText(null);
                    return;
                }
                var result = ResultText.of(data.evaluate(expression), words);
                setText(expression + " = " + result.text());
                if (result.wrong()) {
                    getStyleClass().add("muted");
                }
            }
        });
        data.variablesProperty().subscribe(variables -> list.refresh());
        words.messagesProperty().subscribe(messages -> list.refresh());
        Runnable remove = () -> {
            var chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                watches.remove(chosen);
            }
        };
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                remove.run();
                event.consume();
            }
        });
        var item = new MenuItem();
        item.textProperty().bind(words.text("debug.unwatch"));
        item.setOnAction(event -> remove.run());
        list.setContextMenu(new ContextMenu(item));
        var field = new TextField();
        field.setId("debug-watch");
        field.getStyleClass().add("code");
        field.promptTextProperty().bind(words.text("debug.watch.prompt"));
        field.accessibleTextProperty().bind(words.text("debug.watch.prompt"));
        field.setOnAction(event -> {
            watches.add(field.getText());
            field.clear();
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        var bar = new HBox(field);
        bar.getStyleClass().add("pane-bar");
        root.getChildren().setAll(bar, list);
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    Node node() {
        return root;
    }
}

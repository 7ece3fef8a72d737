package dev.flowglass.app.endpoint;

import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A choice of snippets, with the text of the chosen one.
final class SnippetBox {
    private final Words words;
    private final ObjectProperty<Snippet> chosen = new SimpleObjectProperty<>(this, "chosen", Snippet.PYTHON);
    private final VBox root;

    SnippetBox(Words words) {
        this.words = words;
        var title = new Label();
        title.textProperty().bind(words.text("snippet.title"));
        title.getStyleClass().add("form-label");
        var text = new TextArea();
        text.setId("snippet-text");
        text.setEditable(false);
        text.getStyleClass().add("code");
        text.accessibleTextProperty().bind(words.text("snippet.title"));
        chosen.subscribe(now -> text.setText(now.text()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(title, choice(), gap, copy());
        bar.getStyleClass().add("field-row");
        VBox.setVgrow(text, Priority.ALWAYS);
        root = new VBox(bar, text);
        root.getStyleClass().add("form-part");
    }

    Node node() {
        return root;
    }

    private Node choice() {
        var group = new ToggleGroup();
        var row = new HBox();
        row.getStyleClass().add("segments");
        for (var snippet : Snippet.values()) {
            var button = new ToggleButton();
            button.setId("snippet-" + snippet.name().toLowerCase(Locale.ROOT));
            button.textProperty().bind(words.text(snippet.word()));
            button.getStyleClass().add("small");
            button.setToggleGroup(group);
            button.setSelected(snippet == chosen.get());
            button.setTooltip(tooltip(snippet.word() + ".about"));
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.set(snippet);
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private Button copy() {
        var copy = new Button();
        copy.setId("snippet-copy");
        copy.setGraphic(new Symbol("copy"));
        copy.textProperty().bind(words.text("snippet.copy"));
        copy.setTooltip(tooltip("snippet.copy"));
        copy.getStyleClass().add("small");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(
                event -> Copied.text(Objects.requireNonNull(chosen.get()).text()));
        return copy;
    }

    private Tooltip tooltip(String word) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        return tooltip;
    }
}

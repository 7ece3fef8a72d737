package dev.flowglass.app.shell;

import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Lines above the text that tell something and stay until they are answered or closed. They never take the focus.
final class Notices {
    /// What a person can do about it.
    record Offer(String word, Runnable action) {}

    private static final int MOST = 3;

    private final Words words;
    private final VBox box = new VBox();

    Notices(Words words) {
        this.words = words;
        box.getStyleClass().add("notices");
    }

    Node node() {
        return box;
    }

    /// Tells it once: the same sentence that is still there is not repeated.
    void tell(Icon icon, ObservableValue<String> text, List<Offer> offers) {
        box.getChildren().removeIf(row -> text.getValue().equals(row.getUserData()));
        if (box.getChildren().size() == MOST) {
            box.getChildren().removeFirst();
        }
        var label = new Label();
        label.setWrapText(true);
        label.textProperty().bind(text);
        label.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(icon.node(), label);
        row.getStyleClass().addAll("notice", "notice-" + icon.name().toLowerCase(Locale.ROOT));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setUserData(text.getValue());
        for (var offer : offers) {
            var button = new Button();
            button.textProperty().bind(words.text(offer.word()));
            button.setId("offer-" + offer.word().substring(offer.word().lastIndexOf('.') + 1));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> {
                box.getChildren().remove(row);
                offer.action().run();
            });
            row.getChildren().add(button);
        }
        row.getChildren().add(closer(row));
        box.getChildren().add(row);
    }

    void clear() {
        box.getChildren().clear();
    }

    private Button closer(Node row) {
        var close = new Button();
        close.setGraphic(Icon.CLOSE.node());
        close.getStyleClass().add("flat");
        close.setOnAction(event -> box.getChildren().remove(row));
        close.accessibleTextProperty().bind(words.text("notice.close"));
        var tip = new Tooltip();
        tip.textProperty().bind(words.text("notice.close"));
        close.setTooltip(tip);
        return close;
    }
}

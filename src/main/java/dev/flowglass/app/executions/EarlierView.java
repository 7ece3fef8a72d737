package dev.flowglass.app.executions;

import dev.flowglass.app.words.Words;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The list of executions with a button at its foot that brings earlier ones.
public final class EarlierView {
    private final VBox root;

    /// @param list of executions
    public EarlierView(EarlierViewModel model, Node list, Words words) {
        var button = new Button();
        button.setId("executions-earlier");
        button.getStyleClass().addAll("flat", "small");
        button.setMaxWidth(Double.MAX_VALUE);
        button.textProperty()
                .bind(Bindings.when(model.loadingProperty())
                        .then(words.text("executions.earlier.loading"))
                        .otherwise(words.text("executions.earlier")));
        button.disableProperty().bind(model.loadingProperty());
        button.visibleProperty().bind(model.moreProperty());
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(event -> model.load());
        var tip = new Tooltip();
        tip.textProperty().bind(words.text("executions.earlier.about"));
        button.setTooltip(tip);
        root = new VBox(list, button);
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    public Node node() {
        return root;
    }
}

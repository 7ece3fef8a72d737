package dev.flowglass.app.endpoint;

import dev.flowglass.app.endpoint.EndpointViewModel.Standing;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Says in the bar of buttons whether the endpoint is on and where; opens its dialog.
public final class EndpointButton {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Button button = new Button();

    public EndpointButton(EndpointViewModel model, Words words, Runnable open) {
        button.setId("endpoint");
        button.getStyleClass().addAll("tool", "endpoint");
        button.setFocusTraversable(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> open.run());
        var icon = new Symbol("off");
        button.setGraphic(icon);
        button.textProperty().bind(text(model, words));
        model.standingProperty().subscribe(now -> {
            button.pseudoClassStateChanged(ON, now instanceof Standing.On);
            icon.show(now instanceof Standing.On ? "on" : now instanceof Standing.Refused ? "failed" : "off");
        });
        var tip = new Tooltip();
        tip.textProperty().bind(words.text("endpoint.button.about"));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(button.textProperty());
    }

    private static StringBinding text(EndpointViewModel model, Words words) {
        return Bindings.createStringBinding(
                () -> switch (model.standing()) {
                    case Standing.On(var open) -> words.now("endpoint.button.on", open.host());
                    case Standing.Off off -> words.now("endpoint.button.off");
                    case Standing.Changing changing -> words.now("endpoint.changing");
                    case Standing.Refused refused -> words.now("endpoint.button.refused");
                },
                model.standingProperty(),
                words.messagesProperty());
    }

    public Node node() {
        return button;
    }
}

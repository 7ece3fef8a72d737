package dev.flowglass.app.timeline;

import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Controls;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The lanes with the buttons that belong to them.
final class LanesPane {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", false);
    private final LanesView view;
    private final List<Action> actions;
    private final HBox bar;

    LanesPane(LanesModel model, Words words, Keys keys, FxClock clock) {
        view = new LanesView(model, words, clock);
        view.empty().textProperty().bind(words.text("timeline.empty", keys.text("run.start")));
        model.wantedProperty().bind(shown);
        var lanes = Action.toggle("timeline.lanes", shown);
        var compress = new Action(
                "timeline.compress",
                shown,
                () -> model.compressedProperty().set(!model.compressedProperty().get()));
        var in = new Action("timeline.zoom-in", shown, view::zoomIn);
        var out = new Action("timeline.zoom-out", shown, view::zoomOut);
        var fit = new Action("timeline.fit", shown, view::fit);
        actions = List.of(lanes, compress, in, out, fit);
        var controls = new Controls(words, keys);
        var ofLanes = new HBox(
                controls.button(out, Icon.ZOOM_OUT),
                controls.button(in, Icon.ZOOM_IN),
                controls.button(fit, Icon.FIT),
                controls.namedButton(compress, Icon.COMPRESS));
        ofLanes.getStyleClass().add("moment-bar");
        ofLanes.visibleProperty().bind(shown);
        ofLanes.managedProperty().bind(shown);
        model.compressedProperty()
                .subscribe(is -> ofLanes.getChildren().getLast().pseudoClassStateChanged(ON, is));
        var toggle = controls.toggle(lanes, Icon.LANES);
        toggle.textProperty().bind(words.text(lanes.word()));
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        bar = new HBox(toggle, ofLanes);
        bar.getStyleClass().add("pane-part");
    }

    /// True while lanes are shown in the place of the table.
    BooleanProperty shownProperty() {
        return shown;
    }

    Node node() {
        return view;
    }

    /// For the bar above: the switch and, while lanes are shown, what moves them.
    Node bar() {
        return bar;
    }

    List<Action> actions() {
        return actions;
    }
}

package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.Moment;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Controls;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Time travel by hand: a slider over the events of the execution, with buttons and keys.
final class MomentBar {
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

    private final Moment moment;
    private final Words words;
    private final Controls controls;
    private final List<Action> actions;
    private final Slider slider = new Slider(1, 1, 1);
    private final Label place = new Label();
    private final HBox bar;
    private boolean showing;

    MomentBar(Moment moment, Words words, Keys keys) {
        this.moment = moment;
        this.words = words;
        this.controls = new Controls(words, keys);
        var some = when(shown -> shown.total() > 0);
        var past = when(shown -> !shown.live());
        var later = when(shown -> shown.event() > 1);
        var start = new Action("time.start", later, moment::toStart);
        var backStep = new Action("time.back-step", later, moment::backAStep);
        var back = new Action("time.back", later, moment::back);
        var forward = new Action("time.forward", past, moment::forward);
        var forwardStep = new Action("time.forward-step", past, moment::forwardAStep);
        var live = new Action("time.live", past, moment::goLive);
        actions = List.of(start, backStep, back, forward, forwardStep, live);
        slider.setId("moment");
        slider.getStyleClass().add("moment");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.accessibleTextProperty().bind(words.text("time.slider"));
        var tip = new Tooltip();
        tip.textProperty().bind(words.text("time.slider.about"));
        slider.setTooltip(tip);
        slider.disableProperty().bind(some.not());
        slider.valueProperty().subscribe(value -> {
            if (!showing) {
                moment.goTo((int) Math.round(value.doubleValue()));
            }
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        place.setId("moment-place");
        place.getStyleClass().add("moment-place");
        place.setMinWidth(Region.USE_PREF_SIZE);
        bar = new HBox(
                controls.button(start, Icon.TO_START),
                controls.button(backStep, Icon.BACK_STEP),
                controls.button(back, Icon.BACK),
                slider,
                controls.button(forward, Icon.FORWARD),
                controls.button(forwardStep, Icon.FORWARD_STEP),
                place,
                liveButton(live));
        bar.setId("moment-bar");
        bar.getStyleClass().add("moment-bar");
        moment.shownProperty().subscribe(this::show);
        words.messagesProperty().subscribe(messages -> show(moment.shown()));
    }

    private interface Ask {
        boolean of(Moment.Shown shown);
    }

    private BooleanBinding when(Ask ask) {
        return Bindings.createBooleanBinding(() -> ask.of(moment.shown()), moment.shownProperty());
    }

    /// Ctrl with an arrow goes by whole steps; Home, End and plain arrows are the slider's own.
    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.LEFT) {
            moment.backAStep();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.RIGHT) {
            moment.forwardAStep();
            event.consume();
        }
    }

    private Button liveButton(Action live) {
        var button = controls.namedButton(live, Icon.LIVE);
        button.getStyleClass().add("live");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void show(Moment.Shown shown) {
        showing = true;
        slider.setMax(Math.max(1, shown.total()));
        slider.setValue(shown.event());
        showing = false;
        bar.pseudoClassStateChanged(PAST, !shown.live());
        place.setText(
                shown.total() == 0
                        ? ""
                        : words.now(shown.live() ? "time.place.live" : "time.place", shown.event(), shown.total()));
    }

    Node node() {
        return bar;
    }

    List<Action> actions() {
        return actions;
    }
}

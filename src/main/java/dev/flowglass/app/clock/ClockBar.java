package dev.flowglass.app.clock;

import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Controls;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.runtime.Pace;
import dev.flowglass.runtime.PacedTime;
import dev.flowglass.runtime.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The pace of the clock in the bar of buttons: a menu, and a button that lets the next timer ring.
public final class ClockBar {
    private static final PseudoClass UNREAL = PseudoClass.getPseudoClass("unreal");

    private final PacedTime time;
    private final FxClock clock;
    private final Words words;
    private final ObjectProperty<Pace> pace;
    private final MenuButton menu = new MenuButton();
    private final Tooltip tip = new Tooltip();
    private final List<Action> actions;
    private final HBox bar;

    /// @param source a [PacedTime], which the window's executions have
    public ClockBar(TimeSource source, FxClock clock, Words words, Keys keys) {
        if (!(source instanceof PacedTime paced)) {
            throw new IllegalArgumentException("Expected a time whose pace can be set, but got " + source);
        }
        this.time = paced;
        this.clock = clock;
        this.words = words;
        pace = new SimpleObjectProperty<>(this, "pace", time.pace());
        var next = new Action("time.next-timer", this::nextTimer);
        var paces = Arrays.stream(Pace.values())
                .map(each -> new Action("time." + name(each), () -> pace.set(each)))
                .toList();
        actions = Stream.concat(paces.stream(), Stream.of(next)).toList();
        pace.subscribe(this::show);
        words.messagesProperty().subscribe(messages -> show(pace()));
        clock.nowProperty().subscribe(now -> tell());
        menu.setId("clock");
        menu.getStyleClass().addAll("tool", "clock");
        menu.setGraphic(Icon.CLOCK.node());
        menu.setFocusTraversable(false);
        menu.setTooltip(tip);
        var controls = new Controls(words, keys);
        fill(controls, next);
        bar = new HBox(menu, controls.button(next, Icon.NEXT_TIMER));
        bar.getStyleClass().add("clock-bar");
    }

    private void fill(Controls controls, Action next) {
        var group = new ToggleGroup();
        for (var each : Pace.values()) {
            var item = new RadioMenuItem();
            item.setId("clock-" + name(each));
            item.textProperty().bind(words.text("clock.pace." + name(each) + ".about"));
            item.setToggleGroup(group);
            item.setOnAction(event -> pace.set(each));
            pace.subscribe(now -> item.setSelected(now == each));
            menu.getItems().add(item);
        }
        menu.getItems().addAll(new SeparatorMenuItem(), controls.item(next));
    }

    private static String name(Pace pace) {
        return pace.name().toLowerCase(Locale.ROOT);
    }

    private Pace pace() {
        return Objects.requireNonNull(pace.get());
    }

    private void show(Pace now) {
        time.setPace(now);
        clock.read();
        menu.setText(words.now("clock.pace." + name(now)));
        menu.pseudoClassStateChanged(UNREAL, now != Pace.REAL);
        tell();
    }

    private void nextTimer() {
        time.skip();
        clock.read();
    }

    private void tell() {
        var name = words.now("clock.pace." + name(pace()) + ".about");
        var next = time.nextAlarm()
                .map(at -> Duration.between(clock.now(), at))
                .map(left -> words.now("clock.next", Spans.clock(left)))
                .orElseGet(() -> words.now("clock.no-next"));
        tip.setText(words.now("clock.about", name, next));
        menu.setAccessibleText(tip.getText());
    }

    public ObjectProperty<Pace> paceProperty() {
        return pace;
    }

    public Node node() {
        return bar;
    }

    public List<Action> actions() {
        return actions;
    }
}

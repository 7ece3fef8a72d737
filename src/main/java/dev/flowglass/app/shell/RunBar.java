package dev.flowglass.app.shell;

import dev.flowglass.app.debug.DebuggerViewModel;
import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.executions.Moment;
import dev.flowglass.app.executions.Standing;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.debug.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The bar of buttons, and how the execution stands that the window shows.
final class RunBar {
    private static final int MOST_LISTED = 20;
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");

    private final Words words;
    private final ExecutionsViewModel executions;
    private final DebuggerViewModel debugger;
    private final MenuButton chooser = new MenuButton();
    private final Label standing = new Label();
    private final Label duration = new Label();
    private final HBox chip = new HBox();
    private final HBox bar;

    RunBar(
            Words words,
            Controls controls,
            Actions actions,
            ExecutionsViewModel executions,
            DebuggerViewModel debugger,
            FxClock clock,
            List<Node> tools) {
        this.debugger = debugger;
        this.words = words;
        this.executions = executions;
        chooser.setId("execution-chooser");
        chooser.getStyleClass().add("tool");
        chooser.setFocusTraversable(false);
        var tip = new Tooltip();
        tip.textProperty().bind(words.text("run.choose"));
        chooser.setTooltip(tip);
        chooser.accessibleTextProperty().bind(words.text("run.choose"));
        chooser.setOnShowing(event -> fill());
        standing.setId("standing");
        duration.setId("duration");
        chip.setId("status-chip");
        chip.getStyleClass().add("chip");
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getChildren().setAll(standing, duration);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        bar = new HBox(
                start(controls, actions.get("run.start")),
                controls.button(actions.get("debug.pause"), Icon.PAUSE),
                controls.button(actions.get("debug.over"), Icon.OVER),
                controls.button(actions.get("debug.into"), Icon.INTO),
                controls.button(actions.get("debug.out"), Icon.OUT),
                controls.button(actions.get("run.restart"), Icon.RESTART),
                controls.namedButton(actions.get("run.stop"), Icon.STOP),
                new Separator(Orientation.VERTICAL),
                chooser,
                chip,
                space,
                controls.button(actions.get("view.palette"), Icon.PALETTE));
        bar.getChildren().addAll(bar.getChildren().size() - 1, tools);
        bar.setId("tool-bar");
        bar.getStyleClass().add("run-bar");
        var current = executions.currentProperty();
        var stands = executions.moment().shownProperty().flatMap(RunBar::standing);
        chooser.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> current.get().map(item -> item.id().name()).orElseGet(() -> words.now("run.chip.none")),
                        current,
                        words.messagesProperty()));
        stands.subscribe(this::show);
        debugger.stopProperty().subscribe(stop -> show(stands.getValue()));
        words.messagesProperty().subscribe(messages -> show(stands.getValue()));
        clock.nowProperty().subscribe(now -> showDuration(clock));
        executions.moment().shownProperty().subscribe(moment -> showDuration(clock));
    }

    private static ObservableValue<Standing> nothing() {
        return new SimpleObjectProperty<>();
    }

    private static ObservableValue<Standing> standing(Moment.Shown shown) {
        return shown.state()
                .map(Standing::of)
                .<ObservableValue<Standing>>map(SimpleObjectProperty::new)
                .orElseGet(RunBar::nothing);
    }

    /// Starts, or lets go on what is stopped.
    private Node start(Controls controls, Action action) {
        var button = controls.namedButton(action, Icon.RUN);
        var stopped = debugger.stopProperty().map(Optional::isPresent);
        button.textProperty().bind(stopped.flatMap(is -> words.text(is ? "action.debug.continue" : action.word())));
        return button;
    }

    private void show(@Nullable Standing now) {
        boolean some = now != null;
        chip.setVisible(some);
        chip.setManaged(some);
        chooser.setDisable(!some);
        for (var each : Standing.values()) {
            chip.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.style()),
                    each == now
                            && (debugger.stop().isEmpty()
                                    || !executions.moment().shown().live()));
        }
        var moment = executions.moment().shown();
        var stop = moment.live() ? debugger.stop() : Optional.<Stop>empty();
        chip.pseudoClassStateChanged(PAST, !moment.live());
        chip.pseudoClassStateChanged(PAUSED, stop.isPresent());
        var word = stop.map(this::text).orElseGet(() -> now == null ? "" : words.now(now.word()));
        standing.setText(moment.live() ? word : words.now("run.chip.past", word, moment.event()));
    }

    private String text(Stop stop) {
        return stop.stepName().isEmpty()
                ? words.now("run.chip.paused")
                : words.now("run.chip.paused-at", stop.stepName());
    }

    private void showDuration(FxClock clock) {
        var moment = executions.moment().shown();
        duration.setText(moment.item().isEmpty() ? "" : text(moment.ran(clock.now())));
    }

    private static String text(Duration duration) {
        return duration.toHours() > 0
                ? "%d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
                : "%02d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    private void fill() {
        chooser.getItems()
                .setAll(executions.items().stream()
                        .limit(MOST_LISTED)
                        .map(this::item)
                        .toList());
    }

    private MenuItem item(ExecutionItem execution) {
        var standing = Optional.ofNullable(execution.standing().getValue());
        var item = new MenuItem(words.now(
                "run.chip",
                execution.id().toString(),
                execution
                        .pausedProperty()
                        .get()
                        .map(step -> words.now("run.chip.paused-at", step))
                        .or(() -> standing.map(Standing::word).map(words::now))
                        .orElse("")));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> executions.show(execution.id()));
        return item;
    }

    Node node() {
        return bar;
    }
}

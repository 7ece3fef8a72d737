package dev.flowglass.app.callback;

import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Controls;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.value.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Approve and reject for the rows that are chosen, with what they send and what that would do.
final class QuickBar {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int LONGEST = 60;

    private final QuickAnswers answers;
    private final CallbacksViewModel model;
    private final Words words;
    private final FxClock clock;
    private final Supplier<List<CallbackRow>> chosen;
    private final List<Action> actions;
    private final Label preview = new Label();
    private final HBox bar;

    /// @param chosen rows that are chosen in the list
    /// @param choice changes when they do
    QuickBar(
            QuickAnswers answers,
            CallbacksViewModel model,
            Words words,
            Keys keys,
            FxClock clock,
            Supplier<List<CallbackRow>> chosen,
            Observable choice) {
        this.answers = answers;
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.chosen = chosen;
        var some = Bindings.createBooleanBinding(() -> model.countProperty().get() > 0, model.countProperty());
        var approve = new Action("callbacks.approve", some, () -> approve(meant()));
        var reject = new Action("callbacks.reject", some, () -> reject(meant()));
        actions = List.of(approve, reject);
        var output = field("quick-output", "callback.quick.output", answers.outputProperty());
        var error = field("quick-error", "callback.quick.error", answers.errorProperty());
        var cause = field("quick-cause", "callback.quick.cause", answers.causeProperty());
        error.setPrefColumnCount(9);
        cause.setPrefColumnCount(12);
        answers.outputProperty().subscribe(text -> output.pseudoClassStateChanged(WRONG, !answers.isOutputRight()));
        answers.errorProperty().subscribe(text -> error.pseudoClassStateChanged(WRONG, !answers.isErrorRight()));
        preview.setId("quick-preview");
        preview.getStyleClass().add("muted");
        preview.setMinWidth(0);
        HBox.setHgrow(preview, Priority.ALWAYS);
        var controls = new Controls(words, keys);
        bar = new HBox(
                styled(controls.namedButton(approve, Icon.DONE), "succeed-one"),
                output,
                styled(controls.namedButton(reject, Icon.FAILED), "fail-one"),
                error,
                cause,
                preview);
        bar.getStyleClass().addAll("pane-bar", "quick-bar");
        choice.subscribe(this::foretell);
        model.rows().subscribe(this::foretell);
        for (var text : List.of(answers.outputProperty(), answers.errorProperty(), answers.causeProperty())) {
            text.subscribe(now -> foretell());
        }
        words.messagesProperty().subscribe(messages -> foretell());
    }

    private static Button styled(Button button, String style) {
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private TextField field(String id, String word, StringProperty text) {
        var field = new TextField();
        field.setId(id);
        field.promptTextProperty().bind(words.text(word));
        field.accessibleTextProperty().bind(words.text(word + ".about"));
        var tip = new Tooltip();
        tip.textProperty().bind(words.text(word + ".about"));
        field.setTooltip(tip);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private List<CallbackRow> meant() {
        var rows = chosen.get();
        return rows.isEmpty() ? answers.meant() : rows;
    }

    void approve(List<CallbackRow> rows) {
        if (rows.isEmpty()) {
            model.tell(words.now("callback.quick.none"));
        } else {
            answers.approve(rows, this::tell);
        }
    }

    void reject(List<CallbackRow> rows) {
        if (rows.isEmpty()) {
            model.tell(words.now("callback.quick.none"));
        } else {
            answers.reject(rows, this::tell);
        }
    }

    private void tell(QuickAnswers.Outcome outcome) {
        var done = words.now(
                outcome.approved() ? "callback.quick.approved" : "callback.quick.rejected", outcome.accepted());
        model.tell(outcome.refused() == 0 ? done : words.now("callback.quick.refused", done, outcome.refused()));
    }

    /// What both answers would do to the first of the rows that are meant.
    private void foretell() {
        var row = meant().stream().findFirst();
        preview.setText(row.map(first -> words.now(
                        "callback.quick.preview",
                        text(answers.forecast(first, true, clock.now())),
                        text(answers.forecast(first, false, clock.now()))))
                .orElse(""));
    }

    private String text(Optional<Forecast> forecast) {
        return forecast.map(this::text).orElseGet(() -> words.now("callback.quick.unknown"));
    }

    private String text(Forecast forecast) {
        return switch (forecast) {
            case Forecast.Output(var output) -> words.now("callback.quick.gives", cut(Json.text(output)));
            case Forecast.Retries(var failure, int number, int of, var delay) ->
                words.now("callback.quick.retries", number, of, Spans.clock(delay));
            case Forecast.Caught(var failure, var goTo) -> words.now("callback.quick.caught", goTo);
            case Forecast.Fails(var failure) -> words.now("callback.quick.fails", failure.error());
            case Forecast.Refused refused -> words.now("callback.quick.unknown");
            case Forecast.GoesOnWaiting waits -> words.now("callback.quick.waits");
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    Node node() {
        return bar;
    }

    List<Action> actions() {
        return actions;
    }
}

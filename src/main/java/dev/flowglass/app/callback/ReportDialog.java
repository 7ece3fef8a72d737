package dev.flowglass.app.callback;

import dev.flowglass.app.callback.ReportViewModel.Answer;
import dev.flowglass.app.callback.ReportViewModel.Outcome;
import dev.flowglass.app.callback.ReportViewModel.Subject;
import dev.flowglass.app.data.JsonArea;
import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TaskToken;
import dev.flowglass.model.Mapping;
import dev.flowglass.value.Json;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The window in which a person reports for a step that waits, or answers for a resource. One for the program; it
/// stands beside the main window and does not block it.
///
/// [#open()] is for Ctrl+T, [#open(CallbackRow, Outcome)] for a row of the Callbacks pane. Enter sends, except where it
/// begins a new line, there Ctrl+Enter does; Esc closes. It closes by itself once the report is accepted, and a
/// sentence about it goes to `told`.
public final class ReportDialog {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final int MANY = 9_999;

    private final ReportViewModel model;
    private final Words words;
    private final FxClock clock;
    private final Consumer<String> told;
    private final Stage stage = new Stage();
    private final TextField token = new TextField();
    private final JsonArea output = new JsonArea();
    private final ComboBox<String> error = new ComboBox<>();
    private final TextArea cause = new TextArea();
    private final Button send = new Button();
    private final ToggleButton succeeded = new ToggleButton();
    private final ToggleButton failed = new ToggleButton();
    private boolean placed;

    /// Run once the report that is being written was accepted.
    private Runnable afterwards = () -> {};

    /// @param owner the main window
    /// @param told takes a sentence once a report was accepted
    public ReportDialog(ReportViewModel model, Words words, FxClock clock, Window owner, Consumer<String> told) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.told = told;
        stage.initOwner(owner);
        stage.initModality(Modality.NONE);
        stage.titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.now(
                                model.manualProperty().get().isPresent() ? "report.title.manual" : "report.title"),
                        model.manualProperty(),
                        words.messagesProperty()));
        stage.setMinWidth(520);
        stage.setMinHeight(460);
        var scene = new Scene(content(), 640, 560);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        stage.setScene(scene);
        stage.setOnShown(event -> focus());
        model.answerProperty().subscribe(this::onAnswer);
    }

    /// Opens it for any token: with the one on the clipboard on offer, and what was typed before a refusal still there.
    public void open() {
        if (stage.isShowing()) {
            stage.toFront();
        } else {
            model.open();
            afterwards = () -> {};
            show();
        }
    }

    /// Opens it for a step that waits, with its token in place: Enter sends what the step's mappings ask for.
    public void open(CallbackRow row, Outcome outcome) {
        model.open(row, outcome);
        afterwards = () -> {};
        show();
    }

    /// Opens it for this token.
    ///
    /// @param accepted run once, when a report of it was accepted
    public void open(TaskToken token, Runnable accepted) {
        model.open(token);
        afterwards = accepted;
        show();
    }

    /// Opens it for a token of the service that the window is attached to.
    public void openElsewhere(String token) {
        model.openElsewhere(token);
        afterwards = () -> {};
        show();
    }

    /// Opens it to answer for the resource of a step, which a person stands in for.
    public void openAnswer(CallbackRow row, Outcome outcome) {
        model.openAnswer(row, outcome);
        afterwards = () -> {};
        show();
    }

    public void close() {
        stage.hide();
    }

    private void show() {
        if (stage.isShowing()) {
            stage.toFront();
            focus();
            return;
        }
        if (!placed && stage.getOwner() != null) {
            var owner = stage.getOwner();
            stage.setX(owner.getX()
                    + Math.max(0, (owner.getWidth() - stage.getScene().getWidth()) / 2));
            stage.setY(owner.getY()
                    + Math.max(0, (owner.getHeight() - stage.getScene().getHeight()) / 3));
            placed = true;
        }
        stage.show();
    }

    /// Where Enter sends at once, when there is something to send; else where something is missing.
    private void focus() {
        if (model.subject() instanceof Subject.Nothing
                && model.manualProperty().get().isEmpty()) {
            token.requestFocus();
        } else if (model.outcomeProperty().get() == Outcome.FAILED) {
            error.requestFocus();
        } else {
            send.requestFocus();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !error.isShowing()) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.send();
            event.consume();
        }
    }

    private void onAnswer(Answer answer) {
        if (answer instanceof Answer.Accepted(int eventId, var execution, var step)) {
            end(words.now("report.accepted", step, execution.name(), eventId));
        } else if (answer instanceof Answer.AcceptedElsewhere(var host)) {
            end(words.now("report.accepted-elsewhere", host));
        }
    }

    private void end(String sentence) {
        told.accept(sentence);
        var then = afterwards;
        close();
        then.run();
    }

    // --- what it shows ---

    private Node buttons() {
        var cancel = new Button();
        cancel.setId("report-cancel");
        cancel.textProperty().bind(words.text("report.cancel"));
        cancel.setTooltip(tooltip("report.cancel.about"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> close());
        send.setId("report-send");
        send.textProperty().bind(words.text("report.send"));
        send.setTooltip(tooltip("report.send.about"));
        send.getStyleClass().add("accent");
        send.setDefaultButton(true);
        send.disableProperty().bind(model.sendableProperty().not());
        send.setOnAction(event -> model.send());
        var keys = new Label();
        keys.getStyleClass().add("muted");
        keys.textProperty().bind(words.text("report.keys"));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var buttons = new HBox(keys, gap, cancel, send);
        buttons.getStyleClass().add("dialog-buttons");
        return buttons;
    }

    private VBox content() {
        var form = new GridPane();
        form.getStyleClass().add("form");
        var labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE);
        labels.setHalignment(HPos.LEFT);
        var fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setFillWidth(true);
        form.getColumnConstraints().setAll(labels, fields);
        var target = target();
        var targetLabel = label("report.target", target);
        targetLabel.visibleProperty().bind(target.visibleProperty());
        targetLabel.managedProperty().bind(target.visibleProperty());
        form.addRow(0, targetLabel, target);
        form.addRow(1, label("report.token", token), tokenField());
        form.add(subject(), 1, 2);
        form.addRow(3, label("report.outcome", succeeded), outcome());
        var body = new StackPane(success(), failure());
        VBox.setVgrow(body, Priority.ALWAYS);
        var root = new VBox(form, body, refusal(), buttons());
        root.setId("report-dialog");
        root.getStyleClass().addAll("dialog", "report-dialog");
        return root;
    }

    private Label label(String word, Node field) {
        var label = new Label();
        label.textProperty().bind(words.text(word));
        label.setLabelFor(field);
        label.getStyleClass().add("form-label");
        GridPane.setValignment(label, VPos.CENTER);
        return label;
    }

    /// Where the report goes; there is a choice only while the window is attached to another endpoint.
    private Node target() {
        var group = new ToggleGroup();
        var here = new ToggleButton();
        here.setId("report-here");
        here.textProperty().bind(words.text("report.here"));
        here.setTooltip(tooltip("report.here.about"));
        here.getStyleClass().add("left-pill");
        var there = new ToggleButton();
        there.setId("report-elsewhere");
        there.textProperty().bind(model.hostProperty().map(host -> host.orElse("")));
        there.setTooltip(tooltip("report.elsewhere.about"));
        there.getStyleClass().add("right-pill");
        group.getToggles().setAll(List.of(here, there));
        here.setOnAction(event -> choose(false, here));
        there.setOnAction(event -> choose(true, there));
        model.elsewhereProperty().subscribe(elsewhere -> group.selectToggle(elsewhere ? there : here));
        var row = new HBox(here, there);
        row.getStyleClass().add("segmented");
        row.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.hostProperty().getValue().isPresent()
                                && model.manualProperty().get().isEmpty(),
                        model.hostProperty(),
                        model.manualProperty()));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private void choose(boolean elsewhere, ToggleButton button) {
        model.elsewhereProperty().set(elsewhere);
        button.setSelected(true);
    }

    private Node tokenField() {
        token.setId("report-token");
        token.getStyleClass().add("code");
        token.promptTextProperty().bind(words.text("report.token.prompt"));
        token.accessibleTextProperty().bind(words.text("report.token"));
        token.setTooltip(tooltip("report.token.about"));
        token.textProperty().bindBidirectional(model.tokenProperty());
        token.disableProperty().bind(model.manualProperty().map(manual -> manual.isPresent()));
        var offer = new Button();
        offer.setId("report-offer");
        offer.textProperty().bind(words.text("report.offer"));
        offer.setTooltip(tooltip("report.offer.about"));
        offer.setMinWidth(Region.USE_PREF_SIZE);
        offer.setGraphic(new Symbol("copy"));
        offer.visibleProperty().bind(model.offeredTokenProperty().map(offered -> offered.isPresent()));
        offer.managedProperty().bind(offer.visibleProperty());
        offer.setOnAction(event -> {
            model.takeOfferedToken();
            send.requestFocus();
        });
        HBox.setHgrow(token, Priority.ALWAYS);
        var row = new HBox(token, offer);
        row.getStyleClass().add("field-row");
        return row;
    }

    private Node subject() {
        var icon = new Symbol("info");
        var text = new Label();
        text.setId("report-subject");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(icon, text);
        row.getStyleClass().add("subject");
        Runnable write = () -> {
            var style = switch (model.subject()) {
                case Subject.Nothing nothing -> "info";
                case Subject.Elsewhere elsewhere -> "info";
                case Subject.Waiting waiting -> "waiting-callback";
                case Subject.NotAToken token -> "failed";
                case Subject.Foreign foreign -> "failed";
                case Subject.FlowUnknown unknown -> "failed";
                case Subject.ExecutionUnknown unknown -> "failed";
                case Subject.Over over -> "failed";
            };
            icon.show(style);
            row.getStyleClass().setAll("subject", "subject-" + style);
            text.setText(sentence());
        };
        model.subjectProperty().subscribe(subject -> write.run());
        words.messagesProperty().subscribe(language -> write.run());
        clock.nowProperty().subscribe(now -> {
            if (stage.isShowing()) {
                text.setText(sentence());
            }
        });
        return row;
    }

    private String sentence() {
        return switch (model.subject()) {
            case Subject.Nothing nothing -> words.now("report.subject.nothing");
            case Subject.Elsewhere(var host) -> words.now("report.subject.elsewhere", host);
            case Subject.NotAToken token -> words.now("report.refused.not-a-token");
            case Subject.Foreign(var execution) -> words.now("report.refused.foreign", execution.toString());
            case Subject.FlowUnknown(var flow) -> words.now("report.refused.flow-unknown", flow);
            case Subject.ExecutionUnknown(var execution) ->
                words.now("report.refused.execution-unknown", execution.flow(), execution.name());
            case Subject.Over(var item, var step, var gone) ->
                words.now(
                        "report.subject.over",
                        step,
                        item.id().flow(),
                        item.id().name(),
                        words.now(ReportViewModel.goneWord(gone)));
            case Subject.Waiting(var item, var task) ->
                waiting(task, item.id().flow(), item.id().name());
        };
    }

    private String waiting(OpenTask task, String flow, String execution) {
        var now = clock.now();
        var since = Spans.clock(Duration.between(task.since(), now));
        return task.deadline()
                .map(deadline -> words.now(
                        "report.subject.waiting-limited",
                        task.step().name(),
                        flow,
                        execution,
                        since,
                        Spans.clock(Duration.between(now, deadline))))
                .orElseGet(() -> words.now("report.subject.waiting", task.step().name(), flow, execution, since));
    }

    private Node outcome() {
        var group = new ToggleGroup();
        toggle(succeeded, "report.succeeded", "succeeded", Outcome.SUCCEEDED, group);
        toggle(failed, "report.failed", "failed", Outcome.FAILED, group);
        succeeded.getStyleClass().add("left-pill");
        failed.getStyleClass().add("right-pill");
        model.outcomeProperty().subscribe(now -> group.selectToggle(now == Outcome.SUCCEEDED ? succeeded : failed));
        var row = new HBox(succeeded, failed);
        row.getStyleClass().add("segmented");
        return row;
    }

    private void toggle(ToggleButton button, String word, String icon, Outcome meaning, ToggleGroup group) {
        button.setId("report-" + icon);
        button.textProperty().bind(words.text(word));
        button.setTooltip(tooltip(word + ".about"));
        button.setGraphic(new Symbol(icon));
        button.setToggleGroup(group);
        button.setOnAction(event -> {
            model.outcomeProperty().set(meaning);
            button.setSelected(true);
        });
    }

    // --- success ---

    private Node success() {
        output.setId("report-output");
        output.accessibleTextProperty().bind(words.text("report.output"));
        output.contentProperty().bindBidirectional(model.outputProperty());
        var scrolled = new StackPane(output.scrolled());
        scrolled.getStyleClass().add("framed");
        VBox.setVgrow(scrolled, Priority.ALWAYS);

        var label = new Label();
        label.setLabelFor(output);
        label.getStyleClass().add("form-label");
        label.textProperty().bind(words.text("report.output"));
        var template = new Button();
        template.setId("report-template");
        template.textProperty().bind(words.text("report.template"));
        template.setTooltip(tooltip("report.template.about"));
        template.getStyleClass().add("small");
        template.disableProperty().bind(model.subjectProperty().map(subject -> !(subject instanceof Subject.Waiting)));
        template.setOnAction(event -> model.useTemplate());
        var format = new Button();
        format.setId("report-format");
        format.textProperty().bind(words.text("report.format"));
        format.setTooltip(tooltip("report.format.about"));
        format.getStyleClass().add("small");
        format.disableProperty().bind(model.problemProperty().map(problem -> problem.isPresent()));
        format.setOnAction(event -> model.format());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(label, gap, template, format);
        head.getStyleClass().add("form-head");

        var pane = new VBox(head, scrolled, problem(), preview("report-preview", Outcome.SUCCEEDED));
        pane.getStyleClass().add("form-part");
        pane.visibleProperty().bind(model.outcomeProperty().isEqualTo(Outcome.SUCCEEDED));
        pane.managedProperty().bind(pane.visibleProperty());
        return pane;
    }

    private Node problem() {
        var icon = new Symbol("failed");
        var text = new Label();
        text.setId("report-problem");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var size = new Label();
        size.setId("report-size");
        size.getStyleClass().add("counter");
        size.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(icon, text, size);
        row.getStyleClass().add("problem");
        Runnable write = () -> {
            var problem = model.problemProperty().get();
            output.mark(problem.map(some -> OptionalInt.of(some.offset())).orElse(OptionalInt.empty()));
            icon.setVisible(problem.isPresent());
            icon.setManaged(problem.isPresent());
            text.setText(problem.map(some -> words.now(some.word(), some.line(), some.column(), some.found()))
                    .orElse(""));
            int bytes = model.outputBytes();
            size.setText(bytes < 0 ? "" : words.now("report.size", bytes, model.limit()));
            size.pseudoClassStateChanged(OVER, bytes > model.limit());
        };
        model.problemProperty().subscribe(problem -> write.run());
        model.outputProperty().subscribe(text2 -> write.run());
        model.subjectProperty().subscribe(subject -> write.run());
        words.messagesProperty().subscribe(language -> write.run());
        return row;
    }

    // --- failure ---

    private Node failure() {
        error.setId("report-error");
        error.setEditable(true);
        error.setMaxWidth(Double.MAX_VALUE);
        error.accessibleTextProperty().bind(words.text("report.error"));
        error.promptTextProperty().bind(words.text("report.error.prompt"));
        error.setTooltip(tooltip("report.error.about"));
        error.getEditor().textProperty().bindBidirectional(model.errorProperty());
        model.errorNamesProperty().subscribe(names -> {
            var typed = model.errorProperty().get();
            error.getItems().setAll(names);
            model.errorProperty().set(typed);
        });
        cause.setId("report-cause");
        cause.setWrapText(true);
        cause.setPrefRowCount(4);
        cause.accessibleTextProperty().bind(words.text("report.cause"));
        cause.promptTextProperty().bind(words.text("report.cause.prompt"));
        cause.setTooltip(tooltip("report.cause.about"));
        cause.textProperty().bindBidirectional(model.causeProperty());
        cause.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                cause.requestFocusTraversal(
                        event.isShiftDown()
                                ? javafx.scene.TraversalDirection.PREVIOUS
                                : javafx.scene.TraversalDirection.NEXT);
                event.consume();
            }
        });
        VBox.setVgrow(cause, Priority.ALWAYS);
        var pane = new VBox(
                head("report.error", error, model.errorProperty(), ReportViewModel.LONGEST_ERROR),
                error,
                head("report.cause", cause, model.causeProperty(), ReportViewModel.LONGEST_CAUSE),
                cause,
                preview("report-consequence", Outcome.FAILED));
        pane.getStyleClass().add("form-part");
        pane.visibleProperty().bind(model.outcomeProperty().isEqualTo(Outcome.FAILED));
        pane.managedProperty().bind(pane.visibleProperty());
        return pane;
    }

    private Node head(String word, Node field, StringProperty text, int most) {
        var label = new Label();
        label.setLabelFor(field);
        label.getStyleClass().add("form-label");
        label.textProperty().bind(words.text(word));
        var count = new Label();
        count.setId(field.getId() + "-count");
        count.getStyleClass().add("counter");
        text.subscribe(now -> {
            count.setText("%d / %d".formatted(now.length(), most));
            count.pseudoClassStateChanged(OVER, now.length() > most);
        });
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(label, gap, count);
        head.getStyleClass().add("form-head");
        return head;
    }

    // --- what will come of it, and what came of it ---

    private Node preview(String id, Outcome outcome) {
        var icon = new Symbol("arrow");
        var text = new Label();
        text.setId(id);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var value = new Label();
        value.setId(id + "-value");
        value.getStyleClass().add("code");
        value.setWrapText(true);
        value.setMaxHeight(90);
        var warning = new Label();
        warning.setId(id + "-warning");
        warning.getStyleClass().add("warning-text");
        warning.setWrapText(true);
        warning.setMinHeight(Region.USE_PREF_SIZE);
        var texts = new VBox(text, value, warning);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var row = new HBox(icon, texts);
        row.getStyleClass().add("preview");
        Runnable write = () -> {
            if (model.outcomeProperty().get() == outcome) {
                var forecast = model.forecastProperty().get();
                row.setVisible(forecast.isPresent());
                icon.show(
                        forecast.filter(some -> some instanceof Forecast.Output).isPresent() ? "succeeded" : "arrow");
                text.setText(forecast.map(this::sentence).orElse(""));
                set(value, forecast.map(ReportDialog::value).orElse(""));
                set(warning, warning(model.missingProperty().get()));
            }
        };
        model.forecastProperty().subscribe(forecast -> write.run());
        model.outcomeProperty().subscribe(now -> write.run());
        words.messagesProperty().subscribe(language -> write.run());
        return row;
    }

    private static void set(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private static String value(Forecast forecast) {
        if (!(forecast instanceof Forecast.Output(var output))) {
            return "";
        }
        var text = Json.text(output);
        return text.length() <= MANY ? text : text.substring(0, MANY) + " …";
    }

    private String warning(List<Mapping> missing) {
        if (missing.isEmpty()) {
            return "";
        }
        var first = missing.getFirst();
        return words.now(
                "report.missing",
                first.target(),
                first.source() instanceof Mapping.Source.From(var path) ? path.toString() : "",
                missing.size() - 1);
    }

    private String sentence(Forecast forecast) {
        return switch (forecast) {
            case Forecast.Output output -> words.now("report.forecast.output");
            case Forecast.Retries(var failure, int number, int of, var delay) ->
                words.now("report.forecast.retries", failure.error(), number, of, seconds(delay));
            case Forecast.Caught(var failure, var goTo) -> words.now("report.forecast.caught", failure.error(), goTo);
            case Forecast.Fails(var failure) -> words.now("report.forecast.fails", failure.error());
            case Forecast.GoesOnWaiting waiting -> words.now("report.forecast.waits");
            case Forecast.Refused(var reason) ->
                switch (reason) {
                    case OUTPUT_TOO_LARGE -> words.now("report.refused.too-large", model.outputBytes(), model.limit());
                    case BAD_ERROR -> words.now("report.refused.bad-error");
                    case NOT_A_CALLBACK_TASK -> words.now("report.refused.not-a-callback");
                    case EXECUTION_ENDED, TASK_ALREADY_COMPLETED -> words.now("report.gone.answered");
                    case NOT_READY, NOT_DUE, NOT_NOW, NOT_EDITABLE, VALUE_TOO_LARGE ->
                        words.now("report.refused.not-now");
                };
        };
    }

    private static String seconds(Duration delay) {
        return delay.toMillisPart() == 0
                ? String.valueOf(delay.toSeconds())
                : "%d.%03d".formatted(delay.toSeconds(), delay.toMillisPart()).replaceAll("0+$", "");
    }

    private Node refusal() {
        var text = new Label();
        text.setId("report-answer");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(new Symbol("failed"), text);
        row.getStyleClass().add("refusal");
        Runnable write = () -> {
            var answer = Objects.requireNonNull(model.answerProperty().get());
            boolean refused = answer instanceof Answer.Refused;
            row.setVisible(refused);
            row.setManaged(refused);
            if (answer instanceof Answer.Refused(var word, var arguments)) {
                text.setText(words.now("report.refused", words.now(word, arguments.toArray())));
            }
        };
        model.answerProperty().subscribe(answer -> write.run());
        words.messagesProperty().subscribe(language -> write.run());
        return row;
    }

    private Tooltip tooltip(String word) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        return tooltip;
    }
}

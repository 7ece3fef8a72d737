package dev.flowglass.app.endpoint;

import dev.flowglass.app.endpoint.EndpointViewModel.Standing;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The endpoint with its address and key, and a worker to begin with. Stays open beside the window.
public final class EndpointDialog {
    private static final String HIDDEN = "••••••••••••••••";

    private final EndpointViewModel model;
    private final Words words;
    private final Stage stage = new Stage();
    private final ToggleButton reveal = new ToggleButton();
    private final BooleanBinding on;

    /// @param owner the main window
    public EndpointDialog(EndpointViewModel model, Words words, Window owner) {
        this.model = model;
        this.words = words;
        this.on = model.onProperty();
        stage.initOwner(owner);
        stage.initModality(Modality.NONE);
        stage.titleProperty().bind(words.text("endpoint.title"));
        var root = new VBox(standing(), fields(), note(), new SnippetBox(words).node());
        root.setId("endpoint-dialog");
        root.getStyleClass().addAll("dialog", "endpoint-dialog");
        VBox.setVgrow(root.getChildren().getLast(), Priority.ALWAYS);
        var scene = new Scene(root, 720, 620);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        stage.setScene(scene);
        stage.setMinWidth(560);
        stage.setMinHeight(420);
    }

    public void open() {
        if (stage.isShowing()) {
            stage.toFront();
            return;
        }
        reveal.setSelected(false);
        if (stage.getOwner() != null) {
            var owner = stage.getOwner();
            stage.setX(owner.getX() + Math.max(0, (owner.getWidth() - 720) / 2));
            stage.setY(owner.getY() + Math.max(0, (owner.getHeight() - 620) / 3));
        }
        stage.show();
    }

    public void close() {
        stage.hide();
    }

    private Node standing() {
        var icon = new Symbol("info");
        var text = new Label();
        text.setId("endpoint-standing");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> sentence(model.standing()), model.standingProperty(), words.messagesProperty()));
        model.standingProperty()
                .subscribe(now -> icon.show(
                        switch (now) {
                            case Standing.On open -> "succeeded";
                            case Standing.Refused refused -> "failed";
                            case Standing.Off off -> "info";
                            case Standing.Changing changing -> "info";
                        }));
        var power = new Button();
        power.setId("endpoint-switch");
        power.getStyleClass().add("accent");
        power.setMinWidth(Region.USE_PREF_SIZE);
        power.textProperty()
                .bind(Bindings.when(on)
                        .then(words.text("endpoint.switch-off"))
                        .otherwise(words.text("endpoint.switch-on")));
        power.setTooltip(tooltip("endpoint.switch.about"));
        power.disableProperty().bind(model.standingProperty().map(now -> now instanceof Standing.Changing));
        power.setOnAction(event -> model.toggle());
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(icon, text, power);
        row.getStyleClass().add("form-head");
        return row;
    }

    private String sentence(Standing standing) {
        return switch (standing) {
            case Standing.On(var open) -> words.now("endpoint.on", open.host());
            case Standing.Off off -> words.now("endpoint.off");
            case Standing.Changing changing -> words.now("endpoint.changing");
            case Standing.Refused(boolean taken, String reason) ->
                taken
                        ? words.now(
                                "endpoint.taken",
                                String.valueOf(model.portProperty().get()),
                                String.valueOf(model.queuesPortProperty().get()))
                        : words.now("endpoint.refused", reason);
        };
    }

    private Node fields() {
        var form = new GridPane();
        form.getStyleClass().add("form");
        var labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().setAll(labels, values);
        row(form, 0, "endpoint.ports", ports());
        row(form, 1, "endpoint.address", shown("endpoint-address", open -> open.address()));
        row(
                form,
                2,
                "endpoint.queues",
                shown("endpoint-queues", open -> open.queues().orElseGet(() -> words.now("endpoint.no-queues"))));
        row(form, 3, "endpoint.key-id", shown("endpoint-key-id", EndpointSwitch.Open::keyId));
        row(form, 4, "endpoint.key-secret", secret());
        return form;
    }

    private void row(GridPane form, int row, String word, Node field) {
        var label = new Label();
        label.textProperty().bind(words.text(word));
        label.getStyleClass().add("form-label");
        label.setLabelFor(field);
        form.addRow(row, label, field);
    }

    private Node ports() {
        var row = new HBox(
                port("endpoint-port", "endpoint.port", model.portProperty()),
                port("endpoint-queues-port", "endpoint.queues-port", model.queuesPortProperty()));
        row.getStyleClass().add("field-row");
        row.disableProperty().bind(on);
        return row;
    }

    private Node port(String id, String word, IntegerProperty port) {
        var spinner = new Spinner<Integer>(0, EndpointViewModel.HIGHEST_PORT, port.get());
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        spinner.accessibleTextProperty().bind(words.text(word));
        spinner.setTooltip(tooltip(word + ".about"));
        spinner.getEditor().textProperty().subscribe(text -> {
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= EndpointViewModel.HIGHEST_PORT) {
                port.set(Integer.parseInt(text));
            }
        });
        var label = new Label();
        label.textProperty().bind(words.text(word));
        label.getStyleClass().add("muted");
        var box = new HBox(label, spinner);
        box.getStyleClass().add("field-row");
        return box;
    }

    private Node shown(String id, Function<EndpointSwitch.Open, String> value) {
        return withCopy(
                field(
                        id,
                        Bindings.createStringBinding(
                                () -> model.open().map(value).orElse(""),
                                model.standingProperty(),
                                words.messagesProperty())),
                id,
                value);
    }

    private Node secret() {
        reveal.setId("endpoint-reveal");
        reveal.textProperty()
                .bind(Bindings.when(reveal.selectedProperty())
                        .then(words.text("endpoint.hide"))
                        .otherwise(words.text("endpoint.show")));
        reveal.setTooltip(tooltip("endpoint.show.about"));
        reveal.setMinWidth(Region.USE_PREF_SIZE);
        reveal.disableProperty().bind(on.not());
        var field = field(
                "endpoint-key-secret",
                Bindings.createStringBinding(
                        () -> model.open()
                                .map(open -> reveal.isSelected() ? open.keySecret() : HIDDEN)
                                .orElse(""),
                        model.standingProperty(),
                        reveal.selectedProperty()));
        var row = withCopy(field, "endpoint-key-secret", EndpointSwitch.Open::keySecret);
        row.getChildren().add(1, reveal);
        return row;
    }

    private static TextField field(String id, ObservableValue<String> text) {
        var field = new TextField();
        field.setId(id);
        field.setEditable(false);
        field.getStyleClass().add("code");
        field.textProperty().bind(text);
        return field;
    }

    private HBox withCopy(TextField field, String id, Function<EndpointSwitch.Open, String> value) {
        var copy = new Button();
        copy.setId(id + "-copy");
        copy.setGraphic(new Symbol("copy"));
        copy.getStyleClass().addAll("flat", "icon-button");
        copy.accessibleTextProperty().bind(words.text("endpoint.copy"));
        copy.setTooltip(tooltip("endpoint.copy"));
        copy.disableProperty().bind(on.not());
        copy.setOnAction(event -> model.open().map(value).ifPresent(Copied::text));
        HBox.setHgrow(field, Priority.ALWAYS);
        var row = new HBox(field, copy);
        row.getStyleClass().add("field-row");
        return row;
    }

    private Node note() {
        var note = new Label();
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.textProperty().bind(words.text("endpoint.note", model.note().toString()));
        return note;
    }

    private Tooltip tooltip(String word) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        return tooltip;
    }
}

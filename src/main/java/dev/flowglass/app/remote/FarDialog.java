package dev.flowglass.app.remote;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.remote.FarServices.Listed;
import dev.flowglass.app.shell.RunViewModel;
import dev.flowglass.app.shell.Settings;
import dev.flowglass.app.words.Words;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Attaches the window to a service elsewhere, and works there. Stays open beside the window.
public final class FarDialog {
    private static final String ADDRESS = "remote.address";

    private final FarViewModel model;
    private final Words words;
    private final Supplier<Optional<EditorViewModel>> file;
    private final Consumer<String> report;
    private final Stage stage = new Stage();
    private final TextField address = field("far-address");
    private final TextField keyId = field("far-key-id");
    private final TextField secret = new PasswordField();
    private final TextField input = field("far-input");
    private String securityToken = "";
    private final ListView<String> flows;
    private final TableView<Listed> executions;

    /// @param settings remembers the address
    /// @param file the file in front, to be uploaded
    /// @param report begins a report there, for a token or for the empty text
    public FarDialog(
            FarViewModel model,
            Words words,
            Window owner,
            Settings settings,
            FxClock clock,
            Supplier<Optional<EditorViewModel>> file,
            Consumer<String> report) {
        this.model = model;
        this.report = report;
        this.words = words;
        this.file = file;
        flows = new ListView<>(model.flows());
        executions = new TableView<>(model.executions());
        describe(keyId, "far.key-id");
        describe(address, "far.address");
        describe(secret, "far.key-secret");
        describe(input, "far.input");
        secret.setId("far-key-secret");
        address.setText(settings.text(ADDRESS).orElse("http://127.0.0.1:8765"));
        address.textProperty().subscribe((was, is) -> settings.put(ADDRESS, is));
        input.setText("{}");
        // What a person types is their own key, which has no token.
        keyId.textProperty().subscribe(() -> securityToken = "");
        clock.nowProperty().subscribe(now -> model.tick());
        var root = new VBox(connection(), standing(), lists(), work());
        root.setId("far-dialog");
        root.getStyleClass().addAll("dialog", "endpoint-dialog");
        VBox.setVgrow(root.getChildren().get(2), Priority.ALWAYS);
        stage.initOwner(owner);
        stage.initModality(Modality.NONE);
        stage.titleProperty().bind(words.text("far.title"));
        stage.setScene(new Scene(root, 860, 560));
    }

    public void open() {
        if (stage.isShowing()) {
            stage.toFront();
            return;
        }
        if (stage.getOwner() != null) {
            stage.setX(stage.getOwner().getX() + 120);
            stage.setY(stage.getOwner().getY() + 80);
        }
        stage.show();
        if (keyId.getText().isEmpty()) {
            model.findKey(this::offer);
        }
    }

    private void offer(FarServices.Key key) {
        if (keyId.getText().isEmpty() && secret.getText().isEmpty()) {
            keyId.setText(key.id());
            secret.setText(key.secret());
            securityToken = key.securityToken();
        }
    }

    public void close() {
        stage.hide();
    }

    private static TextField field(String id) {
        var field = new TextField();
        field.setId(id);
        field.getStyleClass().add("code");
        return field;
    }

    private void describe(TextField field, String word) {
        field.promptTextProperty().bind(words.text(word));
        field.accessibleTextProperty().bind(words.text(word));
        field.setTooltip(tooltip(word));
    }

    private Tooltip tooltip(String word) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        return tooltip;
    }

    private Button button(String name, Runnable action, ObservableValue<Boolean> disabled) {
        var button = new Button();
        button.setId("far-" + name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.textProperty().bind(words.text("far." + name));
        button.setTooltip(tooltip("far." + name + ".about"));
        button.disableProperty().bind(disabled);
        button.setOnAction(event -> action.run());
        return button;
    }

    private ObservableValue<Boolean> detached() {
        return model.farProperty().map(Optional::isEmpty);
    }

    private Node connection() {
        HBox.setHgrow(address, Priority.ALWAYS);
        var connect = button(
                "connect",
                () -> model.connect(
                        address.getText().strip(),
                        new FarServices.Key(keyId.getText().strip(), secret.getText(), securityToken)),
                Bindings.or(
                        model.busyProperty(),
                        Bindings.or(
                                keyId.textProperty().isEmpty(),
                                secret.textProperty().isEmpty())));
        var row = new HBox(address, keyId, secret, connect, button("disconnect", model::disconnect, detached()));
        row.getStyleClass().add("field-row");
        return row;
    }

    private Node standing() {
        var text = new Label();
        text.setId("far-standing");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> !model.troubleProperty().get().isEmpty()
                                ? words.now(
                                        "far.trouble", model.troubleProperty().get())
                                : model.farProperty()
                                        .get()
                                        .map(far -> words.now("far.attached", far.host()))
                                        .orElseGet(() -> words.now("far.detached")),
                        model.troubleProperty(),
                        model.farProperty(),
                        words.messagesProperty()));
        return text;
    }

    private Node lists() {
        flows.setId("far-flows");
        flows.getStyleClass().add("dense");
        flows.accessibleTextProperty().bind(words.text("far.flows"));
        flows.setPrefWidth(220);
        flows.getSelectionModel().selectedItemProperty().subscribe(flow -> {
            if (flow != null) {
                model.list(flow);
            }
        });
        executions.setId("far-executions");
        executions.getStyleClass().add("dense");
        executions.accessibleTextProperty().bind(words.text("far.executions"));
        executions.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        var none = new Label();
        none.getStyleClass().add("empty-text");
        none.textProperty().bind(words.text("far.none"));
        executions.setPlaceholder(none);
        executions.getColumns().add(column("name"));
        executions.getColumns().add(column("status"));
        executions.getColumns().add(column("started"));
        executions.setRowFactory(table -> {
            var row = new TableRow<Listed>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && row.getItem() != null) {
                    model.follow(row.getItem());
                }
            });
            return row;
        });
        HBox.setHgrow(executions, Priority.ALWAYS);
        var row = new HBox(flows, executions);
        row.getStyleClass().add("field-row");
        return row;
    }

    private TableColumn<Listed, String> column(String what) {
        var column = new TableColumn<Listed, String>();
        column.textProperty().bind(words.text("far.column." + what));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(
                switch (what) {
                    case "name" -> cell.getValue().name();
                    case "status" -> cell.getValue().status();
                    default -> cell.getValue().started();
                }));
        column.setSortable(false);
        return column;
    }

    private Node work() {
        var noFlow = Bindings.isNull(flows.getSelectionModel().selectedItemProperty());
        var noExecution = Bindings.isNull(executions.getSelectionModel().selectedItemProperty());
        HBox.setHgrow(input, Priority.ALWAYS);
        var row = new HBox(
                button("upload", this::upload, detached()),
                button("refresh", this::refresh, detached()),
                input,
                button("start", () -> flow().ifPresent(flow -> model.start(flow, input.getText())), noFlow),
                button("show", () -> selected().ifPresent(model::follow), noExecution),
                button("report", () -> report.accept(model.tokenProperty().get()), detached()),
                button("stop", () -> selected().ifPresent(model::stop), noExecution));
        row.getStyleClass().add("field-row");
        return row;
    }

    private Optional<Listed> selected() {
        return Optional.ofNullable(executions.getSelectionModel().getSelectedItem());
    }

    private Optional<String> flow() {
        return Optional.ofNullable(flows.getSelectionModel().getSelectedItem());
    }

    private void refresh() {
        flow().ifPresentOrElse(model::list, model::look);
    }

    private void upload() {
        file.get().ifPresent(open -> model.upload(RunViewModel.flowName(open), open.text()));
    }
}

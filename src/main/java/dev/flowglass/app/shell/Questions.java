package dev.flowglass.app.shell;

import dev.flowglass.app.callback.JsonProblem;
import dev.flowglass.app.data.JsonArea;
import dev.flowglass.app.words.Words;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The questions that have to be answered before the window goes on.
final class Questions {
    /// What to do with changes that are not saved.
    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    private final Window owner;
    private final Words words;

    Questions(Window owner, Words words) {
        this.owner = owner;
        this.words = words;
    }

    Unsaved unsaved(List<String> names) {
        var save = new ButtonType(words.now("dialog.unsaved.save"), ButtonData.YES);
        var discard = new ButtonType(words.now("dialog.unsaved.discard"), ButtonData.NO);
        var cancel = new ButtonType(words.now("dialog.cancel"), ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.NONE, "", save, discard, cancel);
        alert.initOwner(owner);
        alert.setTitle(words.now("dialog.unsaved.title"));
        alert.setHeaderText(words.now("dialog.unsaved.header", names.size(), String.join(", ", names)));
        alert.setContentText(words.now("dialog.unsaved.text"));
        alert.getDialogPane().setId("unsaved-dialog");
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        alert.getDialogPane().lookupButton(save).setId("unsaved-save");
        alert.getDialogPane().lookupButton(discard).setId("unsaved-discard");
        alert.getDialogPane().lookupButton(cancel).setId("unsaved-cancel");
        var answer = alert.showAndWait();
        if (answer.filter(save::equals).isPresent()) {
            return Unsaved.SAVE;
        }
        return answer.filter(discard::equals).isPresent() ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    /// The input of an execution: JSON of an object, checked while it is typed. Enter begins a line, Ctrl+Enter
    /// runs.
    Optional<String> input(String flow, String proposal) {
        var run = new ButtonType(words.now("action.run.start"), ButtonData.OK_DONE);
        var cancel = new ButtonType(words.now("dialog.cancel"), ButtonData.CANCEL_CLOSE);
        var dialog = new Dialog<String>();
        dialog.initOwner(owner);
        dialog.setTitle(words.now("dialog.input.title"));
        dialog.setResizable(true);
        var area = new JsonArea();
        area.setId("run-input");
        area.contentProperty().set(pretty(proposal));
        area.setAccessibleText(words.now("dialog.input.title"));
        area.setPrefSize(520, 260);
        var head = new Label(words.now("dialog.input.header", flow));
        head.setWrapText(true);
        var problem = new Label();
        problem.setId("run-input-problem");
        problem.setWrapText(true);
        problem.setMinHeight(36);
        var box = new VBox(head, area.scrolled(), problem);
        box.getStyleClass().add("form");
        VBox.setVgrow(box.getChildren().get(1), Priority.ALWAYS);
        var pane = dialog.getDialogPane();
        pane.setId("input-dialog");
        pane.setContent(box);
        pane.getButtonTypes().setAll(run, cancel);
        Node runButton = pane.lookupButton(run);
        runButton.setId("run-input-start");
        area.contentProperty().subscribe(text -> check(text, area, problem, runButton));
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && !runButton.isDisabled()) {
                event.consume();
                dialog.setResult(area.getText());
                dialog.close();
            }
        });
        dialog.setResultConverter(button -> run.equals(button) ? area.getText() : null);
        dialog.setOnShown(event -> area.requestFocus());
        return dialog.showAndWait();
    }

    private static String pretty(String json) {
        return Json.read(json) instanceof Json.Reading.Parsed(var value)
                ? Json.pretty(value).strip()
                : json;
    }

    private void check(String text, JsonArea area, Label problem, Node run) {
        var wrong = JsonProblem.in(text);
        boolean object = Json.read(text) instanceof Json.Reading.Parsed(Obj any);
        area.mark(wrong.map(mistake -> OptionalInt.of(mistake.offset())).orElseGet(OptionalInt::empty));
        problem.getStyleClass().setAll("label", object ? "muted" : "error-text");
        problem.setText(
                wrong.map(mistake -> words.now(mistake.word(), mistake.line(), mistake.column(), mistake.found()))
                        .orElseGet(() -> words.now(object ? "dialog.input.hint" : "dialog.input.object")));
        run.setDisable(!object);
    }
}

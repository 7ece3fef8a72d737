package dev.flowglass.app.debug;

import dev.flowglass.app.callback.JsonProblem;
import dev.flowglass.app.data.JsonArea;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.Decision.Reason;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks for a JSON value in the place of another one.
final class ValueDialog {
    private final @Nullable Window owner;
    private final Words words;
    private final JsonArea area = new JsonArea();
    private final Label problem = new Label();
    private Optional<Value> read = Optional.empty();

    ValueDialog(@Nullable Window owner, Words words) {
        this.owner = owner;
        this.words = words;
    }

    /// Nothing when the person thought better of it.
    ///
    /// @param name of the value, as a path
    /// @param refusal why it cannot be this one
    Optional<Value> ask(String name, Value before, Function<Value, Optional<Reason>> refusal) {
        var save = new ButtonType(words.now("debug.change.save"), ButtonData.OK_DONE);
        var cancel = new ButtonType(words.now("dialog.cancel"), ButtonData.CANCEL_CLOSE);
        var dialog = new Dialog<Value>();
        dialog.initOwner(owner);
        dialog.setTitle(words.now("debug.change.title", name));
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("value-dialog");
        pane.setContent(content(name));
        pane.getButtonTypes().setAll(save, cancel);
        Node ok = pane.lookupButton(save);
        ok.setId("value-save");
        area.contentProperty().subscribe(text -> ok.setDisable(!check(text, refusal)));
        area.contentProperty().set(Json.pretty(before));
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && !ok.isDisabled()) {
                event.consume();
                dialog.setResult(read.orElse(before));
                dialog.close();
            }
        });
        dialog.setResultConverter(button -> save.equals(button) ? read.orElse(null) : null);
        dialog.setOnShown(event -> {
            area.requestFocus();
            area.selectAll();
        });
        return dialog.showAndWait();
    }

    private Node content(String name) {
        area.setId("value-text");
        area.setAccessibleText(words.now("debug.change.title", name));
        area.setPrefSize(480, 200);
        var about = new Label(words.now("debug.change.about", name));
        about.setWrapText(true);
        about.setPrefWidth(480);
        problem.setId("value-problem");
        problem.getStyleClass().add("error-text");
        problem.setWrapText(true);
        problem.setPrefWidth(480);
        problem.setMinHeight(40);
        var text = new StackPane(area.scrolled());
        text.getStyleClass().add("framed");
        VBox.setVgrow(text, Priority.ALWAYS);
        var box = new VBox(8, about, text, problem);
        box.getStyleClass().add("form");
        return box;
    }

    private boolean check(String text, Function<Value, Optional<Reason>> refusal) {
        var wrong = JsonProblem.in(text);
        area.mark(wrong.isPresent() ? OptionalInt.of(wrong.get().offset()) : OptionalInt.empty());
        read = wrong.isPresent() ? Optional.empty() : Optional.of(Json.parse(text));
        var sentence = wrong.map(
                        mistake -> words.now(mistake.word(), mistake.line(), mistake.column(), mistake.found()))
                .or(() -> read.flatMap(refusal).map(reason -> sentence(reason, words)));
        problem.setText(sentence.orElse(""));
        return sentence.isEmpty();
    }

    static String sentence(Reason reason, Words words) {
        return words.now(
                "debug.change.refused." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}

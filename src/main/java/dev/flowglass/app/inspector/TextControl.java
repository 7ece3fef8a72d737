package dev.flowglass.app.inspector;

import dev.flowglass.language.Key.Shape;
import dev.flowglass.language.form.FormField;
import dev.flowglass.language.form.FormField.State;
import dev.flowglass.model.StepPath;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A line of text. Enter and leaving it put it into the flow, Esc gives up what was typed.
final class TextControl implements FieldControl {
    private final StepFormViewModel model;
    private final TextField input = new TextField();
    private StepPath step;
    private FormField field;
    private String shown = "";

    TextControl(StepFormViewModel model, StepPath step, FormField field, FormWords words) {
        this.model = model;
        this.step = step;
        this.field = field;
        input.setId(StepFormViewModel.id(field.path()));
        input.getStyleClass().addAll("code", "form-input");
        input.setPromptText(words.prompt(field));
        input.setAccessibleText(field.label());
        words.tooltip(input, field);
        input.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                commit();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !input.getText().equals(shown)) {
                input.setText(shown);
                event.consume();
            }
        });
        input.focusedProperty().subscribe((was, is) -> {
            if (!is) {
                commit();
            }
        });
        show(step, field);
    }

    TextField input() {
        return input;
    }

    private void commit() {
        if (input.isEditable() && !input.getText().equals(shown)) {
            shown = input.getText();
            model.put(step, field, input.getText());
        }
    }

    @Override
    public Node node() {
        return input;
    }

    @Override
    public void show(StepPath now, FormField current) {
        step = now;
        field = current;
        var text = StepFormViewModel.text(current);
        boolean typing = input.isFocused() && !input.getText().equals(shown);
        if (!typing) {
            shown = text;
            if (!input.getText().equals(text)) {
                input.setText(text);
                input.positionCaret(text.length());
            }
        }
        input.setEditable(
                !(current.state() instanceof State.Foreign) && current.key().shape() != Shape.STEPS);
    }
}

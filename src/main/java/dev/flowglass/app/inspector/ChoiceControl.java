package dev.flowglass.app.inspector;

import dev.flowglass.language.Key.Need;
import dev.flowglass.language.form.FormField;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

/// One of a few words. The empty one takes the key away.
final class ChoiceControl implements FieldControl {
    private final StepFormViewModel model;
    private final Supplier<List<String>> words;
    private final ComboBox<String> box = new ComboBox<>();
    private StepPath step;
    private FormField field;
    private boolean showing;

    ChoiceControl(
            StepFormViewModel model, StepPath step, FormField field, Supplier<List<String>> words, FormWords said) {
        this.model = model;
        this.words = words;
        this.step = step;
        this.field = field;
        box.setId(StepFormViewModel.id(field.path()));
        box.getStyleClass().addAll("form-input", "dense");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(field.label());
        said.tooltip(box, field);
        box.setOnAction(event -> {
            if (!showing && box.getValue() != null) {
                this.model.put(this.step, this.field, box.getValue());
            }
        });
        show(step, field);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(StepPath now, FormField current) {
        step = now;
        field = current;
        var value = StepFormViewModel.text(current);
        var items = new ArrayList<String>();
        if (current.key().need() != Need.REQUIRED || value.isEmpty()) {
            items.add("");
        }
        items.addAll(words.get());
        if (!items.contains(value)) {
            items.add(value);
        }
        showing = true;
        if (!box.getItems().equals(items)) {
            box.getItems().setAll(items);
        }
        box.setValue(value);
        box.setDisable(current.state() instanceof FormField.State.Foreign);
        showing = false;
    }
}

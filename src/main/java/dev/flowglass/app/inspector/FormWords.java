package dev.flowglass.app.inspector;

import dev.flowglass.app.words.Words;
import dev.flowglass.language.Key.Need;
import dev.flowglass.language.form.FormField;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/// What the fields of a form say about themselves.
final class FormWords {
    private final Words words;

    FormWords(Words words) {
        this.words = words;
    }

    Words words() {
        return words;
    }

    void tooltip(Control control, FormField field) {
        var tip = new Tooltip();
        tip.textProperty().bind(words.text("form.tip", field.label(), words.now(field.documentation())));
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        control.setTooltip(tip);
    }

    /// What is to be put there, as an example.
    String prompt(FormField field) {
        return switch (field.key().shape()) {
            case NAME -> "name";
            case INTEGER -> "60";
            case NUMBER -> "1.5";
            case PATH, INTEGER_OR_PATH -> "$.path";
            case TIME_OR_PATH -> "2030-01-01T00:00:00Z";
            case CONDITION -> "$.status == `ok`";
            case ERROR_NAMES -> "FnF.ALL";
            case RESOURCE -> "acs:fc:::services/…/functions/…";
            case TEXT, WORD, BOOLEAN, ANY, STEP_NAME, MAP, LIST, STEPS, MAPPINGS ->
                field.key().need() == Need.REQUIRED ? field.label() : "";
        };
    }
}

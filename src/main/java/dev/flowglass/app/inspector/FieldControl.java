package dev.flowglass.app.inspector;

import dev.flowglass.language.form.FormField;
import dev.flowglass.model.StepPath;
import javafx.scene.Node;

/// What a person sees of a field and changes it with.
interface FieldControl {
    Node node();

    /// Takes over what stands there now. What is being typed and is not in the text yet stays.
    ///
    /// @param step that the field belongs to
    void show(StepPath step, FormField field);
}

package dev.flowglass.language.edit;

import dev.flowglass.model.StepPath;

/// Something that a person does to a flow without typing.
///
/// A [StepPath#FLOW] in the place of a step means the flow itself where that makes sense: its fields.
public sealed interface Operation {

    // --- fields ---

    /// Sets a field of a step, whether it is there or not. What is missing on the way to it is written as well.
    record SetField(StepPath step, FieldPath field, Content content) implements Operation {}

    /// Takes a field away, and what has nothing in it then and can be done without.
    record RemoveField(StepPath step, FieldPath field) implements Operation {}

    /// Puts an element in front of another one of a list, as a row into mappings.
    ///
    /// @param field of the element; the size of the list is its end
    record InsertItem(StepPath step, FieldPath field, Content content) implements Operation {}

    /// Moves an element of a list to another position of it.
    ///
    /// @param to the position that it has afterwards
    record MoveItem(StepPath step, FieldPath field, int to) implements Operation {}
}

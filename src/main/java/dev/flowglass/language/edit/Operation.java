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

    // --- steps ---

    /// Puts steps somewhere. Names that are taken get a number.
    ///
    /// @param at path that the first of them has afterwards; the list may be empty or not be written yet
    /// @param steps a step, a list of them, or a whole flow, whose steps are taken
    record Insert(StepPath at, Content steps) implements Operation {}

    /// Takes steps away with all that is in them. What went to them by `goto` goes to the step after them.
    ///
    /// @param count how many neighbours of one list, from `step` on
    record Delete(StepPath step, int count) implements Operation {
        public Delete(StepPath step) {
            this(step, 1);
        }
    }

    /// Moves steps, with all that is in them, to another place. What went to them from a list that they leave goes to
    /// the step after them.
    ///
    /// @param count how many neighbours of one list, from `step` on
    /// @param to the place as it is counted before the move
    record Move(StepPath step, int count, StepPath to) implements Operation {
        public Move(StepPath step, StepPath to) {
            this(step, 1, to);
        }
    }

    /// Puts a copy behind steps, with names of its own.
    ///
    /// @param count how many neighbours of one list, from `step` on
    record Duplicate(StepPath step, int count) implements Operation {
        public Duplicate(StepPath step) {
            this(step, 1);
        }
    }

    /// Puts steps into a new one that takes their place, to which then goes what went to the first of them.
    ///
    /// @param count how many neighbours of one list, from `step` on
    record Wrap(StepPath step, int count, Wrapper in) implements Operation {
        public Wrap(StepPath step, Wrapper in) {
            this(step, 1, in);
        }
    }

    /// Gives a step another name, also wherever a `goto` has it.
    record Rename(StepPath step, String name) implements Operation {}

    // --- parts of steps ---

    /// One more branch of a parallel or option of a choice, at the end.
    record AddGroup(StepPath step) implements Operation {}

    /// A choice gets a default.
    record AddDefault(StepPath choice) implements Operation {}

    /// Takes a branch, an option or the default away with its steps.
    record RemoveGroup(StepPath step, int group) implements Operation {}

    /// A task catches all errors from now on.
    ///
    /// @param target name of the sibling to go to
    record AddCatch(StepPath task, String target) implements Operation {}

    /// A task is tried again after any error.
    record AddRetry(StepPath task) implements Operation {}

    /// @param target name of the sibling to go to
    record SetGoto(Exit from, String target) implements Operation {}

    record RemoveGoto(Exit from) implements Operation {}

    /// What can be put around a step.
    enum Wrapper {
        PARALLEL,
        FOREACH,
        CHOICE
    }

    /// Where a `goto` leaves a step.
    sealed interface Exit {
        StepPath step();

        /// An option of a choice, by position; the default comes after the last.
        record OfGroup(StepPath step, int group) implements Exit {}

        /// An entry of `catch`. Without its `goto` it has no meaning, so it goes with it.
        record OfCatch(StepPath step, int index) implements Exit {}
    }
}

package dev.flowglass.language.edit;

import dev.flowglass.model.StepPath;
import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What came of an operation.
public sealed interface Outcome {
    /// It can be done.
    ///
    /// @param edits of the text that the operation was asked for, in order and apart from each other
    /// @param select the step to select afterwards, by its path in the new text; the flow for none
    public record Edit(List<TextEdit> edits, StepPath select) implements Outcome {
        public Edit {
            edits = edits.stream()
                    .sorted(Comparator.comparingInt(
                            (TextEdit edit) -> edit.range().start()))
                    .toList();
        }

        public String apply(String text) {
            return TextEdit.apply(text, edits);
        }

        /// What takes the edit back, to be applied to the new text.
        public List<TextEdit> inverse(String text) {
            var back = new ArrayList<TextEdit>();
            int moved = 0;
            for (var edit : edits) {
                int start = edit.range().start() + moved;
                back.add(new TextEdit(
                        new Range(start, start + edit.replacement().length()),
                        edit.range().of(text)));
                moved += edit.replacement().length() - edit.range().length();
            }
            return back;
        }
    }

    /// It is not done, and the text stays as it is. The words for it are `edit.refused.<id>`.
    ///
    /// @param arguments what the words speak of
    public record Refusal(Reason reason, List<String> arguments) implements Outcome {
        public Refusal {
            arguments = List.copyOf(arguments);
        }

        public Refusal(Reason reason, String... arguments) {
            this(reason, List.of(arguments));
        }

        public String word() {
            return "edit.refused." + reason.id();
        }
    }

    /// Why something is not done.
    public enum Reason {
        /// The text is no YAML just now, so that nobody can say where anything is.
        BROKEN_TEXT("broken-text"),
        /// The step or key is not, or no longer, there.
        NOT_FOUND("not-found"),
        /// What was given is no YAML, or not the kind of value that may stand there.
        BAD_CONTENT("bad-content"),
        /// Anchors and aliases, or a rare way of writing: no small edit does only what was asked.
        ENTANGLED("entangled"),
        /// Comments would be lost between brackets.
        COMMENTS("comments"),
        /// Others go to the step by `goto`, and there is no step after it that they could go to instead.
        IS_TARGET("is-target"),
        /// The step goes by `goto` to one that would not be its sibling any more.
        GOES_TO("goes-to"),
        /// Others go by `goto` to a step in the middle of what would become the inside of a new one.
        INTO_MIDDLE("into-middle"),
        /// Steps that do not follow each other in one list.
        NOT_NEIGHBOURS("not-neighbours"),
        /// A step cannot be moved into itself.
        INTO_ITSELF("into-itself"),
        /// Another step of the same list has that name.
        NAME_TAKEN("name-taken"),
        /// That is no name for a step.
        BAD_NAME("bad-name"),
        /// A `goto` goes only to a step of its own list.
        NOT_SIBLING("not-sibling"),
        /// The step has no such part: only a choice has options, a parallel branches, a task catch and retry.
        WRONG_KIND("wrong-kind"),
        /// The last option or branch cannot go.
        LAST_GROUP("last-group"),
        /// What was pasted is no step.
        NO_STEPS("no-steps");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}

package dev.flowglass.language.completion;

import dev.flowglass.source.TextEdit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something that may be written at the caret.
///
/// @param label what is shown, as it will be written
/// @param detail key of the words beside the label, with what they speak of
/// @param documentation key of the words that explain it
/// @param caret offset after the edit
/// @param more true when what comes next can be offered at once
public record Offer(
        String label, Kind kind, Words detail, Optional<String> documentation, TextEdit edit, int caret, boolean more) {

    /// The word is `completion.kind.<lower case>`.
    public enum Kind {
        KEY,
        VALUE,
        STEP,
        RESOURCE,
        ERROR,
        PATH,
        TEMPLATE;

        public String word() {
            return "completion.kind." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param key empty when nothing is to be said
    public record Words(String key, List<String> arguments) {
        static final Words NONE = new Words("", List.of());

        public Words {
            arguments = List.copyOf(arguments);
        }

        static Words of(String key, String... arguments) {
            return new Words(key, List.of(arguments));
        }
    }

    /// The text with this in it.
    public String apply(String text) {
        return TextEdit.apply(text, List.of(edit));
    }
}

package dev.flowglass.language.assist;

import dev.flowglass.source.TextEdit;
import java.util.List;

/// A way to repair a problem.
///
/// @param title key of the words for it, as `fix.replace`
/// @param arguments what those words speak of
/// @param edits of the text that the problem was found in
public record QuickFix(String title, List<String> arguments, List<TextEdit> edits) {
    public QuickFix {
        arguments = List.copyOf(arguments);
        edits = List.copyOf(edits);
    }

    QuickFix(String title, String argument, TextEdit... edits) {
        this(title, List.of(argument), List.of(edits));
    }

    /// The text with the fix.
    public String apply(String text) {
        return TextEdit.apply(text, edits);
    }
}

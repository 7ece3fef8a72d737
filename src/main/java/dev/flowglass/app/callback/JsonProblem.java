package dev.flowglass.app.callback;

import dev.flowglass.source.Lines;
import dev.flowglass.value.Json;
import java.util.Locale;
import java.util.Optional;

/// Where and why a text that a person wrote is no JSON.
///
/// @param offset in the text
/// @param line from 1
/// @param column from 1
/// @param found what stands there
public record JsonProblem(int offset, int line, int column, Json.Mistake mistake, String found) {
    public static Optional<JsonProblem> in(String text) {
        return switch (Json.read(text)) {
            case Json.Reading.Parsed parsed -> Optional.empty();
            case Json.Reading.Malformed(int offset, Json.Mistake mistake, String detail) -> {
                var lines = new Lines(text);
                yield Optional.of(new JsonProblem(
                        offset, lines.line(offset), lines.column(offset), mistake, found(text, offset)));
            }
        };
    }

    private static String found(String text, int offset) {
        int end = offset;
        while (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        if (end > offset) {
            return text.substring(offset, Math.min(end, offset + 40));
        }
        return offset < text.length() ? Character.toString(text.codePointAt(offset)) : "";
    }

    /// Key of the sentence that says it; its arguments are line, column and what was found.
    public String word() {
        boolean empty = mistake == Json.Mistake.UNEXPECTED_END && offset == 0;
        boolean word = mistake == Json.Mistake.UNEXPECTED_CHARACTER
                && !found.isEmpty()
                && Character.isLetter(found.codePointAt(0));
        return "report.json."
                + (empty
                        ? "empty"
                        : word
                                ? "word"
                                : mistake.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}

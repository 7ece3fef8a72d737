package dev.flowglass.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the words of a JSON text, also of one that is not finished or wrong.
final class JsonSyntax {
    /// @param style `key`, `text`, `number`, `word` or `punctuation`
    record Token(int start, int end, String style) {}

    private static final Pattern TOKEN = Pattern.compile(
            "(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*+\"?)|(?<number>-?\\d[\\d.eE+-]*)|(?<word>\\b(?:true|false|null)\\b)"
                    + "|(?<punctuation>[\\[\\]{}:,])");
    private static final Pattern COLON = Pattern.compile("\\s*:");

    private JsonSyntax() {}

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        var at = TOKEN.matcher(text);
        var colon = COLON.matcher(text);
        while (at.find()) {
            String style;
            if (at.group("text") != null) {
                style = colon.region(at.end(), text.length()).lookingAt() ? "key" : "text";
            } else if (at.group("number") != null) {
                style = "number";
            } else {
                style = at.group("word") != null ? "word" : "punctuation";
            }
            tokens.add(new Token(at.start(), at.end(), style));
        }
        return tokens;
    }
}

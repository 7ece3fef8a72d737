package dev.flowglass.language.completion;

/// Ends of things within one line.
final class Scan {
    private Scan() {}

    /// The colon behind the key that a line begins with; negative when it does not begin with one.
    static int colon(String text, int at, int end) {
        int i = at;
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            i = closing(text, at, end) + 1;
            while (i < end && text.charAt(i) == ' ') {
                i++;
            }
            return i < end && text.charAt(i) == ':' ? i : -1;
        }
        if ("[]{}#&*!|>%@`?,".indexOf(first) >= 0) {
            return -1;
        }
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (c == ':' && (i + 1 == end || text.charAt(i + 1) == ' ')) {
                return i;
            }
            if (c == '#' && text.charAt(i - 1) == ' ') {
                return -1;
            }
        }
        return -1;
    }

    /// The end of a text without quotes: before a comment, without the blanks behind it.
    static int plainEnd(String text, int at, int end) {
        int i = at;
        while (i < end && !(text.charAt(i) == '#' && i > at && text.charAt(i - 1) == ' ')) {
            i++;
        }
        return trimmed(text, at, i);
    }

    /// `end` without the blanks before it.
    static int trimmed(String text, int at, int end) {
        int i = end;
        while (i > at && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
            i--;
        }
        return i;
    }

    /// The quote that closes the one at `at`; the end of the line when none does.
    static int closing(String text, int at, int end) {
        char quote = text.charAt(at);
        for (int i = at + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                if (quote == '\'' && i + 1 < end && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return end;
    }

    /// Without the quotes around it, when there are any.
    static String unquoted(String written) {
        if (written.isEmpty()) {
            return written;
        }
        char quote = written.charAt(0);
        if (quote != '"' && quote != '\'') {
            return written;
        }
        int close = closing(written, 0, written.length());
        var inside = written.substring(1, Math.max(1, close));
        return quote == '\'' ? inside.replace("''", "'") : inside.replace("\\\"", "\"");
    }

    /// How many blanks the line that begins at `lineStart` begins with.
    static int indent(String text, int lineStart) {
        int i = lineStart;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i - lineStart;
    }
}

package dev.flowglass.language.yaml;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Range;

/// Says in a person's terms what the YAML parser stumbled over.
///
/// @param context where what was being read begins
/// @param at where it could not go on
/// @param words the parser's own
record SyntaxMistake(String text, int context, int at, String words) {
    Diagnostic diagnostic() {
        if (words.startsWith("found character '\\t") || words.startsWith("found character '\t")) {
            return problem(LanguageCode.TAB_INDENTATION, at, blanksEnd(at));
        }
        if (words.startsWith("found character")) {
            return problem(LanguageCode.RESERVED_CHARACTER, at, at + 1, slice(at, at + 1));
        }
        if (words.startsWith("mapping values are not allowed")) {
            return unexpectedColon();
        }
        if (words.startsWith("could not find expected ':'")) {
            return missingColon();
        }
        if (words.startsWith("sequence entries are not allowed")) {
            return problem(LanguageCode.LIST_ON_LINE, at, at + 1);
        }
        if (words.startsWith("expected ',' or")) {
            return insideBrackets();
        }
        if (words.startsWith("found unexpected end of stream")
                || words.startsWith("found unexpected document separator")) {
            return problem(LanguageCode.UNCLOSED_QUOTE, context, lineEnd(context));
        }
        if (words.startsWith("found unknown escape") || words.startsWith("expected escape sequence")) {
            int backslash = Math.max(context, text.lastIndexOf('\\', Math.max(0, Math.min(at, text.length()) - 1)));
            return problem(LanguageCode.BAD_ESCAPE, backslash, backslash + 2);
        }
        if (words.startsWith("expected '<document start>'")) {
            return problem(LanguageCode.MORE_DOCUMENTS, at, lineEnd(at));
        }
        if (words.startsWith("expected <block end>")) {
            return unexpectedNode();
        }
        if (words.startsWith("expected the node content") && isCloser(at)) {
            return problem(LanguageCode.EXTRA_BRACKET, at, at + 1, slice(at, at + 1));
        }
        return problem(LanguageCode.YAML_SYNTAX, at, lineEnd(at), words.strip().replaceAll("\\s+", " "));
    }

    /// `cause: no: really`, or a line that is indented too far below a text.
    private Diagnostic unexpectedColon() {
        int first = text.indexOf(": ", lineStart(at));
        if (first >= 0 && first < at) {
            int start = blanksEnd(first + 1);
            return problem(LanguageCode.COLON_IN_TEXT, start, lineEnd(start), slice(start, lineEnd(start)));
        }
        return problem(LanguageCode.BAD_INDENTATION, blanksEnd(lineStart(at)), at);
    }

    private Diagnostic missingColon() {
        int end = lineEnd(context);
        var line = slice(context, end);
        int wide = line.indexOf('：');
        if (wide >= 0) {
            return problem(LanguageCode.WIDE_COLON, context + wide, context + wide + 1);
        }
        return problem(
                line.matches("[\\w-]+:\\S.*") ? LanguageCode.MISSING_SPACE : LanguageCode.MISSING_COLON,
                context,
                end,
                line);
    }

    private Diagnostic insideBrackets() {
        boolean opens = at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
        if (opens && at > 0 && !Character.isWhitespace(text.charAt(at - 1)) && !isCloser(at - 1)) {
            int start = at;
            while (start > 0
                    && !Character.isWhitespace(text.charAt(start - 1))
                    && "{[,".indexOf(text.charAt(start - 1)) < 0) {
                start--;
            }
            int end = at;
            int depth = 0;
            int limit = lineEnd(at);
            do {
                char c = text.charAt(end);
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                end++;
            } while (end < limit && (depth > 0 || !isCloser(end) && ", \t".indexOf(text.charAt(end)) < 0));
            return problem(LanguageCode.FLOW_NEEDS_QUOTES, start, end, slice(start, end));
        }
        return problem(LanguageCode.UNCLOSED_BRACKET, context, context + 1, slice(context, context + 1));
    }

    private Diagnostic unexpectedNode() {
        if (isCloser(at) || at < text.length() && text.charAt(at) == ',') {
            return problem(LanguageCode.EXTRA_BRACKET, at, at + 1, slice(at, at + 1));
        }
        int before = at - 1;
        while (before > 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        if (before > 0 && (text.charAt(before) == '"' || text.charAt(before) == '\'')) {
            return problem(LanguageCode.TEXT_AFTER_QUOTE, at, lineEnd(at));
        }
        return problem(LanguageCode.BAD_INDENTATION, at, lineEnd(at));
    }

    private boolean isCloser(int offset) {
        return offset >= 0 && offset < text.length() && (text.charAt(offset) == '}' || text.charAt(offset) == ']');
    }

    private int lineStart(int offset) {
        int start = Math.min(offset, text.length());
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }

    /// Where the line ends, blanks at its end left out.
    private int lineEnd(int offset) {
        int end = Math.min(offset, text.length());
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        while (end > offset && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return end;
    }

    private int blanksEnd(int offset) {
        int end = offset;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end;
    }

    private String slice(int start, int end) {
        return text.substring(Math.min(start, text.length()), Math.min(Math.max(start, end), text.length()));
    }

    /// A place at the very end has nothing to see: then the last line that says something is marked.
    private Diagnostic problem(LanguageCode code, int start, int end, String... arguments) {
        int to = Math.min(text.length(), Math.max(start, end));
        int from = Math.min(start, to);
        if (from == to) {
            while (to > 0 && Character.isWhitespace(text.charAt(to - 1))) {
                to--;
            }
            from = blanksEnd(lineStart(to));
        }
        return new Diagnostic(code, new Range(Math.min(from, to), to), arguments);
    }
}

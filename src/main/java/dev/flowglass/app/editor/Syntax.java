package dev.flowglass.app.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours for the lines that are visible: what a stretch of a line is, seen line by line and without reading the
/// flow, so that it is there at once, also while the text is no YAML.
final class Syntax {
    /// What a stretch is; the style class is `syntax-<lower case>`.
    enum Kind {
        KEY,
        TYPE,
        NAME,
        STRING,
        NUMBER,
        COMMENT,
        PATH,
        CONDITION,
        ERROR_NAME,
        PUNCTUATION;

        private final String styleClass =
                "syntax-" + name().toLowerCase(Locale.ROOT).replace('_', '-');

        String styleClass() {
            return styleClass;
        }
    }

    /// A stretch of one line.
    record Token(int start, int end, Kind kind) {}

    private static final int LOOK_BACK = 400;
    private static final Pattern KEY = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[\\p{L}\\p{N}_$][^\\s:#,\\[\\]{}\"']*(?:"
            + " [^\\s:#,\\[\\]{}\"']+)*)\\s*(?=:(?:\\s|$))");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"?|'(?:[^']|'')*'?");
    private static final Pattern PATH_IN_TEXT = Pattern.compile("\\$\\{[^}]*}|\\$[\\w.\\[\\]*-]*");
    private static final Pattern IN_CONDITION = Pattern.compile(
            "(?<path>\\$[\\w.\\[\\]*-]*)|(?<string>\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?)|(?<number>\\b\\d+(?:\\.\\d+)?\\b)");
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?|true|false|null|~|True|False|TRUE|FALSE");
    private static final Pattern BLOCK_HEADER = Pattern.compile(".*(?:^|[\\s:-])[|>][-+\\d]*\\s*(?:#.*)?$");
    private static final Pattern OPEN_KEY = Pattern.compile("^[\\s-]*([^\\s:#]+)\\s*:\\s*(?:#.*)?$");

    private final List<List<Token>> lines = new ArrayList<>();
    private int blockIndent = -1;
    private String parentKey = "";

    private Syntax() {}

    /// The tokens of the lines `first` to `last`.
    static List<List<Token>> tokens(IntFunction<String> text, int first, int last) {
        var syntax = new Syntax();
        syntax.lookBack(text, first);
        for (int line = first; line <= last; line++) {
            syntax.line(text.apply(line));
        }
        return syntax.lines;
    }

    private void lookBack(IntFunction<String> text, int first) {
        int indent = indent(text.apply(first));
        for (int line = first - 1; line >= Math.max(0, first - LOOK_BACK); line--) {
            var above = text.apply(line);
            if (!above.isBlank() && indent(above) < indent) {
                enter(above);
                return;
            }
        }
    }

    private void enter(String line) {
        if (BLOCK_HEADER.matcher(line).matches()) {
            blockIndent = indent(line);
        }
        Matcher open = OPEN_KEY.matcher(line);
        if (open.matches()) {
            parentKey = open.group(1);
        }
    }

    private void line(String line) {
        var tokens = new ArrayList<Token>();
        lines.add(tokens);
        if (line.isBlank()) {
            return;
        }
        int indent = indent(line);
        if (blockIndent >= 0 && indent > blockIndent) {
            text(tokens, line, indent, line.length(), Kind.STRING);
            return;
        }
        blockIndent = -1;
        new Line(line, tokens, parentKey).read(indent);
        enter(line);
    }

    private static void text(List<Token> tokens, String line, int start, int end, Kind kind) {
        Matcher paths = PATH_IN_TEXT.matcher(line).region(start, end);
        int at = start;
        while (paths.find()) {
            add(tokens, at, paths.start(), kind);
            add(tokens, paths.start(), paths.end(), Kind.PATH);
            at = paths.end();
        }
        add(tokens, at, end, kind);
    }

    private static void add(List<Token> tokens, int start, int end, Kind kind) {
        if (start < end) {
            tokens.add(new Token(start, end, kind));
        }
    }

    private static int indent(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /// One line that is not part of a block of text.
    private static final class Line {
        private final String line;
        private final List<Token> tokens;
        private String key;

        Line(String line, List<Token> tokens, String key) {
            this.line = line;
            this.tokens = tokens;
            this.key = key;
        }

        void read(int from) {
            int at = from;
            while (at < line.length()) {
                char c = line.charAt(at);
                if (Character.isWhitespace(c)) {
                    at++;
                } else if (c == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                    add(tokens, at, line.length(), Kind.COMMENT);
                    return;
                } else if (isPunctuation(at, c)) {
                    add(tokens, at, at + 1, Kind.PUNCTUATION);
                    at++;
                } else {
                    at = keyOrValue(at);
                }
            }
        }

        private boolean isPunctuation(int at, char c) {
            boolean alone = at + 1 == line.length() || Character.isWhitespace(line.charAt(at + 1));
            return "[]{},".indexOf(c) >= 0 || (alone && "-:?|>".indexOf(c) >= 0);
        }

        private int keyOrValue(int at) {
            Matcher found = KEY.matcher(line).region(at, line.length()).useTransparentBounds(true);
            if (found.lookingAt()) {
                int end = at + line.substring(at, found.end()).stripTrailing().length();
                add(tokens, at, end, Kind.KEY);
                key = line.substring(at, end);
                return found.end();
            }
            Matcher quoted = QUOTED.matcher(line).region(at, line.length());
            int end = quoted.lookingAt() ? quoted.end() : plainEnd(at);
            value(at, end, line.charAt(at) == '"' || line.charAt(at) == '\'');
            return end;
        }

        private int plainEnd(int at) {
            int end = line.indexOf(" #", at);
            end = end < 0 ? line.length() : end;
            boolean inFlow = line.substring(0, at)
                            .chars()
                            .filter(c -> c == '{' || c == '[')
                            .count()
                    > line.substring(0, at)
                            .chars()
                            .filter(c -> c == '}' || c == ']')
                            .count();
            for (int i = at; inFlow && i < end; i++) {
                if (",]}".indexOf(line.charAt(i)) >= 0) {
                    end = i;
                }
            }
            return Math.max(at + 1, end);
        }

        private void value(int start, int end, boolean quoted) {
            switch (key) {
                case "type", "pattern" -> add(tokens, start, end, Kind.TYPE);
                case "name", "goto" -> add(tokens, start, end, Kind.NAME);
                case "errors", "error" -> text(tokens, line, start, end, Kind.ERROR_NAME);
                case "condition" -> condition(start, end);
                default -> {
                    if (!quoted
                            && NUMBER.matcher(line.substring(start, end).strip())
                                    .matches()) {
                        add(tokens, start, end, Kind.NUMBER);
                    } else {
                        text(tokens, line, start, end, Kind.STRING);
                    }
                }
            }
        }

        private void condition(int start, int end) {
            Matcher parts = IN_CONDITION.matcher(line).region(start, end);
            int at = start;
            while (parts.find()) {
                add(tokens, at, parts.start(), Kind.CONDITION);
                var kind = parts.group("path") != null
                        ? Kind.PATH
                        : parts.group("string") != null ? Kind.STRING : Kind.NUMBER;
                add(tokens, parts.start(), parts.end(), kind);
                at = parts.end();
            }
            add(tokens, at, end, Kind.CONDITION);
        }
    }
}

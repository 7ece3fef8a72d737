package dev.flowglass.expression;

import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Range;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes the text of a condition apart, one [Token] at a time.
final class ConditionLexer {
    /// Longer signs come before those they begin with.
    private static final List<String> SIGNS = List.of(
            "==", "!=", "<=", ">=", "&&", "||", "??", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", "(", ")", "[",
            "]", ",");

    /// What looks like a sign, as in other languages or from a Chinese keyboard, and what is meant.
    private static final List<Map.Entry<String, String>> WRONG_SIGNS = List.of(
            Map.entry("===", "=="),
            Map.entry("!==", "!="),
            Map.entry("<>", "!="),
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("＝＝", "=="),
            Map.entry("！＝", "!="),
            Map.entry("！=", "!="),
            Map.entry("＆＆", "&&"),
            Map.entry("｜｜", "||"),
            Map.entry("（", "("),
            Map.entry("）", ")"),
            Map.entry("＞", ">"),
            Map.entry("＜", "<"),
            Map.entry("≥", ">="),
            Map.entry("≤", "<="),
            Map.entry("≠", "!="),
            Map.entry("！", "!"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("‘", "\""),
            Map.entry("’", "\""),
            Map.entry("＂", "\""),
            Map.entry("＄", "$"));

    private static final List<Map.Entry<String, String>> LONE_SIGNS =
            List.of(Map.entry("=", "=="), Map.entry("＝", "=="), Map.entry("&", "&&"), Map.entry("|", "||"));

    private static final Map<String, String> WRONG_WORDS = Map.of(
            "and", "&&", "AND", "&&", "or", "||", "OR", "||", "not", "!", "NOT", "!", "True", "true", "False", "false");

    private static final Set<String> WORDS = Set.of("true", "false", "null", "in");

    private final String text;
    private int at;

    ConditionLexer(String text) {
        this.text = text;
    }

    Token next() {
        while (at < text.length() && blank(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token.End(Range.at(at));
        }
        int start = at;
        char c = text.charAt(start);
        return switch (c) {
            case '$' -> path();
            case '"' -> quoted();
            case '`' -> raw();
            case '\'' -> singleQuoted();
            default -> c >= '0' && c <= '9' ? number() : Path.isKeyStart(text.codePointAt(start)) ? word() : sign();
        };
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff';
    }

    private Token path() {
        int start = at;
        at++;
        int nameEnd = Path.keyEnd(text, at);
        if (nameEnd > at) {
            return otherRoot(nameEnd);
        }
        var segments = new ArrayList<Path.Segment>();
        while (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '[')) {
            int end = Path.segment(text, at, segments);
            if (end < 0) {
                at = wordEnd(at);
                return bad(ExpressionCode.BAD_PATH, start, text.substring(start, at));
            }
            at = end;
        }
        return new Token.PathToken(new Path(Path.Root.STEP_INPUT, segments), new Range(start, at));
    }

    /// `$input.status`: the condition knows no other root than the step's input.
    private Token otherRoot(int nameEnd) {
        int start = at - 1;
        var name = text.substring(start, nameEnd);
        at = nameEnd;
        var segments = new ArrayList<Path.Segment>();
        while (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '[')) {
            int end = Path.segment(text, at, segments);
            if (end < 0) {
                break;
            }
            at = end;
        }
        var found = text.substring(start, at);
        var meant = switch (name) {
            case "$input", "$local", "$inputs" -> new Path(Path.Root.STEP_INPUT, segments);
            case "$context" ->
                new Path(Path.Root.STEP_INPUT, segments.isEmpty() ? segments : List.of(segments.getLast()));
            default -> {
                segments.addFirst(new Path.Segment.Key(name.substring(1)));
                yield new Path(Path.Root.STEP_INPUT, segments);
            }
        };
        return bad(ExpressionCode.CONDITION_ROOT, start, found, meant.toString());
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && !blank(text.charAt(end)) && text.charAt(end) != ')') {
            end++;
        }
        return end;
    }

    private Token quoted() {
        int start = at;
        int close = start + 1;
        while (close < text.length() && text.charAt(close) != '"') {
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= text.length()) {
            at = text.length();
            return bad(ExpressionCode.UNCLOSED_STRING, start);
        }
        at = close + 1;
        var string = text.substring(start, at);
        return Json.read(string) instanceof Json.Reading.Parsed(Value value)
                ? new Token.ConstantToken(value, new Range(start, at))
                : bad(ExpressionCode.BAD_STRING, start, string);
    }

    private Token raw() {
        int start = at;
        int close = text.indexOf('`', start + 1);
        if (close < 0) {
            at = text.length();
            return bad(ExpressionCode.UNCLOSED_STRING, start);
        }
        at = close + 1;
        return new Token.ConstantToken(Value.of(text.substring(start + 1, close)), new Range(start, at));
    }

    private Token singleQuoted() {
        int start = at;
        int close = text.indexOf('\'', start + 1);
        at = close < 0 ? text.length() : close + 1;
        return bad(ExpressionCode.SINGLE_QUOTES, start, text.substring(start, at));
    }

    private Token number() {
        int start = at;
        digits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && digit(at + 1)) {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1 < text.length() && (text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-')
                    ? at + 2
                    : at + 1;
            if (digit(exponent)) {
                at = exponent;
                digits();
            }
        }
        if (at < text.length() && (text.charAt(at) == '.' || Path.isKeyStart(text.codePointAt(at)))) {
            at = wordEnd(at);
            return bad(ExpressionCode.BAD_CONDITION, start, text.substring(start, at));
        }
        double value = Double.parseDouble(text.substring(start, at));
        return Double.isFinite(value)
                ? new Token.ConstantToken(Value.of(value), new Range(start, at))
                : bad(ExpressionCode.BAD_CONDITION, start, text.substring(start, at));
    }

    private void digits() {
        while (digit(at)) {
            at++;
        }
    }

    private boolean digit(int offset) {
        return offset < text.length() && text.charAt(offset) >= '0' && text.charAt(offset) <= '9';
    }

    private Token word() {
        int start = at;
        at = Path.keyEnd(text, at);
        var word = text.substring(start, at);
        if (WORDS.contains(word)) {
            return new Token.Sign(word, new Range(start, at));
        }
        var meant = WRONG_WORDS.get(word);
        return meant == null
                ? bad(ExpressionCode.CONDITION_WORD, start, word)
                : bad(ExpressionCode.WRONG_SIGN, start, word, meant);
    }

    private Token sign() {
        int start = at;
        for (var wrong : WRONG_SIGNS) {
            if (text.startsWith(wrong.getKey(), start)) {
                return wrongSign(wrong);
            }
        }
        for (var sign : SIGNS) {
            if (text.startsWith(sign, start)) {
                at += sign.length();
                return new Token.Sign(sign, new Range(start, at));
            }
        }
        for (var wrong : LONE_SIGNS) {
            if (text.startsWith(wrong.getKey(), start)) {
                return wrongSign(wrong);
            }
        }
        at += Character.charCount(text.codePointAt(start));
        return bad(ExpressionCode.BAD_CONDITION, start, text.substring(start, at));
    }

    private Token wrongSign(Map.Entry<String, String> wrong) {
        int start = at;
        at += wrong.getKey().length();
        return bad(ExpressionCode.WRONG_SIGN, start, wrong.getKey(), wrong.getValue());
    }

    private Token bad(ExpressionCode code, int start, String... arguments) {
        return new Token.Bad(new Diagnostic(code, new Range(start, at), arguments));
    }
}

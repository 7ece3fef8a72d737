package dev.flowglass.language.yaml;

import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.language.yaml.YamlNode.Style;
import dev.flowglass.source.Range;

/// From offsets in what a scalar says to offsets in the text: past quotes, escapes, folded lines and indentation.
public final class Places {
    private Places() {}

    /// The place of a stretch of `scalar.text()`; the whole scalar where it cannot be told.
    public static Range of(String text, Scalar scalar, Range inside) {
        if (scalar.style() == Style.ALIAS) {
            return scalar.range();
        }
        int start = contentStart(text, scalar);
        int limit = scalar.range().end();
        var said = scalar.text();
        int from = -1;
        int at = start;
        int index = 0;
        int checked = 0;
        while (index <= said.length()) {
            if (index >= inside.start() && from < 0) {
                from = at;
            }
            if (index >= inside.end() && (from < at || inside.length() == 0)) {
                return new Range(from, Math.max(from, Math.min(at, limit)));
            }
            if (index == said.length() || at >= limit) {
                break;
            }
            int next = escapeEnd(text, scalar, at);
            if (text.charAt(at) == ' ' && at >= checked) {
                checked = blanksEnd(text, at, limit);
            }
            if (next > at) {
                index += said.codePointAt(index) > 0xffff ? 2 : 1;
                at = next;
            } else if (next < at) {
                at = -next;
            } else if (isBreak(text.charAt(at))
                    || text.charAt(at) == ' ' && checked < limit && isBreak(text.charAt(checked))) {
                int run = at;
                while (run < limit && Character.isWhitespace(text.charAt(run))) {
                    run++;
                }
                int spaces = index;
                while (spaces < said.length() && Character.isWhitespace(said.charAt(spaces))) {
                    spaces++;
                }
                index = spaces;
                at = run;
            } else if (text.charAt(at) == said.charAt(index)) {
                at++;
                index++;
            } else {
                return scalar.range();
            }
        }
        return from >= 0 && from < limit ? new Range(from, Math.min(Math.max(at, from), limit)) : scalar.range();
    }

    private static int contentStart(String text, Scalar scalar) {
        int start = scalar.range().start();
        return switch (scalar.style()) {
            case PLAIN, ALIAS -> start;
            case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
            case BLOCK -> {
                int at = start;
                while (at < scalar.range().end() && !isBreak(text.charAt(at))) {
                    at++;
                }
                while (at < scalar.range().end() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                yield at;
            }
        };
    }

    /// Where the escape at `at` ends; `at` itself when there is none; the negative end when the escape says nothing.
    private static int escapeEnd(String text, Scalar scalar, int at) {
        char c = text.charAt(at);
        if (scalar.style() == Style.SINGLE_QUOTED && c == '\'') {
            return at + 2;
        }
        if (scalar.style() != Style.DOUBLE_QUOTED
                || c != '\\'
                || at + 1 >= scalar.range().end()) {
            return at;
        }
        return switch (text.charAt(at + 1)) {
            case 'x' -> at + 4;
            case 'u' -> at + 6;
            case 'U' -> at + 10;
            case '\n', '\r' -> {
                int end = at + 1;
                while (end < scalar.range().end() && Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                yield -end;
            }
            default -> at + 2;
        };
    }

    private static int blanksEnd(String text, int at, int limit) {
        int i = at;
        while (i < limit && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}

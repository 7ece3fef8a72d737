package dev.flowglass.language.completion;

import dev.flowglass.language.completion.Part.Kind;
import dev.flowglass.language.completion.Spot.Word;
import dev.flowglass.source.Range;
import java.util.function.Consumer;

/// Looks at what stands between brackets, closed or not.
final class BracketReader {
    private final String text;
    private final int caret;
    private final Consumer<Spot> found;

    BracketReader(String text, int caret, Consumer<Spot> found) {
        this.text = text;
        this.caret = caret;
        this.found = found;
    }

    static boolean opens(String text, int at) {
        return text.charAt(at) == '{' || text.charAt(at) == '[';
    }

    /// @param indent of the line that the bracket is on: what begins on a line below and is not deeper is not in it
    /// @return the offset behind the closing bracket, or where it should have been closed
    int read(Part part, int open, int indent) {
        boolean map = text.charAt(open) == '{';
        part.between(map ? Kind.MAP : Kind.LIST, open);
        int at = open + 1;
        while (true) {
            int from = at;
            at = gap(at, indent);
            boolean end = at >= text.length() || isBreak(at);
            boolean separator = !end && ",}]".indexOf(text.charAt(at)) >= 0;
            if (from <= caret && caret <= at && (end || separator || caret < at)) {
                found.accept(
                        map
                                ? new Spot.AtKey(part, word(Range.at(caret)), false)
                                : new Spot.AtElement(part, word(Range.at(caret))));
            }
            if (end) {
                return at;
            }
            if (separator) {
                at++;
                if (text.charAt(at - 1) != ',') {
                    return at;
                }
            } else {
                at = map ? field(part, at, indent) : element(part, at, indent);
            }
        }
    }

    private Word word(Range range) {
        int start = Math.min(range.start(), caret);
        return new Word(range, text.substring(start, caret), "", 0, true, false);
    }

    private boolean isBreak(int at) {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    /// Over blanks, comments and ends of lines; stops at an end of line when the line below is outside.
    private int gap(int begin, int indent) {
        int at = begin;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '#') {
                at = lineEnd(at);
            } else if (isBreak(at)) {
                if (endsHere(at, indent)) {
                    return at;
                }
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private boolean endsHere(int lineBreak, int indent) {
        int start = lineBreak + 1;
        while (start < text.length()) {
            int end = lineEnd(start);
            int content = start + Scan.indent(text, start);
            if (content < end) {
                boolean dash = text.startsWith("- ", content);
                return dash || content - start <= indent && Scan.colon(text, content, end) >= 0;
            }
            start = end + 1;
        }
        return true;
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < text.length() && !isBreak(end)) {
            end++;
        }
        return end;
    }

    private int field(Part map, int start, int indent) {
        int end = tokenEnd(start, ":,{}[]");
        var range = new Range(start, Scan.trimmed(text, start, end));
        int colon = gapInLine(end);
        boolean hasColon = colon < text.length() && text.charAt(colon) == ':';
        if (range.touches(caret)) {
            found.accept(new Spot.AtKey(map, word(range), hasColon));
        }
        if (!hasColon) {
            return Math.max(end, start + 1);
        }
        var value = map.addField(Scan.unquoted(range.of(text)), range);
        int at = gapInLine(colon + 1);
        boolean nothing = at >= text.length() || isBreak(at) || ",}]".indexOf(text.charAt(at)) >= 0;
        if (nothing) {
            if (colon < caret && caret <= at) {
                var here = word(Range.at(caret));
                found.accept(new Spot.AtValue(
                        value, new Word(here.range(), "", caret == colon + 1 ? " " : "", 0, true, false)));
            }
            return at;
        }
        return value(value, at, indent);
    }

    private int element(Part list, int start, int indent) {
        var element = list.addElement();
        return opens(text, start) ? read(element, start, indent) : scalar(element, start, true);
    }

    private int value(Part value, int start, int indent) {
        return opens(text, start) ? read(value, start, indent) : scalar(value, start, false);
    }

    private int scalar(Part part, int start, boolean element) {
        char first = text.charAt(start);
        boolean quoted = first == '"' || first == '\'';
        int end = quoted ? Scan.closing(text, start, lineEnd(start)) : tokenEnd(start, ",{}[]");
        var range = quoted ? new Range(start + 1, end) : new Range(start, Scan.trimmed(text, start, end));
        part.say(Scan.unquoted(text.substring(start, quoted ? Math.min(end + 1, lineEnd(start)) : range.end())));
        if (range.touches(caret)) {
            var word = new Word(range, text.substring(range.start(), caret), "", 0, true, quoted);
            found.accept(element ? new Spot.AtElement(part, word) : new Spot.AtValue(part, word));
        }
        return quoted ? Math.min(end + 1, lineEnd(start)) : end;
    }

    /// The end of a key or a text without quotes, before one of the signs that end it; a colon only before a blank.
    private int tokenEnd(int start, String signs) {
        char first = text.charAt(start);
        if (first == '"' || first == '\'') {
            return Math.min(Scan.closing(text, start, lineEnd(start)) + 1, lineEnd(start));
        }
        int at = start;
        while (at < text.length() && !isBreak(at)) {
            char c = text.charAt(at);
            boolean ends = signs.indexOf(c) >= 0;
            if (ends && c == ':') {
                ends = at + 1 >= text.length() || " ,}]\n\r".indexOf(text.charAt(at + 1)) >= 0;
            }
            if (ends) {
                break;
            }
            at++;
        }
        return Scan.trimmed(text, start, at);
    }

    private int gapInLine(int begin) {
        int at = begin;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}

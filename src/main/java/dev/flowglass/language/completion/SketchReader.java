package dev.flowglass.language.completion;

import dev.flowglass.language.completion.Part.Kind;
import dev.flowglass.language.completion.Spot.Word;
import dev.flowglass.source.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at a text loosely: by indentation, dashes, colons and brackets, line by line, whatever is unfinished.
final class SketchReader {
    private final String text;
    private final int caret;
    private final Part root = Part.root();
    private final List<Part> stack = new ArrayList<>();
    private final BracketReader brackets;
    private Optional<Spot> spot = Optional.empty();

    private SketchReader(String text, int caret) {
        this.text = text;
        this.caret = caret;
        brackets = new BracketReader(text, caret, this::found);
    }

    static Sketch read(String text, int caret) {
        var reader = new SketchReader(text, caret);
        int at = 0;
        while (at <= text.length()) {
            at = reader.line(at);
        }
        return new Sketch(text, reader.root, reader.spot);
    }

    /// The innermost is told first.
    private void found(Spot place) {
        spot = spot.or(() -> Optional.of(place));
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// Where the line after an offset begins; beyond the text after the last one.
    private int nextLine(int at) {
        int end = lineEnd(at);
        return end < text.length() && text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }

    private int skipBlanks(int at, int end) {
        int i = at;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private boolean caretIn(int from, int to) {
        return from <= caret && caret <= to;
    }

    private int line(int start) {
        int end = lineEnd(start);
        int at = skipBlanks(start, end);
        if (at == end || text.charAt(at) == '#' || at == start && text.startsWith("---", at)) {
            if (caretIn(start, at) && at == end) {
                blank(start, end);
            }
            return nextLine(end);
        }
        return content(at, end, start);
    }

    private int content(int begin, int end, int lineStart) {
        int at = begin;
        Optional<Part> element = Optional.empty();
        while (text.charAt(at) == '-' && (at + 1 == end || text.charAt(at + 1) == ' ')) {
            var opened = listAt(at - lineStart).addElement();
            element = Optional.of(opened);
            int after = skipBlanks(at + 1, end);
            if (after == end || text.charAt(after) == '#') {
                if (caretIn(at + 1, after)) {
                    var lead = caret == at + 1 ? " " : "";
                    found(new Spot.AtElement(
                            opened,
                            new Word(Range.at(caret), "", lead, caret - lineStart + lead.length(), false, false)));
                }
                return nextLine(end);
            }
            at = after;
        }
        if (element.isPresent() && BracketReader.opens(text, at)) {
            return nextLine(brackets.read(element.get(), at, begin - lineStart));
        }
        int colon = Scan.colon(text, at, end);
        if (colon >= 0) {
            var range = new Range(at, Scan.trimmed(text, at, colon));
            var map = mapAt(at - lineStart);
            if (caretIn(range.start(), range.end())) {
                found(new Spot.AtKey(map, word(range, at - lineStart, ""), true));
            }
            var value = map.addField(Scan.unquoted(range.of(text)), range);
            return value(value, colon + 1, lineStart, at - lineStart);
        }
        return loose(element, at, end, lineStart);
    }

    /// A text without a colon: the beginning of a key, an element, or the rest of a value.
    private int loose(Optional<Part> element, int at, int end, int lineStart) {
        int textEnd = Math.max(Scan.plainEnd(text, at, end), Math.min(caret, end));
        textEnd = caretIn(at, end) ? textEnd : Scan.plainEnd(text, at, end);
        if (caretIn(at, textEnd)) {
            var word = word(new Range(at, textEnd), at - lineStart, "");
            found(
                    element.isPresent()
                            ? new Spot.AtElement(element.get(), word)
                            : new Spot.AtKey(mapAt(at - lineStart), word, false));
        } else {
            int last = textEnd;
            int from = at;
            element.ifPresent(part -> part.say(Scan.unquoted(text.substring(from, last))));
        }
        return nextLine(end);
    }

    private Word word(Range range, int indent, String lead) {
        return new Word(
                range, text.substring(range.start(), Math.max(range.start(), caret)), lead, indent, false, false);
    }

    private int value(Part value, int begin, int lineStart, int column) {
        int end = lineEnd(begin);
        int at = skipBlanks(begin, end);
        if (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < end && text.charAt(at) != ' ') {
                at++;
            }
            at = skipBlanks(at, end);
        }
        if (at == end || text.charAt(at) == '#') {
            if (caretIn(begin, at)) {
                found(new Spot.AtValue(value, word(Range.at(caret), column, caret == begin ? " " : "")));
            }
            return nextLine(end);
        }
        char first = text.charAt(at);
        if (BracketReader.opens(text, at)) {
            return nextLine(brackets.read(value, at, Scan.indent(text, lineStart)));
        }
        if (first == '|' || first == '>') {
            value.say("");
            return blockEnd(nextLine(end), column);
        }
        if (first == '"' || first == '\'') {
            int close = Scan.closing(text, at, end);
            value.say(Scan.unquoted(text.substring(at, Math.min(close + 1, end))));
            if (caretIn(at + 1, close)) {
                found(new Spot.AtValue(
                        value,
                        new Word(new Range(at + 1, close), text.substring(at + 1, caret), "", column, false, true)));
            }
            return nextLine(end);
        }
        int textEnd = Scan.plainEnd(text, at, end);
        value.say(text.substring(at, textEnd));
        if (caretIn(at, end)) {
            found(new Spot.AtValue(value, word(new Range(at, Math.max(textEnd, caret)), column, "")));
        }
        return nextLine(end);
    }

    /// Beyond the lines of a text that is written below its key.
    private int blockEnd(int from, int column) {
        int at = from;
        while (at < text.length()) {
            int end = lineEnd(at);
            int content = skipBlanks(at, end);
            if (content < end && content - at <= column) {
                return at;
            }
            at = nextLine(end);
        }
        return at;
    }

    // --- where a line belongs ---

    private Part mapAt(int column) {
        while (!stack.isEmpty()) {
            var top = stack.getLast();
            if (top.is(Kind.MAP) && top.column() == column) {
                return top;
            }
            if (top.column() < column) {
                var open = top.lastOpen();
                if (open.isPresent()) {
                    return push(open.get().become(Kind.MAP, column));
                }
                if (top.is(Kind.MAP)) {
                    return top;
                }
            }
            stack.removeLast();
        }
        return switch (root.kind()) {
            case OPEN -> push(root.become(Kind.MAP, column));
            case MAP -> push(root);
            case LIST, TEXT -> Part.root().become(Kind.MAP, column);
        };
    }

    private Part listAt(int column) {
        while (!stack.isEmpty()) {
            var top = stack.getLast();
            if (top.is(Kind.LIST) && top.column() == column) {
                return top;
            }
            if (top.column() < column || top.is(Kind.MAP) && top.column() == column) {
                var open = top.lastOpen();
                if (open.isPresent()) {
                    return push(open.get().become(Kind.LIST, column));
                }
                var last = top.last().filter(part -> part.is(Kind.LIST) && !part.isFlow());
                if (last.isPresent()) {
                    return push(last.get());
                }
                return Part.root().become(Kind.LIST, column);
            }
            stack.removeLast();
        }
        return switch (root.kind()) {
            case OPEN -> push(root.become(Kind.LIST, column));
            case LIST -> push(root);
            case MAP, TEXT -> Part.root().become(Kind.LIST, column);
        };
    }

    private Part push(Part part) {
        stack.addLast(part);
        return part;
    }

    /// The caret stands on a blank line, which may be indented otherwise than it has to be.
    private void blank(int lineStart, int lineEnd) {
        int column = caret - lineStart;
        for (int i = stack.size() - 1; i >= 0; i--) {
            var part = stack.get(i);
            boolean beyond = part.column() < column;
            var open = beyond ? part.lastOpen() : Optional.<Part>empty();
            if (open.isPresent()) {
                found(new Spot.Below(open.get(), atBlank(lineStart, lineEnd, column)));
                return;
            }
            if (beyond || part.column() == column) {
                var word = atBlank(lineStart, lineEnd, part.column());
                found(part.is(Kind.MAP) ? new Spot.AtKey(part, word, false) : new Spot.AtDash(part, word));
                return;
            }
        }
        found(new Spot.AtKey(root, atBlank(lineStart, lineEnd, 0), false));
    }

    private static Word atBlank(int lineStart, int lineEnd, int column) {
        return new Word(new Range(lineStart, lineEnd), "", " ".repeat(column), column, false, false);
    }
}

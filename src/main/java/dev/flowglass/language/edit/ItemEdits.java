package dev.flowglass.language.edit;

import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Sequence;
import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import dev.flowglass.value.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The ways to write an element into a list, or to take one out of it.
final class ItemEdits {
    private final Sheet sheet;
    private final Sequence list;
    private final Notation notation;
    private final List<Integer> starts;

    ItemEdits(Sheet sheet, Sequence list) {
        this.sheet = sheet;
        this.list = list;
        this.notation = Notation.of(sheet);
        this.starts = sheet.isAlias(list) ? List.of() : sheet.starts(list);
    }

    /// Each line on a line of its own, after a break.
    static String block(String newline, List<String> lines, int column) {
        var out = new StringBuilder();
        for (var line : lines) {
            out.append(newline).append(Notation.indented(line, column));
        }
        return out.toString();
    }

    private int end(int index) {
        return sheet.end(list.elements().get(index), starts.get(index));
    }

    /// Nothing above may be taken for comments of this element.
    int from(int index) {
        int before = index == 0 ? sheet.lineStart(list.range().start()) : end(index - 1);
        if (index > 0) {
            return sheet.nextLine(before);
        }
        int at = before;
        while (at > 0 && sheet.isCommentLine(sheet.previousLine(at))) {
            at = sheet.previousLine(at);
        }
        return at;
    }

    /// The lines of an element with the comments that belong to it.
    Range lines(int index) {
        return sheet.lines(starts.get(index), list.elements().get(index), from(index));
    }

    Fragment element(int index) {
        return Fragment.element(sheet, list, index, sheet.isFlow(list) ? 0 : from(index));
    }

    /// Elements that follow each other, as a list of their own.
    Fragment elements(int first, int count) {
        var value = Array.of(list.elements().subList(first, first + count).stream()
                .map(Tree::of)
                .toList());
        int last = first + count - 1;
        if (sheet.isFlow(list)) {
            var text = "[" + sheet.text().substring(starts.get(first), end(last)) + "]";
            return new Fragment(
                    value, Optional.of(text), Optional.empty(), Optional.empty(), Fragment.isCommented(text));
        }
        var text = new Range(lines(first).start(), lines(last).end())
                .of(sheet.text())
                .stripTrailing();
        return new Fragment(
                value,
                Optional.empty(),
                Optional.of(Fragment.dedented(text, sheet.column(starts.get(first)))),
                Optional.empty(),
                Fragment.isCommented(text));
    }

    /// Whether there are comments that belong to none of the elements: between and behind brackets, or behind the key.
    boolean isCommented() {
        if (!sheet.isFlow(list)) {
            int above = sheet.previousLine(lines(0).start());
            return !sheet.isCommentLine(above)
                    && Fragment.isCommented(sheet.text().substring(above, sheet.lineEnd(above)));
        }
        int at = list.range().start() + 1;
        for (int i = 0; i < starts.size(); i++) {
            if (Fragment.isCommented(sheet.text().substring(at, starts.get(i)))) {
                return true;
            }
            at = end(i);
        }
        return Fragment.isCommented(
                sheet.text().substring(at, sheet.lineEnd(list.range().end())));
    }

    // --- one more ---

    Stream<List<TextEdit>> insert(int index, Fragment content) {
        if (sheet.isAlias(list)) {
            return Stream.empty();
        }
        if (sheet.isFlow(list)) {
            return content.inline(notation(), true).stream().map(text -> List.of(between(index, text)));
        }
        int column = sheet.column(starts.getFirst());
        boolean apart = isApart(index);
        var newline = sheet.newline();
        return content.elements(notation).stream().map(lines -> {
            var block = block(newline, lines, column);
            if (index < starts.size()) {
                int at = lines(index).start();
                return List.of(new TextEdit(
                        Range.at(at), block.substring(newline.length()) + newline + (apart ? newline : "")));
            }
            int last = lines(index - 1).end();
            boolean broken = last > 0 && last == sheet.lineStart(last);
            int at = broken ? sheet.lineEnd(sheet.previousLine(last)) : last;
            return List.of(new TextEdit(Range.at(at), (apart ? newline : "") + block));
        });
    }

    /// True where the elements of the list stand apart by empty lines.
    private boolean isApart(int index) {
        if (starts.size() < 2) {
            return false;
        }
        int next = Math.clamp(index, 1, starts.size() - 1);
        int start = lines(next).start();
        return start > 0 && sheet.isBlankLine(sheet.previousLine(start));
    }

    private Notation notation() {
        boolean json = sheet.text()
                .startsWith("{\"", list.elements().isEmpty() ? list.range().end() : starts.getFirst());
        return json ? new Notation(true, notation.listOffset()) : notation;
    }

    private TextEdit between(int index, String text) {
        if (starts.isEmpty()) {
            return new TextEdit(Range.at(list.range().start() + 1), text);
        }
        int neighbour = starts.get(Math.min(index, starts.size() - 1));
        var gap = sheet.isFirstOnLine(neighbour)
                ? sheet.newline() + sheet.text().substring(sheet.lineStart(neighbour), neighbour)
                : " ";
        return index < starts.size()
                ? new TextEdit(Range.at(neighbour), text + "," + gap)
                : new TextEdit(Range.at(end(index - 1)), "," + gap + text);
    }

    // --- another one ---

    Stream<List<TextEdit>> replace(int index, Fragment content) {
        if (sheet.isAlias(list)) {
            return Stream.empty();
        }
        var old = list.elements().get(index);
        if (sheet.isFlow(list) || !sheet.isBlock(old) && !content.wantsLines()) {
            var texts =
                    old instanceof YamlNode.Scalar scalar && content.inline().isEmpty()
                            ? List.of(notation().inline(content.value(), scalar.style(), sheet.isFlow(list)))
                            : content.inline(notation(), sheet.isFlow(list));
            if (Sheet.isEmpty(old)) {
                return texts.stream().map(text -> List.of(new TextEdit(Range.at(starts.get(index) + 1), " " + text)));
            }
            return texts.stream().map(text -> List.of(new TextEdit(old.range(), text)));
        }
        int column = sheet.column(starts.get(index));
        int end = sheet.lineEnd(end(index));
        return content.elements(notation).stream()
                .map(lines -> List.of(new TextEdit(
                        new Range(starts.get(index), end),
                        block(sheet.newline(), lines, column)
                                .substring(sheet.newline().length() + column))));
    }

    /// Another one, with comments of its own, in the place of some that follow each other.
    Stream<List<TextEdit>> exchange(int index, int count, Fragment content) {
        if (sheet.isAlias(list)) {
            return Stream.empty();
        }
        if (sheet.isFlow(list)) {
            return content.inline(notation(), true).stream()
                    .map(text -> List.of(new TextEdit(new Range(starts.get(index), end(index + count - 1)), text)));
        }
        if (!sheet.isFirstOnLine(starts.get(index))) {
            return Stream.empty();
        }
        var lines = new Range(lines(index).start(), lines(index + count - 1).end());
        boolean broken = lines.end() == sheet.lineStart(lines.end());
        int end = broken ? sheet.lineEnd(sheet.previousLine(lines.end())) : lines.end();
        int column = sheet.column(starts.get(index));
        return content.elements(notation).stream()
                .map(written -> List.of(new TextEdit(
                        new Range(lines.start(), end),
                        block(sheet.newline(), written, column)
                                .substring(sheet.newline().length()))));
    }

    // --- one less ---

    Stream<List<TextEdit>> remove(int index) {
        if (sheet.isAlias(list)) {
            return Stream.empty();
        }
        if (sheet.isFlow(list)) {
            return Stream.of(removeBetween(index));
        }
        if (starts.size() == 1) {
            return Stream.of(List.of(new TextEdit(new Range(starts.getFirst(), end(0)), "[]")));
        }
        if (!sheet.isFirstOnLine(starts.get(index))) {
            return Stream.empty();
        }
        var lines = lines(index);
        boolean last = index == starts.size() - 1;
        int start = lines.start();
        int end = lines.end();
        boolean above = start > 0 && sheet.isBlankLine(sheet.previousLine(start));
        boolean below = end < sheet.text().length() && sheet.isBlankLine(end);
        if (!last && above && below) {
            while (end < sheet.text().length() && sheet.isBlankLine(end)) {
                end = sheet.nextLine(end);
            }
        } else if (last && above) {
            while (sheet.isBlankLine(sheet.previousLine(start))) {
                start = sheet.previousLine(start);
            }
        }
        if (end == sheet.text().length() && end == sheet.lineEnd(end) && end > 0 && sheet.lineStart(end) != end) {
            start = sheet.lineEnd(sheet.previousLine(start));
        }
        return Stream.of(List.of(new TextEdit(new Range(start, end), "")));
    }

    /// Comments between brackets stay where they are.
    private List<TextEdit> removeBetween(int index) {
        int start = starts.get(index);
        int end = end(index);
        int after = sheet.skipGap(end);
        boolean comma = sheet.text().startsWith(",", after);
        if (starts.size() == 1) {
            return comma ? List.of(delete(start, end), delete(after, after + 1)) : List.of(delete(start, end));
        }
        boolean alone = sheet.isFirstOnLine(start);
        if (index < starts.size() - 1) {
            int next = starts.get(index + 1);
            if (alone && sheet.isFirstOnLine(next) && sheet.isBlankUntilEnd(after + 1)) {
                return List.of(delete(sheet.lineStart(start), sheet.nextLine(after)));
            }
            boolean near = sheet.text().substring(after + 1, next).isBlank();
            return List.of(delete(start, near ? next : after + 1));
        }
        int before = sheet.skipGap(end(index - 1));
        var edits = new ArrayList<TextEdit>();
        if (!comma) {
            edits.add(delete(before, before + 1));
        }
        if (alone) {
            int stop = comma ? after + 1 : end;
            boolean rest = !sheet.isBlankUntilEnd(stop);
            edits.add(
                    rest
                            ? delete(start, end)
                            : delete(sheet.lineEnd(sheet.previousLine(sheet.lineStart(start))), sheet.lineEnd(stop)));
            if (rest && comma) {
                edits.add(delete(after, after + 1));
            }
        } else {
            int from = before + 1;
            edits.add(delete(from, comma ? after : end));
            if (comma) {
                edits.add(delete(after, after + 1));
            }
        }
        return edits;
    }

    private static TextEdit delete(int start, int end) {
        return new TextEdit(new Range(start, end), "");
    }
}

package dev.flowglass.language.format;

import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Style;
import dev.flowglass.source.Lines;
import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds for each line of a text where it should begin.
final class Indents {
    private static final int STEP = 2;
    private static final int UNKNOWN = -1;

    private final String text;
    private final YamlNode root;
    private final Lines lines;

    /// Column where a line is to begin.
    private final int[] wanted;

    /// For lines inside a value of several lines: the line where the value begins, by which they move along.
    private final int[] along;

    /// For those: the least column where they may begin.
    private final int[] least;

    private final boolean[] block;
    private final List<TextEdit> edits = new ArrayList<>();

    Indents(String text, YamlNode root) {
        this.text = text;
        this.root = root;
        lines = new Lines(text);
        wanted = unknown();
        along = unknown();
        least = unknown();
        block = new boolean[lines.count() + 1];
    }

    private int[] unknown() {
        int[] each = new int[lines.count() + 1];
        Arrays.fill(each, UNKNOWN);
        return each;
    }

    /// In the order of the text; only blanks are replaced.
    List<TextEdit> edits() {
        place(root, 0, 0, root.range());
        indents();
        blankLines();
        return edits;
    }

    // --- the tree ---

    /// @param column where the node is to begin, if it begins a line
    /// @param parent column of what it belongs to
    /// @param around where the node was written
    private void place(YamlNode node, int column, int parent, Range around) {
        if (!around.contains(node.range()) || node.range().length() == 0) {
            return;
        }
        begin(node.range().start(), column);
        switch (node) {
            case YamlNode.Scalar scalar -> inside(scalar.range(), parent, scalar.style() == Style.BLOCK);
            case YamlNode.Sequence sequence when isFlow(sequence) -> inside(sequence.range(), parent, false);
            case YamlNode.Mapping mapping when isFlow(mapping) -> inside(mapping.range(), parent, false);
            case YamlNode.Sequence sequence -> elements(sequence, column);
            case YamlNode.Mapping mapping -> entries(mapping, column);
            case YamlNode.Unreadable unreadable -> inside(unreadable.range(), parent, false);
        }
    }

    private boolean isFlow(YamlNode node) {
        return "[{*".indexOf(text.charAt(node.range().start())) >= 0;
    }

    private void elements(YamlNode.Sequence sequence, int column) {
        for (var element : sequence.elements()) {
            int dash = dashBefore(element.range().start(), sequence.range().start());
            if (dash >= 0) {
                begin(dash, column);
                onlyOne(dash + 1, element.range().start());
            }
            place(element, column + STEP, column, sequence.range());
        }
    }

    private int dashBefore(int start, int from) {
        int at = start - 1;
        while (at >= from && text.charAt(at) == ' ') {
            at--;
        }
        return at >= from && text.charAt(at) == '-' ? at : -1;
    }

    private void entries(YamlNode.Mapping mapping, int column) {
        for (var entry : mapping.entries()) {
            var key = entry.key().range();
            if (!mapping.range().contains(key)) {
                continue;
            }
            begin(key.start(), column);
            var value = entry.value();
            colon(key.end(), value);
            // A list may begin where its key does, and is moved to the right.
            place(value, column + STEP, column, mapping.range());
        }
    }

    /// No blank before a colon, and one behind it.
    private void colon(int keyEnd, YamlNode value) {
        int colon = keyEnd;
        while (colon < text.length() && text.charAt(colon) == ' ') {
            colon++;
        }
        if (colon < text.length() && text.charAt(colon) == ':') {
            replace(keyEnd, colon, "");
            if (value.range().length() > 0 && value.range().start() > colon) {
                onlyOne(colon + 1, value.range().start());
            }
        }
    }

    private void onlyOne(int from, int to) {
        if (from < to && text.substring(from, to).isBlank() && text.indexOf('\n', from) >= to
                || from < to && text.substring(from, to).isBlank() && text.indexOf('\n', from) < 0) {
            replace(from, to, " ");
        }
    }

    private void replace(int from, int to, String with) {
        if (!text.substring(from, to).equals(with)) {
            edits.add(new TextEdit(new Range(from, to), with));
        }
    }

    /// Something begins here, and is to begin in this column when it is the first of its line.
    private void begin(int offset, int column) {
        int line = lines.line(offset);
        if (wanted[line] == UNKNOWN
                && along[line] == UNKNOWN
                && text.substring(lines.start(line), offset).isBlank()) {
            wanted[line] = column;
        }
    }

    /// The lines of a value after its first.
    private void inside(Range range, int parent, boolean isBlock) {
        int first = lines.line(range.start());
        int last = lines.line(Math.max(range.start(), range.end() - 1));
        int end = isBlock ? blockEnd(first, last) : last;
        for (int line = first + 1; line <= end; line++) {
            along[line] = first;
            least[line] = parent + 1;
            block[line] = isBlock;
        }
        if (isBlock) {
            int shift = blockShift(range, first, end, parent);
            for (int line = first + 1; line <= end; line++) {
                wanted[line] = Math.max(0, indent(line) + shift);
            }
        }
    }

    /// Blank lines at the end of a block belong to it too, as some blocks keep them.
    private int blockEnd(int first, int last) {
        int end = Math.max(first, last);
        while (end < lines.count() && line(end + 1).isBlank() && end + 1 < lines.count()) {
            end++;
        }
        return end;
    }

    private int blockShift(Range range, int first, int end, int parent) {
        var header = text.substring(range.start(), Math.min(range.end(), lineEnd(first)));
        for (int line = first + 1; line <= end; line++) {
            if (!line(line).isBlank()) {
                // With a number in its head, a block is indented from its parent, and by so much.
                return header.matches("[|>][-+]?[0-9].*") || header.matches("[|>][0-9].*")
                        ? parent - parentIndent(first)
                        : parent + STEP - indent(line);
            }
        }
        return 0;
    }

    /// Column of what a block belongs to, as written.
    private int parentIndent(int line) {
        var written = line(line);
        int at = indent(line);
        while (written.startsWith("- ", at)) {
            at += 2;
            while (at < written.length() && written.charAt(at) == ' ') {
                at++;
            }
        }
        return at;
    }

    // --- the lines ---

    private String line(int line) {
        return text.substring(lines.start(line), lineEnd(line));
    }

    private int lineEnd(int line) {
        int end = text.indexOf('\n', lines.start(line));
        return end < 0 ? text.length() : end;
    }

    private int indent(int line) {
        var written = line(line);
        int i = 0;
        while (i < written.length() && written.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private void indents() {
        for (int line = 1; line <= lines.count(); line++) {
            if (line(line).isBlank()) {
                if (block[line] && wanted[line] != UNKNOWN && indent(line) > 0) {
                    indent(line, wanted[line]);
                }
                continue;
            }
            if (along[line] != UNKNOWN && !block[line]) {
                int moved = wanted(along[line]) - indent(along[line]);
                indent(line, Math.max(least[line], indent(line) + moved));
            } else {
                indent(line, wanted(line));
            }
        }
    }

    private void indent(int line, int column) {
        int start = lines.start(line);
        replace(start, start + indent(line), " ".repeat(column));
    }

    /// Where a line is to begin. A comment, or what has no place of its own, stays beside the neighbour with which it
    /// stands in one column: first the one below, then those above.
    private int wanted(int line) {
        if (wanted[line] != UNKNOWN) {
            return wanted[line];
        }
        int column = indent(line);
        int below = line + 1;
        while (below <= lines.count() && (wanted[below] == UNKNOWN || block[below])) {
            below++;
        }
        if (below <= lines.count() && indent(below) == column) {
            return wanted[below];
        }
        for (int above = line - 1; above >= 1; above--) {
            if (wanted[above] != UNKNOWN && !block[above] && !line(above).isBlank()) {
                if (indent(above) == column) {
                    return wanted[above];
                }
                if (indent(above) < column) {
                    return below <= lines.count() && indent(below) > indent(above)
                            ? wanted[below]
                            : wanted[above] + STEP;
                }
            }
        }
        return below <= lines.count() ? wanted[below] : column;
    }

    /// At most one blank line in a row, and no blanks at ends of lines, except in values of several lines.
    private void blankLines() {
        boolean blankBefore = false;
        for (int line = 1; line <= lines.count(); line++) {
            boolean free = along[line] == UNKNOWN;
            boolean blank = line(line).isBlank();
            if (free && blank) {
                boolean last = line == lines.count();
                if (blankBefore && !last) {
                    edits.add(new TextEdit(new Range(lines.start(line), lineEnd(line) + 1), ""));
                } else {
                    replace(lines.start(line), lineEnd(line), "");
                }
                blankBefore = true;
            } else {
                blankBefore = false;
                if (free && (line == lines.count() || along[line + 1] == UNKNOWN || along[line + 1] != line)) {
                    int end = lineEnd(line);
                    int from = end;
                    while (from > lines.start(line) && text.charAt(from - 1) == ' ') {
                        from--;
                    }
                    replace(from, end, "");
                }
            }
        }
        edits.sort((one, other) ->
                Integer.compare(one.range().start(), other.range().start()));
    }
}

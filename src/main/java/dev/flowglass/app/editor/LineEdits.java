package dev.flowglass.app.editor;

import dev.flowglass.source.Range;
import java.util.function.UnaryOperator;

/// What Enter, Tab and the comment key do to a text. Pure: it says what to replace and where anchor and caret are
/// afterwards.
final class LineEdits {
    private static final int STEP = 2;

    /// An edit and the selection after it.
    record Edit(Range range, String replacement, int anchor, int caret) {}

    private LineEdits() {}

    /// A new line that begins below where the person would go on: deeper after a key that is open, below the first
    /// key after a dash.
    static Edit newLine(String text, Range selection) {
        int start = lineStart(text, selection.start());
        var before = text.substring(start, selection.start());
        int indent = indent(before);
        int inside = indent;
        while (inside < before.length() && before.startsWith("- ", inside)) {
            inside += 2;
        }
        var rest = before.stripTrailing();
        boolean opens = rest.endsWith(":") || rest.matches(".*:\\s+[|>][-+\\d]*");
        int next = Math.min(inside, before.length()) + (opens ? STEP : 0);
        boolean emptyItem = before.strip().equals("-");
        var inserted = "\n" + " ".repeat(emptyItem ? indent + STEP : next);
        int caret = selection.start() + inserted.length();
        return new Edit(selection, inserted, caret, caret);
    }

    /// Moves the selected lines right, or fills up to the next stop when nothing is selected.
    static Edit indent(String text, int anchor, int caret) {
        int from = Math.min(anchor, caret);
        int to = Math.max(anchor, caret);
        if (text.substring(from, to).indexOf('\n') < 0) {
            int column = from - lineStart(text, from);
            var spaces = " ".repeat(STEP - column % STEP);
            return new Edit(new Range(from, to), spaces, from + spaces.length(), from + spaces.length());
        }
        return lines(text, anchor, caret, line -> line.isBlank() ? line : " ".repeat(STEP) + line);
    }

    /// Moves the selected lines, or the caret's line, left.
    static Edit outdent(String text, int anchor, int caret) {
        return lines(text, anchor, caret, line -> line.substring(Math.min(STEP, indent(line))));
    }

    /// Makes comments of the selected lines, or lines of comments when all are.
    static Edit comment(String text, int anchor, int caret) {
        var all = wholeLines(text, anchor, caret).of(text);
        boolean commented = all.lines()
                .filter(line -> !line.isBlank())
                .allMatch(line -> line.stripLeading().startsWith("#"));
        int column = all.lines()
                .filter(line -> !line.isBlank())
                .mapToInt(LineEdits::indent)
                .min()
                .orElse(0);
        return lines(text, anchor, caret, line -> {
            if (commented) {
                return line.replaceFirst("^(\\s*)# ?", "$1");
            }
            return line.isBlank() && !all.isBlank() ? line : line.substring(0, column) + "# " + line.substring(column);
        });
    }

    /// How many characters Backspace takes: back to the last stop when there are only blanks before the caret.
    static int backspace(String text, int caret) {
        var before = text.substring(lineStart(text, caret), caret);
        boolean blank = !before.isEmpty() && before.chars().allMatch(c -> c == ' ');
        return blank ? (before.length() - 1) % STEP + 1 : 1;
    }

    private static Edit lines(String text, int anchor, int caret, UnaryOperator<String> change) {
        Range range = wholeLines(text, anchor, caret);
        var out = new StringBuilder();
        int newAnchor = anchor;
        int newCaret = caret;
        int at = range.start();
        for (var line : range.of(text).split("\n", -1)) {
            var changed = change.apply(line);
            int by = changed.length() - line.length();
            newAnchor += moved(anchor, at, line, by);
            newCaret += moved(caret, at, line, by);
            out.append(changed).append('\n');
            at += line.length() + 1;
        }
        out.setLength(out.length() - 1);
        return new Edit(range, out.toString(), newAnchor, newCaret);
    }

    private static int moved(int position, int lineStart, String line, int by) {
        if (position > lineStart + line.length()) {
            return by;
        }
        return position > lineStart ? Math.max(by, lineStart - position) : 0;
    }

    private static Range wholeLines(String text, int anchor, int caret) {
        int from = Math.min(anchor, caret);
        int to = Math.max(anchor, caret);
        int start = lineStart(text, from);
        int last = to > from && to > start && text.charAt(to - 1) == '\n' ? to - 1 : to;
        int end = text.indexOf('\n', last);
        return new Range(start, end < 0 ? text.length() : end);
    }

    private static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private static int indent(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}

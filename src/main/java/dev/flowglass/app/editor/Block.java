package dev.flowglass.app.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Lines that belong below another, as their indent says: those of a step, a list, a mapping, a text of several lines.
/// Needs no YAML that can be read.
///
/// @param header the line above, from 0
/// @param last the last line
record Block(int header, int last) {
    /// Lines below the header.
    int size() {
        return last - header;
    }

    /// False for the header itself.
    boolean hides(int line) {
        return header < line && line <= last;
    }

    private record Open(int line, int indent, boolean key) {}

    /// All blocks of a text, in the order of their headers.
    static List<Block> of(Iterable<String> lines) {
        var blocks = new ArrayList<Block>();
        Deque<Open> open = new ArrayDeque<>();
        int at = 0;
        int lastFull = 0;
        for (var line : lines) {
            if (!isFiller(line)) {
                int indent = indent(line);
                while (!open.isEmpty()
                        && !contains(open.peek().indent(), open.peek().key(), indent, line)) {
                    close(open.pop(), lastFull, blocks);
                }
                open.push(new Open(at, indent, isKey(line)));
                lastFull = at;
            }
            at++;
        }
        while (!open.isEmpty()) {
            close(open.pop(), lastFull, blocks);
        }
        blocks.sort((one, other) -> Integer.compare(one.header(), other.header()));
        return blocks;
    }

    private static void close(Open open, int last, List<Block> blocks) {
        if (last > open.line()) {
            blocks.add(new Block(open.line(), last));
        }
    }

    /// The block below a line, found by looking at the lines below it only.
    static Optional<Block> at(int header, IntFunction<String> text, int count) {
        var above = text.apply(header);
        if (isFiller(above)) {
            return Optional.empty();
        }
        int indent = indent(above);
        boolean key = isKey(above);
        int last = header;
        for (int line = header + 1; line < count; line++) {
            var below = text.apply(line);
            if (!isFiller(below)) {
                if (!contains(indent, key, indent(below), below)) {
                    break;
                }
                last = line;
            }
        }
        return last > header ? Optional.of(new Block(header, last)) : Optional.empty();
    }

    /// True when there is a block below a line; looks no further than it must.
    static boolean begins(int header, IntFunction<String> text, int count) {
        var above = text.apply(header);
        if (isFiller(above)) {
            return false;
        }
        int indent = indent(above);
        for (int line = header + 1; line < count; line++) {
            var below = text.apply(line);
            if (!isFiller(below)) {
                return contains(indent, isKey(above), indent(below), below);
            }
        }
        return false;
    }

    /// A list may stand as far left as the key that it belongs to.
    private static boolean contains(int indent, boolean key, int below, String line) {
        return below > indent || below == indent && key && isItem(line, below);
    }

    /// A line that belongs to what is around it.
    private static boolean isFiller(String line) {
        var stripped = line.stripLeading();
        return stripped.isEmpty() || stripped.startsWith("#");
    }

    /// A key without a value in its line, and not in a list.
    private static boolean isKey(String line) {
        var stripped = line.strip();
        return stripped.endsWith(":") && !stripped.startsWith("- ");
    }

    static boolean isItem(String line, int indent) {
        return line.startsWith("- ", indent) || line.length() == indent + 1 && line.charAt(indent) == '-';
    }

    static int indent(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}

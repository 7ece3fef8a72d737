package dev.flowglass.source;

import java.util.Arrays;

/// Where the lines of a text begin. A line ends with `\n`, `\r\n` or `\r`.
public final class Lines {
    private final int[] starts;
    private final int length;

    public Lines(String text) {
        int[] found = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = i + 1;
            }
        }
        this.starts = Arrays.copyOf(found, count);
        this.length = text.length();
    }

    /// At least 1: an empty text has one empty line.
    public int count() {
        return starts.length;
    }

    /// The line of an offset, from 1.
    public int line(int offset) {
        int at = Arrays.binarySearch(starts, offset);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /// The column of an offset in its line, from 1, in UTF-16 units.
    public int column(int offset) {
        return offset - starts[line(offset) - 1] + 1;
    }

    /// Offset of the first character of a line.
    ///
    /// @param line from 1; beyond the last line it gives the end of the text
    public int start(int line) {
        return line > starts.length ? length : starts[Math.max(1, line) - 1];
    }
}

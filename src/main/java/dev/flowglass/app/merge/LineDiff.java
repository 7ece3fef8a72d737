package dev.flowglass.app.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The stretches of lines in which two texts differ.
///
/// The shortest way of edits, found greedily from both ends inwards after what is equal at the ends is set aside
/// (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). Texts that differ in more lines than
/// [#MOST] count as different from the first difference to the last.
final class LineDiff {
    /// Lines from `start` up to but without `end` of one text stand for those of the other.
    record Hunk(int start, int end, int otherStart, int otherEnd) {}

    private static final int MOST = 2_000;

    private final int[] one;
    private final int[] other;

    private LineDiff(int[] one, int[] other) {
        this.one = one;
        this.other = other;
    }

    /// In order, not touching each other.
    static List<Hunk> of(List<String> one, List<String> other) {
        var ids = new HashMap<String, Integer>();
        return new LineDiff(ids(one, ids), ids(other, ids)).hunks();
    }

    private static int[] ids(List<String> lines, Map<String, Integer> known) {
        return lines.stream()
                .mapToInt(line -> known.computeIfAbsent(line, any -> known.size()))
                .toArray();
    }

    private List<Hunk> hunks() {
        int head = 0;
        int same = Math.min(one.length, other.length);
        while (head < same && one[head] == other[head]) {
            head++;
        }
        int tail = 0;
        while (tail < same - head && one[one.length - 1 - tail] == other[other.length - 1 - tail]) {
            tail++;
        }
        return between(head, one.length - tail, other.length - tail);
    }

    private List<Hunk> between(int head, int oneEnd, int otherEnd) {
        int rows = oneEnd - head;
        int columns = otherEnd - head;
        if (rows == 0 && columns == 0) {
            return List.of();
        }
        if (rows == 0 || columns == 0) {
            return List.of(new Hunk(head, oneEnd, head, otherEnd));
        }
        var steps = new ArrayList<int[]>();
        int[] reached = new int[] {0, 0, 0};
        for (int d = 0; d <= Math.min(MOST, rows + columns); d++) {
            int[] next = new int[2 * d + 3];
            for (int k = -d; k <= d; k += 2) {
                int at = d + 1;
                int x = d == 0
                        ? 0
                        : k == -d || k != d && reached[k - 1 + d] < reached[k + 1 + d]
                                ? reached[k + 1 + d]
                                : reached[k - 1 + d] + 1;
                int y = x - k;
                while (x < rows && y < columns && one[head + x] == other[head + y]) {
                    x++;
                    y++;
                }
                next[k + at] = x;
                if (x >= rows && y >= columns) {
                    steps.add(next);
                    return back(steps, head, rows, columns);
                }
            }
            steps.add(next);
            reached = next;
        }
        return List.of(new Hunk(head, oneEnd, head, otherEnd));
    }

    /// Goes the way back and joins edits that touch.
    private static List<Hunk> back(List<int[]> steps, int head, int rows, int columns) {
        var hunks = new ArrayList<Hunk>();
        int x = rows;
        int y = columns;
        for (int d = steps.size() - 1; d > 0; d--) {
            int[] before = steps.get(d - 1);
            int k = x - y;
            boolean down = k == -d || k != d && before[k - 1 + d] < before[k + 1 + d];
            int fromX = down ? before[k + 1 + d] : before[k - 1 + d];
            int fromY = fromX - (down ? k + 1 : k - 1);
            int toX = down ? fromX : fromX + 1;
            int toY = down ? fromY + 1 : fromY;
            add(hunks, new Hunk(head + fromX, head + toX, head + fromY, head + toY));
            x = fromX;
            y = fromY;
        }
        return hunks.reversed();
    }

    private static void add(List<Hunk> hunks, Hunk earlier) {
        if (!hunks.isEmpty()
                && hunks.getLast().start() == earlier.end()
                && hunks.getLast().otherStart() == earlier.otherEnd()) {
            var last = hunks.removeLast();
            hunks.add(new Hunk(earlier.start(), last.end(), earlier.otherStart(), last.otherEnd()));
        } else {
            hunks.add(earlier);
        }
    }
}

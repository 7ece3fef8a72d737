package dev.flowglass.app.graph.layout;

import java.util.List;

/// Lists side by side, and the line that leads to all of them in their middle.
final class Columns {
    final List<ListBlock> lists;

    /// Of each list's line from the common line.
    final double[] offsets;

    final double before;
    final double after;
    final double length;

    /// @param halves how much room each column needs on both sides of its line at least
    Columns(List<ListBlock> lists, double[] halves) {
        this.lists = lists;
        offsets = new double[lists.size()];
        double edge = 0;
        double longest = 0;
        for (int i = 0; i < offsets.length; i++) {
            var list = lists.get(i);
            offsets[i] = edge + Math.max(list.before, halves[i]);
            edge = offsets[i] + Math.max(list.after, halves[i]) + Metrics.COLUMN_GAP;
            longest = Math.max(longest, list.length);
        }
        double end = offsets.length == 0 ? 0 : edge - Metrics.COLUMN_GAP;
        double middle = middle();
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] -= middle;
        }
        before = middle;
        after = end - middle;
        length = longest;
    }

    private double middle() {
        if (offsets.length == 0) {
            return 0;
        }
        double middle = Math.rint((offsets[0] + offsets[offsets.length - 1]) / 2);
        for (double offset : offsets) {
            if (Math.abs(offset - middle) < Metrics.SNAP) {
                return offset;
            }
        }
        return middle;
    }

    int size() {
        return offsets.length;
    }
}

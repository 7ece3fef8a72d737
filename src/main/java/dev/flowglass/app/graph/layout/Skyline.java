package dev.flowglass.app.graph.layout;

import java.util.Arrays;

/// How far rows reach to one side: a tree of maxima in which both the question and the answer cost the logarithm of the
/// rows.
final class Skyline {
    private final int size;
    private final double[] reach;

    /// A lower limit for all below a node, which its children do not know about.
    private final double[] limit;

    Skyline(double[] rows) {
        size = Integer.highestOneBit(Math.max(1, 2 * rows.length - 1));
        reach = new double[2 * size];
        limit = new double[2 * size];
        Arrays.fill(limit, Double.NEGATIVE_INFINITY);
        Arrays.fill(reach, Double.NEGATIVE_INFINITY);
        System.arraycopy(rows, 0, reach, size, rows.length);
        for (int i = size - 1; i > 0; i--) {
            reach[i] = Math.max(reach[2 * i], reach[2 * i + 1]);
        }
    }

    /// The farthest reach of the rows `first` to `last`.
    double reach(int first, int last) {
        return reach(1, 0, size - 1, first, last);
    }

    private double reach(int node, int from, int to, int first, int last) {
        if (last < from || to < first) {
            return Double.NEGATIVE_INFINITY;
        }
        if (first <= from && to <= last) {
            return reach[node];
        }
        int middle = (from + to) >>> 1;
        return Math.max(
                limit[node],
                Math.max(reach(2 * node, from, middle, first, last), reach(2 * node + 1, middle + 1, to, first, last)));
    }

    /// Makes the rows `first` to `last` reach at least that far.
    void raise(int first, int last, double to) {
        raise(1, 0, size - 1, first, last, to);
    }

    private void raise(int node, int from, int to, int first, int last, double value) {
        if (last < from || to < first) {
            return;
        }
        reach[node] = Math.max(reach[node], value);
        if (first <= from && to <= last) {
            limit[node] = Math.max(limit[node], value);
            return;
        }
        int middle = (from + to) >>> 1;
        raise(2 * node, from, middle, first, last, value);
        raise(2 * node + 1, middle + 1, to, first, last, value);
    }

    double highest() {
        return reach[1];
    }
}

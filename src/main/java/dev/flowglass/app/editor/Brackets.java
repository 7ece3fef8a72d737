package dev.flowglass.app.editor;

import java.util.ArrayDeque;
import java.util.List;

/// The bracket at the caret and the one it belongs to. Brackets in quotes and comments are not told from others.
final class Brackets {
    private static final String OPEN = "[{(";
    private static final String CLOSE = "]})";
    private static final int FARTHEST = 20_000;

    private Brackets() {}

    /// Offsets of both, or none when there is no bracket beside the caret or no partner for it.
    static List<Integer> at(String text, int caret) {
        for (int at : new int[] {caret - 1, caret}) {
            if (at >= 0 && at < text.length()) {
                int partner = partner(text, at);
                if (partner >= 0) {
                    return List.of(at, partner);
                }
            }
        }
        return List.of();
    }

    private static int partner(String text, int at) {
        char c = text.charAt(at);
        int step = OPEN.indexOf(c) >= 0 ? 1 : CLOSE.indexOf(c) >= 0 ? -1 : 0;
        var opens = step > 0 ? OPEN : CLOSE;
        var closes = step > 0 ? CLOSE : OPEN;
        var expected = new ArrayDeque<Character>();
        for (int i = at; step != 0 && i >= 0 && i < text.length() && Math.abs(i - at) < FARTHEST; i += step) {
            char here = text.charAt(i);
            if (opens.indexOf(here) >= 0) {
                expected.push(closes.charAt(opens.indexOf(here)));
            } else if (closes.indexOf(here) >= 0) {
                if (expected.pop() != here) {
                    return -1;
                }
                if (expected.isEmpty()) {
                    return i;
                }
            }
        }
        return -1;
    }
}

package dev.flowglass.app.merge;

import java.util.ArrayList;
import java.util.List;

/// Two texts and the one that both grew from, cut into what is the same and what differs.
public record Merge(List<Part> parts) {
    public Merge {
        parts = List.copyOf(parts);
    }

    /// A stretch of lines.
    public sealed interface Part {
        record Same(List<String> lines) implements Part {
            public Same {
                lines = List.copyOf(lines);
            }
        }

        /// @param base the lines that both grew from
        record Difference(List<String> base, List<String> mine, List<String> theirs) implements Part {
            public Difference {
                base = List.copyOf(base);
                mine = List.copyOf(mine);
                theirs = List.copyOf(theirs);
            }

            /// What fits by itself: the side that changed. A difference in which both sides changed is to be chosen.
            public Choice proposal() {
                if (mine.equals(base)) {
                    return Choice.THEIRS;
                }
                return theirs.equals(base) ? Choice.MINE : Choice.OPEN;
            }
        }
    }

    /// Which lines of a difference are taken.
    public enum Choice {
        MINE,
        THEIRS,
        /// Mine, then theirs.
        BOTH,
        OPEN
    }

    public static Merge of(String base, String mine, String theirs) {
        return new Cutter(lines(base), lines(mine), lines(theirs)).cut();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    /// In order.
    public List<Part.Difference> differences() {
        return parts.stream()
                .filter(Part.Difference.class::isInstance)
                .map(Part.Difference.class::cast)
                .toList();
    }

    /// What fits by itself.
    public List<Choice> proposals() {
        return differences().stream().map(Part.Difference::proposal).toList();
    }

    /// The text with these choices, one for each difference; an open one keeps mine.
    public String text(List<Choice> choices) {
        var lines = new ArrayList<String>();
        int at = 0;
        for (var part : parts) {
            switch (part) {
                case Part.Same(var same) -> lines.addAll(same);
                case Part.Difference difference -> {
                    var choice = choices.get(at++);
                    if (choice != Choice.THEIRS) {
                        lines.addAll(difference.mine());
                    }
                    if (choice == Choice.THEIRS || choice == Choice.BOTH) {
                        lines.addAll(difference.theirs());
                    }
                }
            }
        }
        return String.join("\n", lines);
    }

    /// Goes through the changes of both sides in the order of the base.
    private static final class Cutter {
        private final List<String> base;
        private final List<String> mine;
        private final List<String> theirs;
        private final List<LineDiff.Hunk> mineHunks;
        private final List<LineDiff.Hunk> theirHunks;
        private final List<Part> parts = new ArrayList<>();
        private int mineNext;
        private int theirsNext;
        private int at;
        private int mineShift;
        private int theirShift;

        Cutter(List<String> base, List<String> mine, List<String> theirs) {
            this.base = base;
            this.mine = mine;
            this.theirs = theirs;
            mineHunks = LineDiff.of(base, mine);
            theirHunks = LineDiff.of(base, theirs);
        }

        Merge cut() {
            while (mineNext < mineHunks.size() || theirsNext < theirHunks.size()) {
                int start = Math.min(start(mineHunks, mineNext), start(theirHunks, theirsNext));
                same(start);
                difference(start);
            }
            same(base.size());
            return new Merge(parts);
        }

        private static int start(List<LineDiff.Hunk> hunks, int next) {
            return next < hunks.size() ? hunks.get(next).start() : Integer.MAX_VALUE;
        }

        private void same(int until) {
            if (until > at) {
                parts.add(new Part.Same(base.subList(at, until)));
            }
            at = until;
        }

        /// All changes of both sides that overlap or touch.
        private void difference(int start) {
            int end = start;
            int mineBefore = mineShift;
            int theirsBefore = theirShift;
            boolean grown = true;
            while (grown) {
                grown = false;
                if (start(mineHunks, mineNext) <= end) {
                    var hunk = mineHunks.get(mineNext++);
                    end = Math.max(end, hunk.end());
                    mineShift = hunk.otherEnd() - hunk.end();
                    grown = true;
                }
                if (start(theirHunks, theirsNext) <= end) {
                    var hunk = theirHunks.get(theirsNext++);
                    end = Math.max(end, hunk.end());
                    theirShift = hunk.otherEnd() - hunk.end();
                    grown = true;
                }
            }
            var mineLines = mine.subList(start + mineBefore, end + mineShift);
            var theirLines = theirs.subList(start + theirsBefore, end + theirShift);
            parts.add(
                    mineLines.equals(theirLines)
                            ? new Part.Same(mineLines)
                            : new Part.Difference(base.subList(start, end), mineLines, theirLines));
            at = end;
        }
    }
}

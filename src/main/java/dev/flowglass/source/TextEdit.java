package dev.flowglass.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Replaces a stretch of a text. An empty range inserts, an empty replacement deletes.
public record TextEdit(Range range, String replacement) {

    /// The text after all edits. The ranges are those of `text`, do not overlap, and may come in any order;
    /// insertions at one place keep the order of the list.
    public static String apply(String text, List<TextEdit> edits) {
        var ordered = new ArrayList<>(edits);
        ordered.sort(Comparator.comparingInt(edit -> edit.range().start()));
        var out = new StringBuilder(text.length() + 64);
        int at = 0;
        for (var edit : ordered) {
            if (edit.range().start() < at) {
                throw new IllegalArgumentException("Expected edits that do not overlap, but one starts at %d before %d"
                        .formatted(edit.range().start(), at));
            }
            out.append(text, at, edit.range().start()).append(edit.replacement());
            at = edit.range().end();
        }
        return out.append(text, at, text.length()).toString();
    }
}

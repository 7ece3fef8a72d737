package dev.flowglass.app.timeline;

import java.util.List;
import java.util.Optional;

/// A filter of events that is kept.
public record SavedFilter(Optional<EventKind> kind, String text) {
    boolean isEmpty() {
        return kind.isEmpty() && text.isEmpty();
    }

    /// On one line, for a file of settings.
    public String line() {
        return kind.map(EventKind::style).orElse("all") + " " + text;
    }

    public static SavedFilter of(String line) {
        int blank = line.indexOf(' ');
        var style = blank < 0 ? line : line.substring(0, blank);
        return new SavedFilter(
                List.of(EventKind.values()).stream()
                        .filter(kind -> kind.style().equals(style))
                        .findFirst(),
                blank < 0 ? "" : line.substring(blank + 1));
    }
}

package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What is still to happen, in words.
final class PendingText {
    private PendingText() {}

    /// What is waited for.
    static String type(Words words, Line.Pending pending) {
        return words.now("timeline.pending."
                + pending.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// The time that is left, or that has passed when there is no limit.
    static String left(Words words, Line.Pending pending, Instant now) {
        var waited = Spans.clock(Duration.between(pending.since(), now));
        return pending.due()
                .map(due -> words.now(
                        pending.kind() == Line.Pending.Kind.RETRY
                                ? "timeline.pending.attempt"
                                : "timeline.pending.left",
                        Spans.clock(Duration.between(now, due)),
                        waited,
                        pending.attempt()))
                .orElseGet(() -> words.now("timeline.pending.no-limit", waited));
    }

    /// Only the time that is left.
    static String leftShort(Words words, Line.Pending pending, Instant now) {
        return pending.due()
                .map(due -> words.now("timeline.pending.short", Spans.clock(Duration.between(now, due))))
                .orElse("");
    }
}

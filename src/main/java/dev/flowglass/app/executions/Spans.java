package dev.flowglass.app.executions;

import java.time.Duration;

/// Lengths of time as a clock shows them, the same in every language.
public final class Spans {
    private Spans() {}

    /// `0:07`, `12:05`, `3:00:09`; hours go on counting, and a second that has begun is not counted.
    public static String clock(Duration span) {
        var positive = span.isNegative() ? Duration.ZERO : span;
        long hours = positive.toHours();
        return hours == 0
                ? "%d:%02d".formatted(positive.toMinutesPart(), positive.toSecondsPart())
                : "%d:%02d:%02d".formatted(hours, positive.toMinutesPart(), positive.toSecondsPart());
    }

    /// `+0.123`, `+1:02.500`, `+1:00:00.000`.
    public static String precise(Duration span) {
        long hours = span.toHours();
        long minutes = span.toMinutes();
        if (minutes == 0) {
            return "+%d.%03d".formatted(span.toSecondsPart(), span.toMillisPart());
        }
        return hours == 0
                ? "+%d:%02d.%03d".formatted(minutes, span.toSecondsPart(), span.toMillisPart())
                : "+%d:%02d:%02d.%03d"
                        .formatted(hours, span.toMinutesPart(), span.toSecondsPart(), span.toMillisPart());
    }
}

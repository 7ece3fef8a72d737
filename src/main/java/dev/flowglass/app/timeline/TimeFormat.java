package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.Spans;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How the time of an event is written. It is always that of the clock the execution ran by, which may have jumped.
public enum TimeFormat {
    LOCAL("local"),
    UTC("utc"),
    SINCE_START("since-start");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

    private final String word;

    TimeFormat(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /// With the day once it is not that of the start.
    String text(Instant time, Instant start) {
        return switch (this) {
            case LOCAL -> clock(time, start, ZoneId.systemDefault());
            case UTC -> clock(time, start, ZoneOffset.UTC) + "Z";
            case SINCE_START -> Spans.precise(Duration.between(start, time));
        };
    }

    private static String clock(Instant time, Instant start, ZoneId zone) {
        var there = time.atZone(zone);
        boolean sameDay = there.toLocalDate().equals(start.atZone(zone).toLocalDate());
        return (sameDay ? TIME : OTHER_DAY).format(there);
    }
}

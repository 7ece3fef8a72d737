package dev.flowglass.cli;

import dev.flowglass.engine.Event;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Events as lines.
final class HistoryText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// Base64 of `v1#…`
    private static final String TOKEN = "djEj[A-Za-z0-9+/]+={0,2}";

    private HistoryText() {}

    /// For a person who watches: id, time since the start, type, step, detail.
    static String line(Event event, Instant start) {
        return "%4d  %s  %-18s  %-16s  %s"
                .formatted(
                        event.id(),
                        since(Duration.between(start, event.time())),
                        event.type().word(),
                        event.stepName(),
                        Json.sorted(event.detail().json()));
    }

    private static String since(Duration time) {
        var hours = time.toHours();
        return "%s%02d:%02d.%03d"
                .formatted(
                        hours > 0 ? "%02d:".formatted(hours) : "   ",
                        time.toMinutesPart(),
                        time.toSecondsPart(),
                        time.toMillisPart());
    }

    /// As GetExecutionHistory gives it, in one line.
    static String json(Event event) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("StepName", Value.of(event.stepName()));
        fields.put("Type", Value.of(event.type().word()));
        fields.put("EventId", Value.of(event.id()));
        fields.put("ScheduleEventId", Value.of(event.scheduleId()));
        fields.put("EventDetail", Value.of(Json.sorted(event.detail().json())));
        fields.put("Time", Value.of(TIME.format(event.time())));
        return Json.text(Obj.of(fields));
    }

    /// For a file that is compared: no times, and tokens left out.
    static String file(List<Event> events) {
        return events.stream()
                .map(event -> "%d %s %s %s"
                        .formatted(
                                event.id(),
                                event.type().word(),
                                event.stepName().isEmpty() ? "-" : event.stepName(),
                                Json.sorted(event.detail().json()).replaceAll(TOKEN, "<token>")))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}

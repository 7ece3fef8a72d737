package dev.flowglass.cli;

import dev.flowglass.api.Answers;
import dev.flowglass.debug.SampleFolder;
import dev.flowglass.engine.Event;
import dev.flowglass.value.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Events as lines.
final class HistoryText {
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
        return Json.text(Answers.event(event));
    }

    /// For a file that is compared: no times, and tokens left out.
    static String file(List<Event> events) {
        return SampleFolder.history(events);
    }
}

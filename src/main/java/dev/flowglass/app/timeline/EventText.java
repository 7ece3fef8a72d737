package dev.flowglass.app.timeline;

import dev.flowglass.engine.Event;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;

/// Events as text.
final class EventText {
    /// Letters of a detail that fit into a line.
    private static final int LONGEST = 500;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_INSTANT;

    private EventText() {}

    /// The detail as the history has it, on one line.
    static String detail(Event event) {
        var text = Json.sorted(event.detail().json());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }

    /// The event in the form of GetExecutionHistory.
    static Obj json(Event event) {
        var entries = new LinkedHashMap<String, Value>();
        entries.put("StepName", Value.of(event.stepName()));
        entries.put("Type", Value.of(event.type().word()));
        entries.put("EventId", Value.of(event.id()));
        entries.put("ScheduleEventId", Value.of(event.scheduleId()));
        entries.put("EventDetail", Value.of(Json.sorted(event.detail().json())));
        entries.put("Time", Value.of(TIME.format(event.time())));
        return Obj.of(entries);
    }

    /// True when type, step or detail contain each of the words.
    ///
    /// @param words in small letters
    static boolean contains(Event event, Iterable<String> words) {
        var type = event.type().word().toLowerCase(Locale.ROOT);
        var step = event.stepName().toLowerCase(Locale.ROOT);
        String detail = "";
        for (var word : words) {
            if (!type.contains(word) && !step.contains(word)) {
                if (detail.isEmpty()) {
                    detail = Json.sorted(event.detail().json()).toLowerCase(Locale.ROOT);
                }
                if (!detail.contains(word)) {
                    return false;
                }
            }
        }
        return true;
    }
}

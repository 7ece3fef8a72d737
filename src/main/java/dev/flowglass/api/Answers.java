package dev.flowglass.api;

import dev.flowglass.engine.Event;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// Fields of answers, as clients read them: times and JSON as text, integers as integers.
public final class Answers {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Answers() {}

    /// With three digits of milliseconds.
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /// An event as GetExecutionHistory gives it.
    public static Obj event(Event event) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("StepName", Value.of(event.stepName()));
        fields.put("Type", Value.of(event.type().word()));
        fields.put("EventId", Value.of(event.id()));
        fields.put("ScheduleEventId", Value.of(event.scheduleId()));
        fields.put("EventDetail", Value.of(Json.sorted(event.detail().json())));
        fields.put("Time", Value.of(time(event.time())));
        return Obj.of(fields);
    }

    /// A part of a list.
    ///
    /// @param next empty on the last page
    static <T> Obj page(String name, List<T> items, Function<T, Obj> form, String next) {
        var list = Obj.of(name, Value.of(items.stream().map(form).toList()));
        return next.isEmpty() ? list : list.with("NextToken", Value.of(next));
    }
}

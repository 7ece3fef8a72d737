package dev.flowglass.app.timeline;

import dev.flowglass.app.words.Words;
import dev.flowglass.debug.Difference;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Event;
import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Events as text.
final class EventText {
    /// Letters of a detail that fit into a line.
    private static final int LONGEST = 500;

    private static final int LONGEST_VALUE = 80;

    /// Places of one change that are named.
    private static final int MOST_PLACES = 3;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_INSTANT;

    private EventText() {}

    /// The detail as the history has it, on one line.
    static String detail(Event event) {
        var text = Json.sorted(event.detail().json());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }

    /// What a person changed, place by place, on one line.
    ///
    /// @param step name of the step at which it was changed
    static String changed(Edit edit, String step, Words words) {
        return Difference.between(edit.before(), edit.command().value(), MOST_PLACES).stream()
                .map(difference -> words.now(
                        "debug.changed",
                        path(edit.command().place(), difference.path()),
                        step,
                        brief(difference.before()),
                        brief(difference.after())))
                .collect(Collectors.joining("  "));
    }

    private static String path(Edit.Place place, List<Segment> segments) {
        return switch (place) {
            case INPUT -> new Path(Path.Root.INPUT, segments).toString();
            case LOCAL -> new Path(Path.Root.LOCAL, segments).toString();
            case CONTEXT -> new Path(Path.Root.CONTEXT, segments).toString();
            case STEP_INPUT -> new Path(Path.Root.STEP_INPUT, segments).toString();
            case OUTPUT ->
                "output" + new Path(Path.Root.STEP_INPUT, segments).toString().substring(1);
        };
    }

    private static String brief(Optional<Value> value) {
        var text = value.map(Json::text).orElse("–");
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + " …";
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
}

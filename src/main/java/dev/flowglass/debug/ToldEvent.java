package dev.flowglass.debug;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An event as a history tells it, which leaves out what was decided beside it.
///
/// @param scheduleId id of the event that caused it, 0 for the first
/// @param detail the part that the history shows
public record ToldEvent(int id, int scheduleId, Instant time, EventType type, String stepName, Obj detail) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// A history as it was read.
    public sealed interface Reading {
        /// @param events at least one; their ids go from 1 without gaps
        record Read(List<ToldEvent> events) implements Reading {
            public Read {
                events = List.copyOf(events);
            }
        }

        /// @param word key of what is wrong: `no-json` (why), `no-events`, `no-event` (number), `gap` (number)
        record Unreadable(String word, List<Object> arguments) implements Reading {}
    }

    public static ToldEvent of(Event event) {
        return new ToldEvent(
                event.id(),
                event.scheduleId(),
                event.time(),
                event.type(),
                event.stepName(),
                event.detail().json());
    }

    /// Reads what GetExecutionHistory answers, an array of its events, or one event on each line.
    public static Reading read(String text) {
        if (Json.read(text) instanceof Json.Reading.Parsed(Value value)) {
            return value instanceof Obj answer ? read(answer.get("Events").orElse(answer)) : read(value);
        }
        var lines = text.lines().filter(line -> !line.isBlank()).map(Json::read).toList();
        if (lines.isEmpty() || lines.stream().anyMatch(line -> !(line instanceof Json.Reading.Parsed))) {
            return new Reading.Unreadable("no-json", List.of());
        }
        return read(Array.of(lines.stream()
                .map(Json.Reading.Parsed.class::cast)
                .map(Json.Reading.Parsed::value)
                .toList()));
    }

    private static Reading read(Value value) {
        if (!(value instanceof Array array) || array.elements().isEmpty()) {
            return new Reading.Unreadable("no-events", List.of());
        }
        var events = new ArrayList<ToldEvent>();
        for (var item : array.elements()) {
            int number = events.size() + 1;
            var event = event(item);
            if (event.isEmpty()) {
                return new Reading.Unreadable("no-event", List.of(number));
            }
            if (event.get().id() != number) {
                return new Reading.Unreadable("gap", List.of(number));
            }
            events.add(event.get());
        }
        return new Reading.Read(events);
    }

    private static Optional<ToldEvent> event(Value item) {
        if (!(item instanceof Obj fields)) {
            return Optional.empty();
        }
        var type = Arrays.stream(EventType.values())
                .filter(each -> Value.of(each.word()).equals(fields.find("Type")))
                .findFirst();
        if (type.isEmpty()
                || !(fields.find("EventId") instanceof Value.Num id)
                || !(fields.find("ScheduleEventId") instanceof Value.Num cause)
                || !(fields.find("Time") instanceof Value.Text(String time))) {
            return Optional.empty();
        }
        var step = fields.find("StepName") instanceof Value.Text(String name) ? name : "";
        var detail = fields.find("EventDetail") instanceof Value.Text(String text)
                        && Json.read(text) instanceof Json.Reading.Parsed(Obj parsed)
                ? parsed
                : fields.find("EventDetail") instanceof Obj object ? object : Obj.EMPTY;
        try {
            return Optional.of(new ToldEvent(
                    id.amount().intValueExact(),
                    cause.amount().intValueExact(),
                    Instant.parse(time),
                    type.get(),
                    step,
                    detail));
        } catch (ArithmeticException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// As GetExecutionHistory gives it.
    public Obj json() {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("StepName", Value.of(stepName));
        fields.put("Type", Value.of(type.word()));
        fields.put("EventId", Value.of(id));
        fields.put("ScheduleEventId", Value.of(scheduleId));
        fields.put("EventDetail", Value.of(Json.sorted(detail)));
        fields.put("Time", Value.of(text(time)));
        return Obj.of(fields);
    }

    /// A time as the service writes it: UTC, with three digits of milliseconds.
    public static String text(Instant time) {
        return TIME.format(time);
    }

    /// `7 TaskFailed approve {"cause":"late","error":"Rejected"}`
    public String line() {
        return List.of(String.valueOf(id), type.word(), stepName, Json.sorted(detail)).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}

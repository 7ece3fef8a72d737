package dev.flowglass.api;

import dev.flowglass.debug.ToldEvent;
import dev.flowglass.engine.Event;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Fields of answers, as clients read them: times and JSON as text, integers as integers.
public final class Answers {
    private Answers() {}

    /// With three digits of milliseconds.
    static String time(Instant instant) {
        return ToldEvent.text(instant);
    }

    /// An event as GetExecutionHistory gives it.
    public static Obj event(Event event) {
        return ToldEvent.of(event).json();
    }

    /// A part of a list.
    ///
    /// @param next empty on the last page
    static <T> Obj page(String name, List<T> items, Function<T, Obj> form, String next) {
        var list = Obj.of(name, Value.of(items.stream().map(form).toList()));
        return next.isEmpty() ? list : list.with("NextToken", Value.of(next));
    }
}

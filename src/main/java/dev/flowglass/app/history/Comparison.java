package dev.flowglass.app.history;

import dev.flowglass.debug.ToldEvent;
import dev.flowglass.engine.Event;
import dev.flowglass.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Two histories side by side.
///
/// @param first row of the first difference, from 0
record Comparison(List<Row> rows, OptionalInt first) {
    /// Tokens are other ones in each execution, and say nothing.
    private static final String TOKEN = "djEj[A-Za-z0-9+/]+={0,2}";

    Comparison {
        rows = List.copyOf(rows);
    }

    /// @param same true when type, step and data are the same; times are not looked at
    record Row(Optional<ToldEvent> left, Optional<ToldEvent> right, boolean same) {}

    static Comparison of(List<Event> left, List<Event> right) {
        var rows = new ArrayList<Row>();
        var first = OptionalInt.empty();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            var one = i < left.size() ? Optional.of(ToldEvent.of(left.get(i))) : Optional.<ToldEvent>empty();
            var other = i < right.size() ? Optional.of(ToldEvent.of(right.get(i))) : Optional.<ToldEvent>empty();
            boolean same = one.map(Comparison::text).equals(other.map(Comparison::text));
            if (!same && first.isEmpty()) {
                first = OptionalInt.of(i);
            }
            rows.add(new Row(one, other, same));
        }
        return new Comparison(rows, first);
    }

    static String text(ToldEvent event) {
        return "%s %s %s"
                .formatted(
                        event.type().word(),
                        event.stepName(),
                        Json.sorted(event.detail()).replaceAll(TOKEN, "<token>"));
    }
}

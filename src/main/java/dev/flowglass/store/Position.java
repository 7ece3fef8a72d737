package dev.flowglass.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/// A place in the list of executions, which is ordered by start, the newest first, then by name.
record Position(long startedMillis, String name) {
    static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::startedMillis).reversed().thenComparing(Position::name);

    static Position of(ExecutionSummary summary) {
        return new Position(
                summary.started().toEpochMilli(), summary.execution().id().name());
    }

    Instant started() {
        return Instant.ofEpochMilli(startedMillis);
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((startedMillis + ":" + name).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IllegalArgumentException when this is no text of a position
    static Position parse(String text) {
        var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int colon = plain.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("Expected a position in a list, but got '%s'".formatted(text));
        }
        return new Position(Long.parseLong(plain.substring(0, colon)), plain.substring(colon + 1));
    }
}

package dev.flowglass.model;

import dev.flowglass.expression.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Waits for a while or until a time, 2 days at most.
public record WaitStep(String name, boolean end, List<Mapping> inputMappings, List<Mapping> outputMappings, Until until)
        implements Step {
    public WaitStep {
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
    }

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /// Reads an RFC 3339 time; other forms of ISO 8601, as without seconds or offset, are none.
    public static Optional<Instant> time(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        if (!RFC_3339.matcher(upper).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(upper).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public sealed interface Until {
        /// `duration` as a constant; 0 and less end at once.
        record Seconds(long seconds) implements Until {}

        /// `duration` as a path into the step's input.
        record SecondsAt(Path path) implements Until {}

        /// `timestamp` as a constant.
        record Time(Instant time) implements Until {}

        /// `timestamp` as a path into the step's input.
        record TimeAt(Path path) implements Until {}
    }
}

package dev.flowglass.model;

import dev.flowglass.expression.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// Waits for a while or until a time, 2 days at most.
public record WaitStep(String name, boolean end, List<Mapping> inputMappings, List<Mapping> outputMappings, Until until)
        implements Step {
    public WaitStep {
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
    }

    /// Reads an RFC 3339 time.
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
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

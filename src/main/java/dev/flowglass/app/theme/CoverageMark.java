package dev.flowglass.app.theme;

import dev.flowglass.app.words.Words;
import java.util.List;
import java.util.stream.Collectors;

/// How far tests came with a step.
///
/// @param times how often it was entered
/// @param taken how many of its parts were taken: options, branches, retries, catches, mappings
/// @param all how many parts it has
public record CoverageMark(int times, int taken, int all, List<Part> parts) {
    /// @param kind the word of [dev.flowglass.debug.Coverage.Kind] in small letters
    /// @param label empty for a default
    public record Part(String kind, String label, int times) {}

    public CoverageMark {
        parts = List.copyOf(parts);
    }

    public enum Level {
        ALL,
        PARTLY,
        NOT;

        /// Name that stylesheets and words use.
        public String style() {
            return switch (this) {
                case ALL -> "all";
                case PARTLY -> "partly";
                case NOT -> "not";
            };
        }
    }

    public Level level() {
        return times == 0 ? Level.NOT : taken == all ? Level.ALL : Level.PARTLY;
    }

    /// A few words, for the node.
    public String line(Words words) {
        return words.now("coverage." + level().style(), times, taken, all);
    }

    /// One line for the step and one for each part.
    public String about(Words words) {
        return parts.stream()
                .map(part -> words.now(
                        part.label().isEmpty() ? "coverage.part.default" : "coverage.part." + part.kind(),
                        part.label(),
                        part.times()))
                .collect(Collectors.joining("\n", line(words) + (parts.isEmpty() ? "" : "\n"), ""));
    }
}

package dev.flowglass.app.console;

import dev.flowglass.engine.ExecutionId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A line that a function printed.
///
/// @param time when it came
/// @param step name of the step that called the function
/// @param error true when it came on the standard error
/// @param text without the end of the line
public record ConsoleLine(Instant time, ExecutionId execution, String step, boolean error, String text) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /// Time of day where the person is.
    public String clock() {
        return CLOCK.format(time.atZone(ZoneId.systemDefault()));
    }

    /// All of it in one line, as it is copied.
    public String whole() {
        return "%s %s/%s %s | %s".formatted(clock(), execution.flow(), execution.name(), step, text);
    }

    /// @param wanted in lower case
    boolean contains(String wanted) {
        return whole().toLowerCase(Locale.ROOT).contains(wanted);
    }
}

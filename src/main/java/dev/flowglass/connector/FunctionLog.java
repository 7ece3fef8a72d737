package dev.flowglass.connector;

import dev.flowglass.engine.ExecutionId;

/// Hears what functions print, line by line, from any thread.
@FunctionalInterface
public interface FunctionLog {
    /// Nobody listens.
    FunctionLog NONE = line -> {};

    void line(Line line);

    enum Stream {
        STDOUT,
        STDERR
    }

    /// @param step name of the step that called
    /// @param text without the end of the line, at most 8,192 characters
    record Line(ExecutionId execution, String step, Stream stream, String text) {}
}

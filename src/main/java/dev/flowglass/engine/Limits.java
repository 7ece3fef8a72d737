package dev.flowglass.engine;

import java.time.Duration;

/// The service's limits that have an effect inside an execution.
///
/// @param events per execution, the ending one included
/// @param bytes of the data of one event, of input, output and local of one step together, and of a reported output
/// @param threads of one parallel or foreach that run at once
/// @param longestWait of wait of a `wait` step
/// @param duration longest execution
public record Limits(int events, int bytes, int threads, Duration longestWait, Duration duration) {
    public static final Limits SERVICE = new Limits(5_000, 32 * 1024, 100, Duration.ofDays(2), Duration.ofDays(365));
}

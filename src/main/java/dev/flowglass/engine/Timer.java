package dev.flowglass.engine;

import java.time.Instant;

/// A moment at which something happens by itself, as `Command.TimerFired`.
///
/// @param thread number of the thread it wakes; 0 for the execution's own
/// @param since when it began to run
public record Timer(Kind kind, int thread, Instant since, Instant at) {
    public enum Kind {
        WAIT,
        RETRY,
        TASK_TIMEOUT,
        EXECUTION_TIMEOUT
    }
}

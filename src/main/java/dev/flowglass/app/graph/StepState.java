package dev.flowglass.app.graph;

import java.time.Instant;
import java.util.Optional;

/// A step in a run, with all its runs taken together: while one is under way, the most urgent of those; else the last
/// one that ended, or a failed one.
///
/// @param runs how often it was entered
/// @param open how many of these are under way
/// @param attempt of the task, from 1; the repetition that is waited for when it is retrying; 0 for what is no task
/// @param attempts how many repetitions there may be, when it is retrying; else 0
/// @param since when it came into this state
/// @param until when a wait, a delay before a retry or the time of a task ends
/// @param done of a parallel or foreach: how many branches or iterations have ended
/// @param total and how many there are
/// @param error name of the error it failed with, or that was caught, or that is being retried
public record StepState(
        StepStatus status,
        int runs,
        int open,
        int attempt,
        int attempts,
        Optional<Instant> since,
        Optional<Instant> until,
        int done,
        int total,
        Optional<String> error) {
    public static final StepState NOT_STARTED = none(StepStatus.NOT_STARTED);
    static final StepState SKIPPED = none(StepStatus.SKIPPED);

    private static StepState none(StepStatus status) {
        return new StepState(status, 0, 0, 0, 0, Optional.empty(), Optional.empty(), 0, 0, Optional.empty());
    }
}

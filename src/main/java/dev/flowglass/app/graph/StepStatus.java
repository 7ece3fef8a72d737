package dev.flowglass.app.graph;

/// What a step is doing, or how it ended.
public enum StepStatus {
    NOT_STARTED,
    /// Queued, not called yet.
    SCHEDULED,
    RUNNING,
    WAITING_CALLBACK,
    WAITING_TIME,
    /// Waits for its next attempt.
    RETRYING,
    SUCCEEDED,
    SUCCEEDED_AFTER_RETRY,
    FAILED,
    /// Ended with an error that its `catch` took.
    CAUGHT,
    /// Failed because its time had passed.
    TIMED_OUT,
    /// Was under way when the execution ended.
    CANCELLED,
    /// Never came to its turn in an execution that has ended.
    SKIPPED;

    /// True while it is under way.
    public boolean isOpen() {
        return switch (this) {
            case SCHEDULED, RUNNING, WAITING_CALLBACK, WAITING_TIME, RETRYING -> true;
            case NOT_STARTED, SUCCEEDED, SUCCEEDED_AFTER_RETRY, FAILED, CAUGHT, TIMED_OUT, CANCELLED, SKIPPED -> false;
        };
    }
}

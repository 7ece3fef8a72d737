package dev.flowglass.runtime;

/// What came of a start.
public sealed interface StartResult {
    /// It is new, and in the journal.
    record Started(ExecutionView execution) implements StartResult {}

    /// There is one of that name that has not ended; nothing was started.
    record AlreadyRunning(ExecutionView execution) implements StartResult {}

    /// There was one of that name, which ended.
    record AlreadyExists(ExecutionView execution) implements StartResult {}

    /// The name of the flow or of the execution is none.
    record BadName(String name) implements StartResult {}

    record InputTooLarge(int bytes, int limit) implements StartResult {}
}

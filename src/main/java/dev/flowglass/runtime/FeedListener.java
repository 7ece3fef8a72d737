package dev.flowglass.runtime;

import dev.flowglass.engine.ExecutionId;

/// Hears what happened, each event once.
///
/// Called on runtime threads: for one execution in order, for different executions also at the same time. The execution
/// goes on only when the listener is done, so it has to be quick; it may submit commands, but not wait for their
/// receipts.
public interface FeedListener {
    void onBatch(Batch batch);

    /// A person has changed a value of an execution.
    ///
    /// @param now without events
    default void onEdit(Batch now) {}

    /// An execution cannot go on although it has not ended.
    default void onTrouble(ExecutionId id, String message) {}
}

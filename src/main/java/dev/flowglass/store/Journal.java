package dev.flowglass.store;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.TokenKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// The record of all that executions did, in the order in which it was accepted.
///
/// Stages of writes end when the entry is safe, or exceptionally when it could not be written; then nothing of it is
/// kept. Per execution only one write may be under way at a time.
public interface Journal extends AutoCloseable {
    /// The secret of the task tokens that executions in this journal give out.
    TokenKey tokenKey();

    /// Adds an execution with its first entry.
    ///
    /// @throws IllegalArgumentException (in the stage) when there is one of that id
    CompletionStage<Void> create(StoredExecution execution, Entry first);

    /// Adds an entry to an execution that is there.
    CompletionStage<Void> append(ExecutionId execution, Entry entry);

    /// All executions, in the order of their creation.
    List<StoredExecution> executions();

    /// The entries of an execution in their order, or nothing when there is no such execution.
    Optional<List<Entry>> read(ExecutionId execution);

    /// Ends writing; entries whose stage has not ended may be lost.
    @Override
    void close();
}

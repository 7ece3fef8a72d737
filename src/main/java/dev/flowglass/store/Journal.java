package dev.flowglass.store;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.TokenKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// The record of all that executions did, in the order in which it was accepted.
///
/// Stages of writes end when the entry is safe, or exceptionally when it could not be written; then nothing of it is
/// kept. Per execution only one write may be under way at a time. Reading sees only what is safe.
public interface Journal extends AutoCloseable {
    /// The secret of the task tokens that executions in this journal give out.
    TokenKey tokenKey();

    /// Adds an execution with its first entries.
    ///
    /// @throws IllegalArgumentException (in the stage) when there is one of that id
    CompletionStage<Void> create(StoredExecution execution, List<Entry> first);

    /// Adds entries to an execution that is there, all or none.
    CompletionStage<Void> append(ExecutionId execution, List<Entry> entries);

    /// Ends when something could be written, exceptionally as long as that is not so. Changes nothing.
    CompletionStage<Void> tryOut();

    /// The executions that have not ended, in the order of their creation.
    List<StoredExecution> unfinished();

    /// The executions that ended and whose [StoredExecution#callbackToken] was not [#told], in the order of their
    /// creation.
    List<StoredExecution> untold();

    /// The task that waits for this execution's end has heard of it.
    CompletionStage<Void> told(ExecutionId execution);

    Optional<ExecutionSummary> find(ExecutionId execution);

    /// Executions of a flow, the newest first, those of the same time by name.
    ///
    /// @throws IllegalArgumentException when `after` is no resume position
    ExecutionPage list(ExecutionQuery query);

    /// Executions of all flows, those created last first.
    ///
    /// @param before nothing: from the newest one on; else those created before this one, none when it is gone
    /// @param limit at most so many
    List<ExecutionSummary> latest(Optional<ExecutionId> before, int limit);

    /// The entries of an execution in their order, or nothing when there is no such execution.
    Optional<List<Entry>> read(ExecutionId execution);

    /// Takes a flow away with its schedules and all its executions, whose entries are gone too.
    ///
    /// @return false when there was no flow of that name; its executions are gone nevertheless
    CompletionStage<Boolean> deleteFlow(String flow);

    /// Ends writing; entries whose stage has not ended may be lost.
    @Override
    void close();
}

package dev.flowglass.runtime;

import dev.flowglass.engine.Command;
import java.util.concurrent.CompletableFuture;

/// What is to be done on an execution's thread.
sealed interface Mail {
    record Do(Command command, CompletableFuture<Receipt> receipt) implements Mail {}

    /// The execution's own time limit has passed.
    record Limit() implements Mail {}

    record Hear(FeedListener listener) implements Mail {}

    /// Comes first in an execution that was read from the journal.
    record Resume() implements Mail {}

    /// Comes when the journal, which failed, can be written again.
    ///
    /// @param read what is in the journal
    record GoOn(ExecutionView read) implements Mail {}

    /// Leave the memory when there is nothing else to do.
    record Rest() implements Mail {}
}

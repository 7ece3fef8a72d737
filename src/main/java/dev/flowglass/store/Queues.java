package dev.flowglass.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Message queues, by name. Stages end when the change is safe.
///
/// A message is visible from its `visibleFrom` on; receiving one hides it for a time and gives a receipt, with which it
/// is deleted. Messages older than their queue's retention are gone.
public interface Queues {
    Optional<StoredQueue> find(String name);

    /// Queues whose name starts with `prefix` and comes after `after`, in that order, at most `limit` of them.
    List<StoredQueue> list(String prefix, String after, int limit);

    /// Adds a queue, or leaves the one of that name as it is.
    ///
    /// @return the queue that is there now
    CompletionStage<StoredQueue> create(StoredQueue queue);

    /// Puts other attributes in place; false when there is no such queue.
    CompletionStage<Boolean> replace(StoredQueue queue);

    /// Takes a queue away with its messages; false when there is none.
    CompletionStage<Boolean> delete(String name);

    /// Adds messages, all or none, except those whose id is there already; false when there is no such queue.
    CompletionStage<Boolean> send(String queue, List<StoredMessage> messages);

    /// Takes up to `limit` visible messages, the most urgent and then the oldest first, and hides them for `hidden`.
    CompletionStage<List<StoredMessage>> receive(String queue, int limit, Duration hidden, Instant now);

    /// Takes this message as [#receive] would; nothing when it is not visible.
    CompletionStage<Optional<StoredMessage>> take(String queue, String id, Duration hidden, Instant now);

    /// Visible messages in the order in which [#receive] would give them, which stay as they are.
    List<StoredMessage> peek(String queue, int limit, Instant now);

    /// All messages of a queue, hidden and delayed ones too, the oldest first.
    List<StoredMessage> messages(String queue, Instant now);

    /// Deletes the message that this receipt was given for, as long as it is the newest receipt; false otherwise.
    CompletionStage<Boolean> delete(String queue, String receipt, Instant now);

    /// Hides a received message for another time, with a new receipt; nothing when the receipt is not good any more.
    CompletionStage<Optional<StoredMessage>> hide(String queue, String receipt, Duration hidden, Instant now);

    /// When the next message that is hidden now becomes visible.
    Optional<Instant> nextVisible(String queue, Instant now);

    /// Calls `listener`, from any thread, when a message of this queue may have become visible by [#send].
    ///
    /// @return ends the calls
    Runnable listen(String queue, Runnable listener);
}

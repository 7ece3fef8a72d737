package dev.flowglass.app.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// The queues of the store. Reading waits for the disk, so it is done in the background; stages end when a change is
/// safe.
public interface QueueDesk {
    /// A queue with the numbers of its messages.
    ///
    /// @param ready can be received now
    /// @param taken received, and hidden until they are deleted or come back
    /// @param delayed sent, and hidden for now
    record Queue(String name, int ready, int taken, int delayed) {}

    enum State {
        READY,
        TAKEN,
        DELAYED
    }

    /// A message.
    ///
    /// @param until when it becomes ready, unless it is
    /// @param received how many times it was received
    /// @param receipt of the last time it was received, or empty
    record Message(
            String queue,
            String id,
            String body,
            State state,
            Instant sent,
            Instant until,
            int received,
            String receipt) {}

    List<Queue> queues();

    /// The oldest first.
    List<Message> messages(String queue);

    /// Takes a message as a worker would, for as long as its queue says; nothing when it is not ready any more.
    CompletionStage<Optional<Message>> take(Message message);

    /// Puts a message that was taken back, so that another worker can have it; false when its receipt is not good any
    /// more.
    CompletionStage<Boolean> putBack(Message message);

    /// Deletes a message, also one that nobody took; false when it is not there any more.
    CompletionStage<Boolean> delete(Message message);

    /// False when there is no such queue.
    CompletionStage<Boolean> send(String queue, String body);
}

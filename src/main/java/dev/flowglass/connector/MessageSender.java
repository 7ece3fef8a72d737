package dev.flowglass.connector;

import dev.flowglass.engine.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Puts messages into queues.
@FunctionalInterface
public interface MessageSender {
    /// Where there are no queues.
    MessageSender NONE = message -> CompletableFuture.completedStage(
            new Result.Refused(new Failure("mns.QueueNotExist", "There are no queues here.")));

    /// Ends when the message is safe, exceptionally when it could not be kept.
    CompletionStage<Result> send(Message message);

    /// @param id 32 upper-case hexadecimal digits; a message whose id is still in the queue is not sent again
    /// @param delay hidden for this long, or what the queue says when negative
    /// @param priority 1, the most urgent, to 16
    record Message(String id, String queue, String body, Duration delay, int priority) {}

    /// What came of sending.
    sealed interface Result {
        /// @param bodyMd5 32 upper-case hexadecimal digits
        record Sent(String messageId, String bodyMd5) implements Result {}

        record Refused(Failure failure) implements Result {}
    }
}

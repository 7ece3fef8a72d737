package dev.flowglass.runtime;

import dev.flowglass.connector.MessageSender;
import dev.flowglass.engine.Failure;
import dev.flowglass.model.Binding;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.Resources;
import dev.flowglass.store.Queues;
import dev.flowglass.store.StoredMessage;
import dev.flowglass.store.StoredQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The queues of a store as flows use them: they need not be made before. Any thread may call it.
public final class FlowQueues implements MessageSender {
    private final Queues queues;
    private final TimeSource time;

    public FlowQueues(Queues queues, TimeSource time) {
        this.queues = queues;
        this.time = time;
    }

    /// Makes the queues that resources name, so that workers find them before the first message is sent.
    public CompletionStage<Void> make(Resources resources) {
        var made = resources.bindings().stream()
                .filter(binding -> binding.kind() instanceof Binding.Kind.Queue
                        && !binding.arn().contains("*"))
                .flatMap(binding -> ResourceKind.of(binding.arn()).map(kind -> kind.name(binding.arn())).stream())
                .map(name -> make(name).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(made);
    }

    private CompletionStage<StoredQueue> make(String name) {
        return queues.find(name)
                .<CompletionStage<StoredQueue>>map(CompletableFuture::completedStage)
                .orElseGet(() -> queues.create(StoredQueue.usual(name, time.now())));
    }

    @Override
    public CompletionStage<Result> send(Message message) {
        return make(message.queue()).thenCompose(queue -> send(message, queue));
    }

    private CompletionStage<Result> send(Message message, StoredQueue queue) {
        int bytes = message.body().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > queue.maximumMessageBytes()) {
            return refused(
                    "InvalidArgument",
                    "The message has %d bytes, but queue %s takes %d."
                            .formatted(bytes, queue.name(), queue.maximumMessageBytes()));
        }
        var delay = message.delay().isNegative() ? queue.delay() : message.delay();
        var sent = StoredMessage.sent(message.id(), message.body(), message.priority(), time.now(), delay);
        return queues.send(queue.name(), List.of(sent))
                .thenCompose(taken -> taken
                        ? CompletableFuture.completedStage(new Result.Sent(sent.id(), sent.bodyMd5()))
                        : refused("QueueNotExist", "Queue %s was deleted.".formatted(queue.name())));
    }

    private static CompletionStage<Result> refused(String code, String cause) {
        return CompletableFuture.completedStage(new Result.Refused(new Failure("mns." + code, cause)));
    }
}

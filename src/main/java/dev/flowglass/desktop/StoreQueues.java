package dev.flowglass.desktop;

import dev.flowglass.app.queue.QueueDesk;
import dev.flowglass.runtime.TimeSource;
import dev.flowglass.store.Queues;
import dev.flowglass.store.StoredMessage;
import dev.flowglass.store.StoredQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The queues of a store for the window.
final class StoreQueues implements QueueDesk {
    private static final int MOST_QUEUES = 1_000;
    private static final int MOST_MESSAGES = 1_000;
    private static final int USUAL_PRIORITY = 8;

    private final Queues queues;
    private final TimeSource time;

    StoreQueues(Queues queues, TimeSource time) {
        this.queues = queues;
        this.time = time;
    }

    @Override
    public List<Queue> queues() {
        var now = time.now();
        return queues.list("", "", MOST_QUEUES).stream()
                .map(queue -> counted(queue.name(), now))
                .toList();
    }

    private Queue counted(String name, Instant now) {
        int ready = 0;
        int taken = 0;
        int delayed = 0;
        for (var message : queues.messages(name, now)) {
            switch (state(message, now)) {
                case READY -> ready++;
                case TAKEN -> taken++;
                case DELAYED -> delayed++;
            }
        }
        return new Queue(name, ready, taken, delayed);
    }

    private static State state(StoredMessage message, Instant now) {
        return !message.visibleFrom().isAfter(now)
                ? State.READY
                : message.received() == 0 ? State.DELAYED : State.TAKEN;
    }

    @Override
    public List<Message> messages(String queue) {
        var now = time.now();
        return queues.messages(queue, now).stream()
                .limit(MOST_MESSAGES)
                .map(message -> message(queue, message, now))
                .toList();
    }

    private static Message message(String queue, StoredMessage message, Instant now) {
        return new Message(
                queue,
                message.id(),
                message.body(),
                state(message, now),
                message.enqueued(),
                message.visibleFrom(),
                message.received(),
                message.receipt());
    }

    @Override
    public CompletionStage<Optional<Message>> take(Message message) {
        var now = time.now();
        var hidden = queues.find(message.queue()).map(StoredQueue::visibility).orElse(Duration.ZERO);
        return queues.take(message.queue(), message.id(), hidden, now)
                .thenApply(taken -> taken.map(one -> message(message.queue(), one, now)));
    }

    @Override
    public CompletionStage<Boolean> putBack(Message message) {
        return queues.hide(message.queue(), message.receipt(), Duration.ZERO, time.now())
                .thenApply(Optional::isPresent);
    }

    @Override
    public CompletionStage<Boolean> delete(Message message) {
        return message.state() == State.READY
                ? take(message)
                        .thenCompose(taken ->
                                taken.map(this::deleteTaken).orElseGet(() -> CompletableFuture.completedStage(false)))
                : deleteTaken(message);
    }

    private CompletionStage<Boolean> deleteTaken(Message message) {
        return queues.delete(message.queue(), message.receipt(), time.now());
    }

    @Override
    public CompletionStage<Boolean> send(String queue, String body) {
        var sent = StoredMessage.sent(body, USUAL_PRIORITY, time.now(), Duration.ZERO);
        return queues.send(queue, List.of(sent));
    }
}

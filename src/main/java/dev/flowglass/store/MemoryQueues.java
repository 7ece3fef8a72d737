package dev.flowglass.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Queues that are safe as long as this process lives.
public final class MemoryQueues implements Queues {
    /// Guarded by itself, with all that is in it.
    private final TreeMap<String, MemoryQueue> queues = new TreeMap<>();

    private final QueueListeners listeners = new QueueListeners();

    private <T> Optional<T> with(String name, Function<MemoryQueue, T> action) {
        synchronized (queues) {
            return Optional.ofNullable(queues.get(name)).map(action);
        }
    }

    @Override
    public Optional<StoredQueue> find(String name) {
        return with(name, MemoryQueue::attributes);
    }

    @Override
    public List<StoredQueue> list(String prefix, String after, int limit) {
        synchronized (queues) {
            return queues.tailMap(after, false).values().stream()
                    .map(MemoryQueue::attributes)
                    .filter(queue -> queue.name().startsWith(prefix))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public CompletionStage<StoredQueue> create(StoredQueue queue) {
        synchronized (queues) {
            return CompletableFuture.completedStage(queues.computeIfAbsent(queue.name(), name -> new MemoryQueue(queue))
                    .attributes());
        }
    }

    @Override
    public CompletionStage<Boolean> replace(StoredQueue queue) {
        return CompletableFuture.completedStage(with(queue.name(), there -> {
                    there.replace(queue);
                    return true;
                })
                .orElse(false));
    }

    @Override
    public CompletionStage<Boolean> delete(String name) {
        synchronized (queues) {
            return CompletableFuture.completedStage(queues.remove(name) != null);
        }
    }

    @Override
    public CompletionStage<Boolean> send(String queue, List<StoredMessage> messages) {
        boolean sent = with(queue, there -> {
                    messages.forEach(there::add);
                    return true;
                })
                .orElse(false);
        listeners.tell(queue);
        return CompletableFuture.completedStage(sent);
    }

    @Override
    public CompletionStage<List<StoredMessage>> receive(String queue, int limit, Duration hidden, Instant now) {
        return CompletableFuture.completedStage(
                with(queue, there -> there.receive(limit, hidden, now)).orElse(List.of()));
    }

    @Override
    public CompletionStage<Optional<StoredMessage>> take(String queue, String id, Duration hidden, Instant now) {
        return CompletableFuture.completedStage(
                with(queue, there -> there.take(id, hidden, now)).flatMap(Function.identity()));
    }

    @Override
    public List<StoredMessage> peek(String queue, int limit, Instant now) {
        return with(queue, there -> there.peek(limit, now)).orElse(List.of());
    }

    @Override
    public List<StoredMessage> messages(String queue, Instant now) {
        return with(queue, there -> there.all(now)).orElse(List.of());
    }

    @Override
    public CompletionStage<Boolean> delete(String queue, String receipt, Instant now) {
        return CompletableFuture.completedStage(
                with(queue, there -> there.delete(receipt, now)).orElse(false));
    }

    @Override
    public CompletionStage<Optional<StoredMessage>> hide(String queue, String receipt, Duration hidden, Instant now) {
        var message = with(queue, there -> there.hide(receipt, hidden, now)).flatMap(Function.identity());
        listeners.tell(queue);
        return CompletableFuture.completedStage(message);
    }

    @Override
    public Optional<Instant> nextVisible(String queue, Instant now) {
        return with(queue, there -> there.nextVisible(now)).flatMap(Function.identity());
    }

    @Override
    public Runnable listen(String queue, Runnable listener) {
        return listeners.add(queue, listener);
    }
}

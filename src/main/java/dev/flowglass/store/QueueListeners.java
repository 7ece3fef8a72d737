package dev.flowglass.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Who waits for messages, by queue.
final class QueueListeners {
    private final Map<String, List<Runnable>> byQueue = new ConcurrentHashMap<>();

    Runnable add(String queue, Runnable listener) {
        byQueue.compute(queue, (name, there) -> {
            var listeners = there == null ? new CopyOnWriteArrayList<Runnable>() : there;
            listeners.add(listener);
            return listeners;
        });
        return () -> byQueue.computeIfPresent(queue, (name, there) -> {
            there.remove(listener);
            return there.isEmpty() ? null : there;
        });
    }

    void tell(String queue) {
        byQueue.getOrDefault(queue, List.of()).forEach(Runnable::run);
    }
}

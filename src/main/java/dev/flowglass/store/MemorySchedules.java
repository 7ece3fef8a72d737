package dev.flowglass.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

/// Schedules that are safe as long as this process lives.
final class MemorySchedules implements Schedules {
    private record Key(String flow, String name) {
        static Key of(StoredSchedule schedule) {
            return new Key(schedule.flow(), schedule.name());
        }
    }

    private final ConcurrentSkipListMap<Key, StoredSchedule> schedules =
            new ConcurrentSkipListMap<>(Comparator.comparing(Key::flow).thenComparing(Key::name));

    @Override
    public Optional<StoredSchedule> find(String flow, String name) {
        return Optional.ofNullable(schedules.get(new Key(flow, name)));
    }

    @Override
    public List<StoredSchedule> list(String flow, String after, int limit) {
        return schedules.tailMap(new Key(flow, after), false).values().stream()
                .takeWhile(schedule -> schedule.flow().equals(flow))
                .limit(limit)
                .toList();
    }

    @Override
    public List<StoredSchedule> all() {
        return List.copyOf(schedules.values());
    }

    @Override
    public CompletionStage<Boolean> create(StoredSchedule schedule) {
        return CompletableFuture.completedStage(schedules.putIfAbsent(Key.of(schedule), schedule) == null);
    }

    @Override
    public CompletionStage<Boolean> replace(StoredSchedule before, StoredSchedule after) {
        return CompletableFuture.completedStage(schedules.replace(Key.of(before), before, after));
    }

    @Override
    public CompletionStage<Boolean> delete(String flow, String name) {
        return CompletableFuture.completedStage(schedules.remove(new Key(flow, name)) != null);
    }

    void forget(String flow) {
        schedules.keySet().removeIf(key -> key.flow().equals(flow));
    }
}

package dev.flowglass.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/// Flows that are safe as long as this process lives.
final class MemoryFlows implements Flows {
    private final ConcurrentSkipListMap<String, StoredFlow> flows = new ConcurrentSkipListMap<>();
    private final Consumer<String> deleted;

    /// @param deleted hears the name of each flow that was taken away
    MemoryFlows(Consumer<String> deleted) {
        this.deleted = deleted;
    }

    @Override
    public Optional<StoredFlow> find(String name) {
        return Optional.ofNullable(flows.get(name));
    }

    @Override
    public List<StoredFlow> list(String after, int limit) {
        return flows.tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public CompletionStage<Boolean> create(StoredFlow flow) {
        return CompletableFuture.completedStage(flows.putIfAbsent(flow.name(), flow) == null);
    }

    @Override
    public CompletionStage<Boolean> replace(StoredFlow before, StoredFlow after) {
        return CompletableFuture.completedStage(flows.replace(before.name(), before, after));
    }

    @Override
    public CompletionStage<Boolean> delete(String name) {
        return CompletableFuture.completedStage(remove(name));
    }

    boolean remove(String name) {
        boolean there = flows.remove(name) != null;
        deleted.accept(name);
        return there;
    }
}

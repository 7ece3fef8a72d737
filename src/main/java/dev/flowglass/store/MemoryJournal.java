package dev.flowglass.store;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.TokenKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A journal that is safe as long as this process lives.
public final class MemoryJournal implements Journal {
    private final TokenKey key;
    private final Map<ExecutionId, Kept> kept = new LinkedHashMap<>();

    private record Kept(StoredExecution execution, List<Entry> entries) {}

    /// With a new key.
    public MemoryJournal() {
        this(randomKey());
    }

    public MemoryJournal(TokenKey key) {
        this.key = key;
    }

    private static TokenKey randomKey() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new TokenKey(secret);
    }

    @Override
    public TokenKey tokenKey() {
        return key;
    }

    @Override
    public CompletionStage<Void> create(StoredExecution execution, Entry first) {
        synchronized (kept) {
            if (kept.containsKey(execution.id())) {
                return CompletableFuture.failedStage(
                        new IllegalArgumentException("Expected execution %s to be new".formatted(execution.id())));
            }
            kept.put(execution.id(), new Kept(execution, new ArrayList<>(List.of(first))));
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> append(ExecutionId execution, Entry entry) {
        synchronized (kept) {
            var there = kept.get(execution);
            if (there == null) {
                return CompletableFuture.failedStage(
                        new IllegalArgumentException("Expected execution %s to be there".formatted(execution)));
            }
            there.entries().add(entry);
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public List<StoredExecution> executions() {
        synchronized (kept) {
            return kept.values().stream().map(Kept::execution).toList();
        }
    }

    @Override
    public Optional<List<Entry>> read(ExecutionId execution) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(execution)).map(there -> List.copyOf(there.entries()));
        }
    }

    @Override
    public void close() {}
}

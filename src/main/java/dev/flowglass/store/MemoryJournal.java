package dev.flowglass.store;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.TokenKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/// A journal that is safe as long as this process lives.
public final class MemoryJournal implements Journal {
    private final TokenKey key;
    private final Predicate<String> forgetFlow;
    private final Map<ExecutionId, Kept> kept = new LinkedHashMap<>();

    private static final class Kept {
        private ExecutionSummary summary;
        private final List<Entry> entries = new ArrayList<>();
        private boolean told;

        Kept(ExecutionSummary summary) {
            this.summary = summary;
        }

        void add(List<Entry> more) {
            entries.addAll(more);
            summary = summary.with(more.getLast().events());
        }

        boolean ended() {
            return summary.status().ended();
        }
    }

    /// With a new key.
    public MemoryJournal() {
        this(randomKey());
    }

    public MemoryJournal(TokenKey key) {
        this(key, flow -> false);
    }

    /// @param forgetFlow takes away what else is kept of a flow; false when there is no such flow
    MemoryJournal(TokenKey key, Predicate<String> forgetFlow) {
        this.key = key;
        this.forgetFlow = forgetFlow;
    }

    static TokenKey randomKey() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new TokenKey(secret);
    }

    @Override
    public TokenKey tokenKey() {
        return key;
    }

    @Override
    public CompletionStage<Void> create(StoredExecution execution, List<Entry> first) {
        synchronized (kept) {
            if (kept.containsKey(execution.id())) {
                return CompletableFuture.failedStage(
                        new IllegalArgumentException("Expected execution %s to be new".formatted(execution.id())));
            }
            var added = new Kept(ExecutionSummary.of(execution, first.getFirst().events()));
            added.add(first);
            kept.put(execution.id(), added);
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> append(ExecutionId execution, List<Entry> entries) {
        return change(execution, there -> there.add(entries));
    }

    @Override
    public CompletionStage<Void> tryOut() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> told(ExecutionId execution) {
        return change(execution, there -> there.told = true);
    }

    private interface Change {
        void apply(Kept there);
    }

    private CompletionStage<Void> change(ExecutionId execution, Change change) {
        synchronized (kept) {
            var there = kept.get(execution);
            if (there == null) {
                return CompletableFuture.failedStage(
                        new IllegalArgumentException("Expected execution %s to be there".formatted(execution)));
            }
            change.apply(there);
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public List<StoredExecution> unfinished() {
        return those(there -> !there.ended());
    }

    @Override
    public List<StoredExecution> untold() {
        return those(there -> there.ended()
                && !there.told
                && there.summary.execution().callbackToken().isPresent());
    }

    private List<StoredExecution> those(Predicate<Kept> wanted) {
        synchronized (kept) {
            return kept.values().stream()
                    .filter(wanted)
                    .map(there -> there.summary.execution())
                    .toList();
        }
    }

    @Override
    public Optional<ExecutionSummary> find(ExecutionId execution) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(execution)).map(there -> there.summary);
        }
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        var after = query.after().map(Position::parse);
        List<ExecutionSummary> all;
        synchronized (kept) {
            all = kept.values().stream().map(there -> there.summary).toList();
        }
        var found = all.stream()
                .filter(summary -> matches(query, summary))
                .filter(summary -> after.isEmpty() || Position.ORDER.compare(Position.of(summary), after.get()) > 0)
                .sorted(Comparator.comparing(Position::of, Position.ORDER))
                .limit(query.limit() + 1L)
                .toList();
        return ExecutionPage.of(found, query.limit());
    }

    @Override
    public List<ExecutionSummary> latest(Optional<ExecutionId> before, int limit) {
        synchronized (kept) {
            var newestFirst = new ArrayList<>(kept.keySet()).reversed();
            int from = before.map(newestFirst::indexOf).orElse(-1);
            return from < 0 && before.isPresent()
                    ? List.of()
                    : newestFirst.stream()
                            .skip(from + 1L)
                            .limit(limit)
                            .map(id -> Objects.requireNonNull(kept.get(id)).summary)
                            .toList();
        }
    }

    private static boolean matches(ExecutionQuery query, ExecutionSummary summary) {
        var id = summary.execution().id();
        return id.flow().equals(query.flow())
                && id.name().startsWith(query.namePrefix())
                && query.status().map(summary.status()::equals).orElse(true)
                && query.from().map(from -> !summary.started().isBefore(from)).orElse(true)
                && query.to().map(to -> !summary.started().isAfter(to)).orElse(true);
    }

    @Override
    public Optional<List<Entry>> read(ExecutionId execution) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(execution)).map(there -> List.copyOf(there.entries));
        }
    }

    @Override
    public CompletionStage<Boolean> deleteFlow(String flow) {
        synchronized (kept) {
            kept.keySet().removeIf(id -> id.flow().equals(flow));
        }
        return CompletableFuture.completedStage(forgetFlow.test(flow));
    }

    @Override
    public void close() {}
}

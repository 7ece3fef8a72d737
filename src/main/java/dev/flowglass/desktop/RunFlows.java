package dev.flowglass.desktop;

import dev.flowglass.store.ExecutionQuery;
import dev.flowglass.store.ExecutionSummary;
import dev.flowglass.store.Flows;
import dev.flowglass.store.Journal;
import dev.flowglass.store.StoredFlow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/// The flows that clients created and, under their names, those that were run in the window: a client can follow and
/// start them without creating them first, as they were when they were run last.
final class RunFlows implements Flows {
    private final Flows created;
    private final Journal journal;

    RunFlows(Flows created, Journal journal) {
        this.created = created;
        this.journal = journal;
    }

    @Override
    public Optional<StoredFlow> find(String name) {
        return created.find(name).or(() -> lastRun(name));
    }

    private Optional<StoredFlow> lastRun(String name) {
        return journal.list(new ExecutionQuery(name, 1)).executions().stream()
                .findFirst()
                .map(RunFlows::flow);
    }

    private static StoredFlow flow(ExecutionSummary run) {
        var name = run.execution().id().flow();
        return new StoredFlow(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                name,
                run.execution().definition(),
                "",
                "FDL",
                "",
                "Standard",
                "",
                run.started(),
                run.started());
    }

    @Override
    public List<StoredFlow> list(String after, int limit) {
        return created.list(after, limit);
    }

    @Override
    public CompletionStage<Boolean> create(StoredFlow flow) {
        return created.create(flow);
    }

    @Override
    public CompletionStage<Boolean> replace(StoredFlow before, StoredFlow after) {
        return created.find(before.name()).isPresent() ? created.replace(before, after) : created.create(after);
    }

    @Override
    public CompletionStage<Boolean> delete(String name) {
        return created.delete(name);
    }
}

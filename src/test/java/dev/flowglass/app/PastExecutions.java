package dev.flowglass.app;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Limits;
import dev.flowglass.language.FlowReader;
import dev.flowglass.store.Entry;
import dev.flowglass.store.Journal;
import dev.flowglass.store.StoredExecution;
import dev.flowglass.value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Executions of a flow called `callback` that ended long ago.
final class PastExecutions {
    private static final String FLOW = """
        version: v1
        type: flow
        steps:
          - type: pass
            name: first
            outputMappings:
              - target: n
                source: 1
          - type: succeed
            name: last
        """;

    private PastExecutions() {}

    /// Adds `run-1` to `run-COUNT`, a second apart.
    static void fill(Journal journal, int count) throws Exception {
        var flow = FlowReader.read(FLOW).flow().orElseThrow();
        var engine = new Engine(journal.tokenKey());
        var writes = new ArrayList<CompletableFuture<Void>>();
        for (int i = 1; i <= count; i++) {
            var id = new ExecutionId("callback", "run-" + i);
            var state = ExecutionState.initial(Definition.of(flow, id.flow(), id.name(), Limits.SERVICE));
            var entries = new ArrayList<Entry>();
            Command next = new Command.Start(Obj.EMPTY);
            while (!state.status().ended()) {
                var accepted = (Decision.Accepted) engine.decide(state, next, Instant.ofEpochSecond(1_000_000L + i));
                entries.add(new Entry(next, accepted.events()));
                state = accepted.after();
                next = new Command.Advance(64);
            }
            writes.add(journal.create(new StoredExecution(id, FLOW, "{}", Optional.empty()), entries)
                    .toCompletableFuture());
        }
        CompletableFuture.allOf(writes.toArray(CompletableFuture<?>[]::new)).get(60, TimeUnit.SECONDS);
    }
}

package dev.flowglass.runtime;

import dev.flowglass.engine.Definition;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Limits;
import dev.flowglass.model.Flow;
import dev.flowglass.store.Entry;
import dev.flowglass.store.Journal;
import dev.flowglass.store.StoredExecution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Executions as the journal has them. Any thread may call it; reading waits for the disk.
final class Archive {
    /// Definitions that are kept, so that executions share them.
    private static final int DEFINITIONS = 1_000;

    private final Journal journal;
    private final Function<String, Optional<Flow>> reader;
    private final Limits limits;
    private final Map<String, FlowDefinition> definitions = new ConcurrentHashMap<>();

    /// @param reader reads the text of a flow
    Archive(Journal journal, Function<String, Optional<Flow>> reader, Limits limits) {
        this.journal = journal;
        this.reader = reader;
        this.limits = limits;
    }

    Optional<ExecutionView> find(ExecutionId id) {
        return journal.find(id).flatMap(summary -> read(summary.execution()));
    }

    /// As [#find], to go on with it.
    Optional<Awake> awaken(ExecutionId id) {
        return journal.find(id)
                .flatMap(summary -> read(summary.execution()).map(view -> new Awake(summary.execution(), view)));
    }

    /// Nothing when the execution is not there any more.
    ///
    /// @throws IllegalStateException when its flow cannot be read
    Optional<ExecutionView> read(StoredExecution stored) {
        return journal.read(stored.id()).map(entries -> view(stored, entries));
    }

    private ExecutionView view(StoredExecution stored, List<Entry> entries) {
        var id = stored.id();
        var definition = definition(stored);
        var state = ExecutionState.initial(Definition.of(definition.flow(), id.flow(), id.name(), limits));
        var events = EventList.EMPTY;
        for (var entry : entries) {
            events = events.plus(entry.events());
            state = state.withAll(entry.events());
            if (entry.edit().isPresent()) {
                state = state.with(entry.edit().get());
            }
        }
        return new ExecutionView(id, definition, state, events, Optional.empty());
    }

    private FlowDefinition definition(StoredExecution stored) {
        var text = stored.definition();
        var known = definitions.get(text);
        if (known != null) {
            return known;
        }
        var flow = reader.apply(text)
                .orElseThrow(() -> new IllegalStateException(
                        "The flow of execution %s cannot be read any more".formatted(stored.id())));
        if (definitions.size() >= DEFINITIONS) {
            definitions.clear();
        }
        var read = new FlowDefinition(text, flow);
        definitions.put(text, read);
        return read;
    }
}

package dev.flowglass.cli;

import dev.flowglass.connector.Bindings;
import dev.flowglass.connector.FunctionLog;
import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.Limits;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Resources;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowLibrary;
import dev.flowglass.runtime.FlowQueues;
import dev.flowglass.runtime.FlowResources;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.Overrides;
import dev.flowglass.runtime.TimeSource;
import dev.flowglass.store.Store;

/// Executions over a store, with what their tasks can call. Those that the store has and that have not ended go on.
public final class Running implements AutoCloseable {
    private final FlowQueues queues;
    private final ResourceConnector connector;
    private final Executions executions;

    /// With one resources file for all flows; what it does not bind fails.
    ///
    /// @param store stays open when this is closed
    /// @param bound what resources mean
    /// @param library flows that tasks can start
    /// @param log hears what functions print
    Running(Store store, Resources bound, FlowLibrary library, TimeSource time, Gate gate, FunctionLog log) {
        this(store, new FlowResources(bound), Unbound.FAILS, library, time, gate, log, new Overrides());
    }

    /// @param bindings what resources mean, for each flow
    /// @param unbound what becomes of tasks whose resource means nothing
    /// @param overrides replies that come before those of resources
    public Running(
            Store store,
            Bindings bindings,
            Unbound unbound,
            FlowLibrary library,
            TimeSource time,
            Gate gate,
            FunctionLog log,
            Overrides overrides) {
        this.queues = new FlowQueues(store.queues(), time);
        this.connector = new ResourceConnector(bindings, unbound, time, log, queues);
        this.executions = new Executions(
                store.journal(),
                overrides.before(connector, time),
                library,
                time,
                gate,
                Limits.SERVICE,
                text -> FlowReader.read(text).flow());
    }

    public Executions executions() {
        return executions;
    }

    /// Makes the queues that resources name, so that workers find them before the first message is sent.
    public void makeQueues(Resources bound) {
        queues.make(bound).toCompletableFuture().join();
    }

    @Override
    public void close() {
        executions.close();
        connector.close();
    }
}

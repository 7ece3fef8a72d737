package dev.flowglass.cli;

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
import dev.flowglass.runtime.TimeSource;
import dev.flowglass.store.Store;

/// Executions over a store, with what their tasks can call. Those that the store has and that have not ended go on.
final class Running implements AutoCloseable {
    private final Resources bound;
    private final FlowQueues queues;
    private final ResourceConnector connector;
    private final Executions executions;

    /// @param store stays open when this is closed
    /// @param bound what resources mean
    /// @param library flows that tasks can start
    /// @param log hears what functions print
    Running(Store store, Resources bound, FlowLibrary library, TimeSource time, Gate gate, FunctionLog log) {
        this.bound = bound;
        this.queues = new FlowQueues(store.queues(), time);
        this.connector = new ResourceConnector(new FlowResources(bound), Unbound.FAILS, time, log, queues);
        this.executions = new Executions(
                store.journal(),
                connector,
                library,
                time,
                gate,
                Limits.SERVICE,
                text -> FlowReader.read(text).flow());
    }

    Executions executions() {
        return executions;
    }

    /// Makes the queues that resources name, so that workers find them before the first message is sent.
    void makeQueues() {
        queues.make(bound).toCompletableFuture().join();
    }

    @Override
    public void close() {
        executions.close();
        connector.close();
    }
}

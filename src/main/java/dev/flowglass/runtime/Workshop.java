package dev.flowglass.runtime;

import dev.flowglass.connector.Connector;
import dev.flowglass.engine.Engine;
import dev.flowglass.store.Journal;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// What all executions share.
record Workshop(Engine engine, Journal journal, Connector connector, TimeSource time, Gate gate, Executor pool) {
    /// Runs on one of the runtime's threads; after the end of the runtime not at all.
    void run(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            time.end();
        }
    }
}

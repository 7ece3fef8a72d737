package dev.flowglass.runtime;

import dev.flowglass.connector.Connector;
import dev.flowglass.engine.Engine;
import dev.flowglass.store.Journal;
import dev.flowglass.store.StoredExecution;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What all executions share.
///
/// @param ended hears of each execution that has ended, on its thread
/// @param halted hears of each execution that the journal did not take a write of, on its thread
record Workshop(
        Engine engine,
        Journal journal,
        Archive archive,
        Resting resting,
        Connector connector,
        TimeSource time,
        Gate gate,
        Executor pool,
        BiConsumer<StoredExecution, ExecutionView> ended,
        Consumer<LiveExecution> halted) {
    /// Runs on one of the runtime's threads; after the end of the runtime not at all.
    void run(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            time.end();
        }
    }
}

package dev.flowglass.runtime;

import dev.flowglass.engine.ExecutionId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/// Waits for things to happen.
final class Events {
    private Events() {}

    /// Ends with the first batch of an execution after which something holds.
    static CompletionStage<Batch> until(Executions executions, ExecutionId id, Predicate<Batch> holds) {
        var found = new CompletableFuture<Batch>();
        var subscription = executions.subscribe(batch -> {
            if (batch.id().equals(id) && holds.test(batch)) {
                found.complete(batch);
            }
        });
        return found.whenComplete((batch, failure) -> subscription.close());
    }
}

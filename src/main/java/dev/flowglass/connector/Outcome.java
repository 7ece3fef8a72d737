package dev.flowglass.connector;

import dev.flowglass.engine.Failure;
import dev.flowglass.value.Value;
import java.util.concurrent.CompletionStage;

/// What a resource answers.
public sealed interface Outcome {
    /// The result, or for `waitForCallback` the answer of a resource that took the job.
    record Returned(Value value) implements Outcome {}

    record Failed(Failure failure) implements Outcome {
        public Failed(String error, String cause) {
            this(new Failure(error, cause));
        }
    }

    /// For `sync`: the resource took the job, whose end comes later as [Returned] or [Failed].
    record Accepted(Value answer, CompletionStage<Outcome> end) implements Outcome {}
}

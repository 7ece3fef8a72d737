package dev.flowglass.connector;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A call under way.
///
/// @param outcome ends with an outcome, never exceptionally; may never end
/// @param cancel asks to stop; the outcome is of no interest any more. Called at most once, from any thread
public record Call(CompletionStage<Outcome> outcome, Activity activity, Runnable cancel) {
    /// What a call that has not ended is doing.
    public sealed interface Activity {
        /// Something is at work.
        record Working() implements Activity {}

        /// It ends by an alarm of [Alarms].
        record Sleeping() implements Activity {}

        /// A person is to answer, by a command to the execution.
        ///
        /// @param unbound true when no resource is bound to the target, so that a person stands in
        record AwaitingPerson(boolean unbound) implements Activity {}
    }

    /// A call that has its outcome already.
    public static Call ended(Outcome outcome) {
        return new Call(CompletableFuture.completedStage(outcome), new Activity.Working(), () -> {});
    }

    /// A call that a person answers.
    public static Call awaitingPerson(boolean unbound) {
        return new Call(new CompletableFuture<>(), new Activity.AwaitingPerson(unbound), () -> {});
    }
}

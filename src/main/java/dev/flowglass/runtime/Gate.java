package dev.flowglass.runtime;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.TaskRef;
import dev.flowglass.model.StepPath;
import java.util.function.Consumer;

/// Stands in front of every [dev.flowglass.engine.Command.Advance] that the runtime makes by itself. The engine does
/// not know it, so what passes the gate is what would have happened anyway.
public interface Gate {
    /// Lets everything pass.
    Gate OPEN = (id, state) -> new Answer.Go(64);

    /// May the execution go on? Asked on its thread, when something is ready; has to answer at once. After a
    /// [Answer.Hold] it is asked again when something else happened to the execution, or by `askAgain`.
    Answer ask(ExecutionId id, ExecutionState state);

    /// Do calls and timers have to wait while nothing is ready? What persons and clients submit is taken nevertheless.
    /// Asked like [#ask]; after `true` it is asked again by `askAgain`.
    default boolean holds(ExecutionId id, ExecutionState state) {
        return false;
    }

    /// What has happened to an execution, on its thread, before anything else is asked about it.
    default void happened(Batch batch) {}

    /// A person has changed a value of an execution, on its thread.
    default void edited(ExecutionId id, ExecutionState after) {}

    /// A task is about to start a flow, or to join an execution of it that is there. On the thread of the parent.
    ///
    /// @param path of the task
    default void startsChild(ExecutionId parent, TaskRef task, StepPath path, ExecutionId child) {}

    /// Called once, before anything is asked.
    ///
    /// @param askAgain makes the runtime ask about an execution that was held; may be called from any thread
    default void opened(Consumer<ExecutionId> askAgain) {}

    sealed interface Answer {
        /// @param atMost number of events until the gate is asked again, 1 or more
        record Go(int atMost) implements Answer {}

        /// This thread first, by one event. It has to be ready.
        record GoThread(int thread) implements Answer {}

        record Hold() implements Answer {}

        /// Nothing that is ready goes on, but calls, timers and time do: some thread awaits them and is not ready.
        record Await() implements Answer {}
    }
}

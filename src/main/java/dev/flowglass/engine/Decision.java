package dev.flowglass.engine;

import java.util.List;

/// The answer to a command.
public sealed interface Decision {
    /// @param events at least one; none for [Command.EditValue], whose [Edit] is the newest of the state
    /// @param after the state with all of them, as folding gives it
    record Accepted(List<Event> events, ExecutionState after) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(Reason reason) implements Decision {}

    /// Why a command was refused; nothing has changed.
    enum Reason {
        /// The execution ended before.
        EXECUTION_ENDED,
        /// The task is not waiting (any more) for this: it was answered, timed out, retried or its execution ended.
        TASK_ALREADY_COMPLETED,
        /// The token's task is there, but nobody may report it from outside.
        NOT_A_CALLBACK_TASK,
        /// Reported output over the limit; the token stays usable.
        OUTPUT_TOO_LARGE,
        /// Error or cause of a report or stop empty or too long; the token stays usable.
        BAD_ERROR,
        /// Nothing is ready to go on, or not this thread.
        NOT_READY,
        /// The timer is not one of the state's, or its time has not come.
        NOT_DUE,
        /// There is no such value to change now, or it cannot be of this shape.
        NOT_EDITABLE,
        /// A changed value over the limit.
        VALUE_TOO_LARGE,
        /// Started already, or not started yet.
        NOT_NOW
    }
}

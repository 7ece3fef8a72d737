package dev.flowglass.engine;

import dev.flowglass.value.Value;
import java.time.Instant;

/// A value that a person changed while the execution stood still: an entry of the debugger, which lies between two
/// events and is in no history. Folding it is what lets the new value be used.
///
/// @param after id of the event behind which it lies
/// @param command what was asked
/// @param before the value that was there
public record Edit(int after, Instant time, Command.EditValue command, Value before) {
    /// What can be changed at a step.
    public enum Place {
        /// What `$input` means in the mapping that comes next.
        INPUT,
        /// What `$local` means there.
        LOCAL,
        /// What `$context` means there, until the step is left or tried again.
        CONTEXT,
        /// The step's own input, once mapped.
        STEP_INPUT,
        /// The step's output, once mapped and before it is merged.
        OUTPUT
    }
}

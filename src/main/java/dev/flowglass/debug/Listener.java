package dev.flowglass.debug;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.model.StepPath;

/// Hears what a debugger does. Called on the thread of the execution or of whoever gave the command; has to be quick.
public interface Listener {
    void stopped(Stop stop);

    /// A value was changed while it stands.
    default void changed(Stop now) {}

    /// It goes on, or has ended.
    void resumed(ExecutionId id);

    /// A breakpoint with a message was reached.
    ///
    /// @param message with the values in the places of the paths
    void logged(ExecutionId id, StepPath path, String message);
}

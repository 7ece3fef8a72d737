package dev.flowglass.app.console;

import java.util.function.Consumer;

/// What functions print.
@FunctionalInterface
public interface FunctionOutput {
    /// @param listener called for each line, on any thread; has to be quick
    /// @return ends the calls
    Runnable listen(Consumer<ConsoleLine> listener);
}

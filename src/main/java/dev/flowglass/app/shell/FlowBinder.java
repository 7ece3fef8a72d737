package dev.flowglass.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds out what the resources of a flow mean on this machine.
@FunctionalInterface
public interface FlowBinder {
    /// A mistake in the resources file.
    ///
    /// @param line from 1
    /// @param column from 1
    /// @param word key of the sentence that says it
    record Mistake(Path file, int line, int column, String word, List<String> arguments) {
        public Mistake {
            arguments = List.copyOf(arguments);
        }
    }

    /// Reads the resources file beside a flow's file, if there is one, and uses it for executions of that flow from
    /// now on. Called in the background.
    ///
    /// @return the first mistake; then nothing has changed
    Optional<Mistake> bind(String flow, Path file);

    /// The file of the flow of that name, absolute, when it was bound or started by another flow. Any thread.
    default Optional<Path> place(String flow) {
        return Optional.empty();
    }
}

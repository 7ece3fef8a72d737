package dev.flowglass.cli;

import java.nio.file.Path;
import java.util.Optional;

/// Opens the window; given by `Main`, so that no command loads JavaFX before it is wanted.
@FunctionalInterface
public interface Window {
    /// Returns when the window was closed.
    ///
    /// @param path a flow file, a sample folder or a project folder
    /// @param store the folder of the store
    /// @throws Unavailable when no window can be had on this machine
    void open(Optional<Path> path, Path store) throws Unavailable;

    /// Why there is no window.
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message) {
            super(message);
        }
    }
}

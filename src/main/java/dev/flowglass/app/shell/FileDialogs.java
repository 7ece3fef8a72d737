package dev.flowglass.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Asks for files and folders. Nothing when the person changed their mind.
public interface FileDialogs {
    Optional<Path> openFile(Path folder);

    Optional<Path> openFolder(Path folder);

    /// @param name what is proposed
    Optional<Path> saveFile(Path folder, String name);
}

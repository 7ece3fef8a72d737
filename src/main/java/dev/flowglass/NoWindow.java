package dev.flowglass;

import dev.flowglass.cli.Window;
import java.nio.file.Path;
import java.util.Optional;

/// A program without a window.
final class NoWindow implements Window {
    @Override
    public void open(Optional<Path> path) throws Unavailable {
        throw new Unavailable("it is not part of this build.");
    }
}

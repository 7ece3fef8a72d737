package dev.flowglass.app.shell;

import dev.flowglass.engine.ExecutionId;
import java.nio.file.Path;
import java.util.Optional;

/// What flows and executions are called when nobody named them.
public final class FlowNames {
    private static final String USUAL_FILE = "flow";

    private FlowNames() {}

    /// The file's name without its ending; of a file `flow.yaml` that of its folder.
    public static String of(Optional<Path> path, String untitled) {
        var stem = path.map(Path::getFileName)
                .map(Path::toString)
                .map(FlowNames::stem)
                .orElse(stem(untitled));
        var folder = path.map(Path::getParent).map(Path::getFileName).map(Path::toString);
        return name(stem.equals(USUAL_FILE) ? folder.orElse(stem) : stem);
    }

    /// The nearest text that a flow may be called.
    private static String name(String text) {
        var cleaned = text.replaceAll("[^A-Za-z0-9_-]", "_");
        var named = cleaned.matches("[A-Za-z_].*") ? cleaned : "_" + cleaned;
        var result = named.substring(0, Math.min(named.length(), 128));
        return ExecutionId.isName(result) ? result : USUAL_FILE;
    }

    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}

package dev.flowglass.app.shell;

import dev.flowglass.app.graph.GraphView;
import dev.flowglass.model.StepPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.SetChangeListener;

/// Remembers for each file which steps are closed in its graph, also over a start of the program.
public final class FoldMemory {
    private static final String KEY = "folded.";

    private final Settings settings;
    private final GraphView graph;
    private Optional<Path> shown = Optional.empty();

    public FoldMemory(Settings settings, GraphView graph) {
        this.settings = settings;
        this.graph = graph;
        graph.folded().addListener((SetChangeListener<StepPath>) change -> shown.ifPresent(this::remember));
    }

    private void remember(Path file) {
        settings.put(
                KEY + file,
                graph.folded().stream().map(StepPath::toString).sorted().toList());
    }

    /// The graph is about to show another flow, or none.
    void leave() {
        shown = Optional.empty();
    }

    /// The graph shows the flow of this file from now on.
    void enter(Optional<Path> file) {
        var before = file.map(path -> settings.list(KEY + path)).orElse(List.of()).stream()
                .filter(path -> path.matches("\\d{1,6}(\\.\\d{1,6})*"))
                .map(StepPath::parse)
                .toList();
        graph.folded().addAll(before);
        shown = file;
    }
}

package dev.flowglass.app;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.graph.GraphExport;
import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.shell.FileDialogs;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.Outline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Writes the graph as a person sees it, with the states of the execution on show, to a file that they choose: PNG for
/// `.png`, Mermaid for `.mmd` and `.mermaid`, else SVG.
final class PictureExport {
    private static final double SCALE = 2;

    private final FileDialogs dialogs;
    private final GraphView graph;
    private final Words words;
    private final Executor background;
    private final Executor fx;
    private final Consumer<String> tell;

    private interface Bytes {
        byte[] get() throws IOException;
    }

    /// @param background writes the file
    /// @param tell hears what came of it, in a sentence
    PictureExport(
            FileDialogs dialogs,
            GraphView graph,
            Words words,
            Executor background,
            Executor fx,
            Consumer<String> tell) {
        this.dialogs = dialogs;
        this.graph = graph;
        this.words = words;
        this.background = background;
        this.fx = fx;
        this.tell = tell;
    }

    /// @param file whose graph is shown
    void export(Optional<EditorViewModel> file) {
        var outline = graph.outline().filter(shown -> !shown.steps().isEmpty());
        if (file.isEmpty() || outline.isEmpty()) {
            return;
        }
        var name = file.get().name().replaceFirst("\\.[^.]*$", "");
        var folder = file.get().path().map(Path::getParent).orElse(Path.of(System.getProperty("user.home")));
        dialogs.saveFile(folder, name + ".svg").ifPresent(out -> write(out, bytes(out, name, outline.get())));
    }

    private Bytes bytes(Path out, String name, Outline outline) {
        var export = new GraphExport(words);
        var extension =
                String.valueOf(out.getFileName()).replaceFirst("^.*\\.", "").toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "png" -> {
                var image = export.image(outline, graph.runStates(), SCALE);
                yield () -> GraphPictures.png(image);
            }
            case "mmd", "mermaid" -> text(export.mermaid(outline, graph.runStates()));
            default -> text(export.svg(outline, graph.runStates(), name));
        };
    }

    private static Bytes text(String text) {
        return () -> text.getBytes(StandardCharsets.UTF_8);
    }

    private void write(Path out, Bytes bytes) {
        var _ = CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                Files.write(out, bytes.get());
                                return words.now("export.written", out);
                            } catch (IOException e) {
                                return words.now("export.not-written", out, String.valueOf(e.getMessage()));
                            }
                        },
                        background)
                .thenAcceptAsync(tell, fx);
    }
}

package dev.flowglass.app.inspector;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.shell.OpenFilesViewModel;
import dev.flowglass.language.edit.Content;
import dev.flowglass.language.edit.FieldPath;
import dev.flowglass.language.edit.Operation;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/// Writes into the resources file beside a flow what an ARN means on this machine. The file is opened with the new
/// entry at its end, which the person completes and saves.
public final class Binder {
    static final List<String> KINDS = List.of("manual", "mock", "echo", "http", "python", "node", "queue", "flow");

    private static final String EMPTY = "version: 1\nresources: []\n";

    private final OpenFilesViewModel files;
    private final Executor background;
    private final Executor fx;

    public Binder(OpenFilesViewModel files, Executor background, Executor fx) {
        this.files = files;
        this.background = background;
        this.fx = fx;
    }

    /// @param flow whose resources file it is; a flow that was never saved has none
    void bind(EditorViewModel flow, String arn, String kind) {
        KnownFacts.resourcesOf(flow)
                .ifPresent(path -> background.execute(() -> {
                    create(path);
                    fx.execute(() -> files.open(path, file -> add(file, arn, kind)));
                }));
    }

    private static void create(Path path) {
        try {
            if (!Files.exists(path)) {
                Files.writeString(path, EMPTY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(EditorViewModel file, String arn, String kind) {
        int count = (int) file.text()
                .lines()
                .filter(line -> line.matches("\\s*(- )?arn:.*"))
                .count();
        var entry = entry(arn, kind);
        var list = FieldPath.of("resources");
        file.edit(
                count == 0
                        ? new Operation.SetField(StepPath.FLOW, list, Content.of(Array.of(entry)))
                        : new Operation.InsertItem(StepPath.FLOW, list.item(count), Content.of(entry)),
                outcome -> file.caretProperty().set(Math.max(0, file.text().lastIndexOf(arn))));
    }

    /// With what has to stand for its kind, as a beginning.
    private static Obj entry(String arn, String kind) {
        var entry = Obj.of("arn", Value.of(arn), "kind", Value.of(kind));
        return switch (kind) {
            case "mock" -> entry.with("responses", Array.of(Obj.of("output", Obj.of("ok", Value.of(true)))));
            case "http" -> entry.with("url", Value.of("http://127.0.0.1:9000/"));
            case "python" -> entry.with("file", Value.of("index.py")).with("handler", Value.of("index.handler"));
            case "node" -> entry.with("file", Value.of("index.js")).with("handler", Value.of("index.handler"));
            case "flow" -> entry.with("file", Value.of("child.yaml"));
            default -> entry;
        };
    }
}

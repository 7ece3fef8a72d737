package dev.flowglass.cli;

import dev.flowglass.app.GraphPictures;
import dev.flowglass.app.graph.RunStates;
import dev.flowglass.debug.Replay;
import dev.flowglass.debug.ToldEvent;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.FlowReader;
import dev.flowglass.language.Outline;
import dev.flowglass.model.Flow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Writes the graph of a flow as a picture or text; needs no display.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final int KEY_BYTES = 32;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FLOW", description = "A flow file, or a folder with a flow.yaml.")
    private Path flow = Path.of("");

    enum Format {
        svg,
        png,
        mermaid
    }

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "svg, png or mermaid.")
    private Format format = Format.svg;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write it.")
    private Path out = Path.of("");

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "A history as GetExecutionHistory answers it: colours the steps with their states.")
    private Optional<Path> history = Optional.empty();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Unreadable {
        var files = new TextFiles(terminal.words());
        var file = Files.isDirectory(flow) ? flow.resolve(FlowFolder.FLOW) : flow;
        var document = FlowReader.read(files.read(file));
        var outline = document.outline().filter(seen -> !seen.steps().isEmpty());
        if (outline.isEmpty()) {
            terminal.say("cli.export.nothing", file);
            return ExitCode.FAILED;
        }
        var run = history.isPresent()
                ? Optional.of(states(document, file, files.read(history.get())))
                : Optional.<RunStates>empty();
        var bytes = picture(outline.get(), run, file);
        if (bytes.isEmpty()) {
            return ExitCode.BROKEN;
        }
        files.write(out, bytes.get());
        return ExitCode.FINE;
    }

    private Optional<byte[]> picture(Outline outline, Optional<RunStates> run, Path file) {
        try {
            var pictures = new GraphPictures(Locale.getDefault(), outline, run);
            return Optional.of(
                    switch (format) {
                        case svg -> pictures.svg(String.valueOf(file.getFileName()));
                        case png -> pictures.png();
                        case mermaid -> pictures.mermaid();
                    });
        } catch (CompletionException | UnsupportedOperationException | LinkageError e) {
            terminal.say("cli.export.failed", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private RunStates states(FlowDocument document, Path file, String text) throws Unreadable {
        Flow meant = document.flow()
                .orElseThrow(() -> new Unreadable(terminal.words().text("cli.export.nothing", file)));
        return switch (ToldEvent.read(text)) {
            case ToldEvent.Reading.Unreadable(var word, var arguments) ->
                throw new Unreadable(terminal.words().text("cli.export.history", history.orElse(file), word));
            case ToldEvent.Reading.Read(var told) -> {
                var definition = Definition.of(meant, "flow", "history", Limits.SERVICE);
                var replayed = Replay.run(new Engine(new TokenKey(new byte[KEY_BYTES])), definition, told);
                replayed.difference()
                        .ifPresent(difference -> terminal.say(
                                "cli.export.difference",
                                difference.told().id(),
                                difference.told().type().word()));
                yield RunStates.of(meant, replayed.events());
            }
        };
    }
}

package dev.flowglass.cli;

import dev.flowglass.language.AnswersReader;
import dev.flowglass.language.FlowReader;
import dev.flowglass.language.ResourcesReader;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Says every problem of flow, resources and answers files.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final Pattern LIKE_RESOURCES = Pattern.compile("^resources *:", Pattern.MULTILINE);
    private static final Pattern LIKE_FLOW = Pattern.compile("^(?:type|steps) *:", Pattern.MULTILINE);
    private static final Pattern LIKE_ANSWERS = Pattern.compile("^- *(?:\\{ *)?when *:", Pattern.MULTILINE);

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A flow file, or a folder with a flow.yaml.")
    private List<Path> files = List.of();

    enum Format {
        text,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (file:line:column: severity code message) or json. Default: text.")
    private Format format = Format.text;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var reader = new TextFiles(terminal.words());
        var found = new ArrayList<Problems>();
        boolean unreadable = false;
        for (var file : files.stream().flatMap(CheckCommand::members).toList()) {
            try {
                found.add(problems(file, reader.read(file)));
            } catch (Unreadable e) {
                terminal.err().println(e.getMessage());
                unreadable = true;
            }
        }
        print(found);
        if (unreadable) {
            return ExitCode.USAGE;
        }
        return found.stream().anyMatch(Problems::hasErrors) ? ExitCode.FAILED : ExitCode.FINE;
    }

    /// The files of a folder that can be checked; a file itself.
    private static Stream<Path> members(Path path) {
        if (!Files.isDirectory(path) || !Files.exists(path.resolve(FlowFolder.FLOW))) {
            return Stream.of(path);
        }
        return Stream.of(FlowFolder.FLOW, FlowFolder.RESOURCES, FlowFolder.ANSWERS)
                .map(path::resolve)
                .filter(Files::exists);
    }

    /// What a file is for: by its usual name, else by how it begins.
    private static String role(Path file, String text) {
        var name = String.valueOf(file.getFileName());
        if (name.equals(FlowFolder.RESOURCES) || name.equals(FlowFolder.ANSWERS)) {
            return name;
        }
        if (LIKE_RESOURCES.matcher(text).find() && !LIKE_FLOW.matcher(text).find()) {
            return FlowFolder.RESOURCES;
        }
        return LIKE_ANSWERS.matcher(text).find() ? FlowFolder.ANSWERS : FlowFolder.FLOW;
    }

    private static Problems problems(Path file, String text) {
        return switch (role(file, text)) {
            case FlowFolder.RESOURCES -> {
                var document = ResourcesReader.read(text);
                yield new Problems(file, document.lines(), document.diagnostics());
            }
            case FlowFolder.ANSWERS -> {
                var document = AnswersReader.read(text);
                yield new Problems(file, document.lines(), document.diagnostics());
            }
            default -> {
                var document = FlowReader.read(text);
                yield new Problems(file, document.lines(), document.diagnostics());
            }
        };
    }

    private void print(List<Problems> found) {
        switch (format) {
            case text ->
                found.stream()
                        .flatMap(problems -> problems.text(terminal.words()).stream())
                        .forEach(terminal.out()::println);
            case json -> {
                List<Value> all = found.stream()
                        .flatMap(problems -> problems.json(terminal.words()).stream())
                        .toList();
                terminal.out().println(Json.pretty(Array.of(all)));
            }
        }
    }
}

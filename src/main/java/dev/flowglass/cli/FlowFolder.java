package dev.flowglass.cli;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.language.AnswersReader;
import dev.flowglass.language.Document;
import dev.flowglass.language.FlowReader;
import dev.flowglass.language.ResourcesReader;
import dev.flowglass.model.Answer;
import dev.flowglass.model.Binding;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.Resources;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.FlowLibrary;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import dev.flowglass.words.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A flow file and what stands beside it: resources, answers, input, the flows that it starts.
final class FlowFolder {
    static final String FLOW = "flow.yaml";
    static final String RESOURCES = "resources.yaml";
    static final String ANSWERS = "answers.yaml";
    static final String INPUT = "input.json";
    static final String HISTORY = "history.txt";

    private final Messages words;
    private final TextFiles files;
    private final Path flow;

    /// @param path a flow file, or a folder that has a `flow.yaml`
    FlowFolder(Path path, Messages words) {
        this.words = words;
        this.files = new TextFiles(words);
        this.flow = Files.isDirectory(path) ? path.resolve(FLOW) : path;
    }

    Path file(String name) {
        return flow.resolveSibling(name);
    }

    /// The name that the flow gives itself, else that of its file or, for `flow.yaml`, of its folder, made a name as
    /// the service allows it.
    String name(FlowDefinition definition) {
        return definition.flow().name().orElseGet(() -> {
            var file = String.valueOf(flow.getFileName());
            var folder = flow.toAbsolutePath().normalize().getParent();
            var base = file.equals(FLOW) && folder != null && folder.getFileName() != null
                    ? folder.getFileName().toString()
                    : file.replaceFirst("\\.[^.]*$", "");
            return named(base);
        });
    }

    static String named(String text) {
        var name = text.replaceAll("[^A-Za-z0-9_-]", "_");
        name = name.isEmpty() || !ExecutionId.isName(name.substring(0, 1)) ? "_" + name : name;
        return name.substring(0, Math.min(128, name.length()));
    }

    /// @throws Unreadable with all errors, when it is no flow that can run
    FlowDefinition definition() throws Unreadable {
        return definition(flow);
    }

    private FlowDefinition definition(Path file) throws Unreadable {
        var text = files.read(file);
        var document = FlowReader.read(text);
        if (document.flow().isEmpty()) {
            throw new Unreadable(errors(new Problems(file, document.lines(), document.diagnostics())));
        }
        return new FlowDefinition(text, document.flow().get());
    }

    private String errors(Problems problems) {
        return String.join("\n", problems.text(words));
    }

    /// @param file nothing: `resources.yaml` beside the flow, where there is one
    Resources resources(Optional<Path> file) throws Unreadable {
        var path = file.orElse(file(RESOURCES));
        return file.isEmpty() && !Files.exists(path)
                ? Resources.NONE
                : content(path, ResourcesReader.read(files.read(path)))
                        .in(path.toAbsolutePath().resolveSibling(""));
    }

    List<Answer> answers(Path file) throws Unreadable {
        return content(file, AnswersReader.read(files.read(file)));
    }

    private <T> T content(Path file, Document<T> document) throws Unreadable {
        if (document.content().isEmpty()) {
            throw new Unreadable(errors(new Problems(file, document.lines(), document.diagnostics())));
        }
        return document.content().get();
    }

    /// `input.json` beside the flow, `{}` where there is none.
    Obj input() throws Unreadable {
        var path = file(INPUT);
        return Files.exists(path) ? input(path.toString(), files.read(path)) : Obj.EMPTY;
    }

    /// @param text JSON, or `@` and the name of a file with JSON
    Obj input(String text) throws Unreadable {
        return text.startsWith("@")
                ? input(text.substring(1), files.read(Path.of(text.substring(1))))
                : input("--input", text);
    }

    private Obj input(String where, String text) throws Unreadable {
        return switch (Json.read(text)) {
            case Json.Reading.Parsed(Value value) -> {
                if (value instanceof Obj obj) {
                    yield obj;
                }
                throw new Unreadable(words.text("cli.input.no-object", where));
            }
            case Json.Reading.Malformed(int offset, Json.Mistake mistake, String detail) ->
                throw new Unreadable(words.text("cli.input.no-json", where, offset + 1, detail));
        };
    }

    /// The flows that this one can start: those bound to a file in its resources, and those of that name beside it.
    FlowLibrary library(Resources resources) {
        return (parent, target) -> {
            var binding = resources.match(target);
            if (binding.isPresent() && !(binding.get().kind() instanceof Binding.Kind.FlowFile)) {
                return Optional.empty();
            }
            if (binding.isPresent() && binding.get().kind() instanceof Binding.Kind.FlowFile(String file)) {
                return child(file(file));
            }
            return child(file(ResourceKind.FLOW.name(target) + ".yaml"));
        };
    }

    private Optional<FlowDefinition> child(Path file) {
        try {
            return Optional.of(definition(file));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }
}

package dev.flowglass.app.editor;

import dev.flowglass.language.AnswersReader;
import dev.flowglass.language.Document;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.FlowReader;
import dev.flowglass.language.Outline;
import dev.flowglass.language.Place;
import dev.flowglass.language.ResourcesReader;
import dev.flowglass.source.Lines;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a file is read: most are flows, but those beside a flow are not.
public final class FlowReading {
    private FlowReading() {}

    /// True for a file that is read as a flow.
    public static boolean isFlow(Optional<Path> path) {
        return name(path).matches("(?i)|(?!resources\\.|answers\\.).*\\.ya?ml");
    }

    private static String name(Optional<Path> path) {
        return path.map(Path::getFileName).map(Path::toString).orElse("");
    }

    /// What the text of a file is.
    static Place top(Optional<Path> path) {
        return switch (name(path)) {
            case "resources.yaml", "resources.yml" -> Place.RESOURCES;
            case "answers.yaml", "answers.yml" -> Place.ANSWER;
            default -> Place.FLOW;
        };
    }

    /// The reader for a file.
    public static DocumentReader of(Optional<Path> path) {
        return switch (name(path)) {
            case "resources.yaml", "resources.yml" -> text -> besides(ResourcesReader.read(text));
            case "answers.yaml", "answers.yml" -> text -> besides(AnswersReader.read(text));
            default -> isFlow(path) ? FlowReader::read : FlowReading::plain;
        };
    }

    /// No flow and no steps, but problems.
    private static FlowDocument besides(Document<?> document) {
        return new FlowDocument(
                document.text(),
                document.lines(),
                Optional.empty(),
                Optional.of(Outline.EMPTY),
                Optional.empty(),
                document.diagnostics());
    }

    private static FlowDocument plain(String text) {
        return new FlowDocument(
                text, new Lines(text), Optional.empty(), Optional.of(Outline.EMPTY), Optional.empty(), List.of());
    }
}

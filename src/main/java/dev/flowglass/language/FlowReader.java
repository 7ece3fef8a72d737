package dev.flowglass.language;

import dev.flowglass.language.check.Checks;
import dev.flowglass.language.yaml.Yaml;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.model.Flow;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Lines;
import dev.flowglass.source.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a flow.
public final class FlowReader {
    private static final Set<String> VERSIONS = Set.of("v1", "v1beta1");

    /// Accepted because it stands in the service's own examples.
    private static final String LOOSE_VERSION = "v1.0";

    private final Page page;
    private final Names names;

    private FlowReader(Page page) {
        this.page = page;
        this.names = new Names(page);
    }

    /// Reads and checks any text. Never throws, goes on after every mistake, takes time in proportion to the text.
    public static FlowDocument read(String text) {
        var page = new Page(text);
        var yaml = Yaml.read(text, page.problems());
        var read = yaml.malformed() ? Optional.<Read>empty() : Optional.of(new FlowReader(page).read(yaml.root()));
        read.ifPresent(found -> Checks.run(found.source(), page.problems()));
        return new FlowDocument(
                text,
                new Lines(text),
                page.problems().hasErrors() ? Optional.empty() : read.flatMap(Read::flow),
                read.map(found -> OutlineMaker.of(found.source())),
                read.map(Read::source),
                page.problems().list());
    }

    private record Read(FlowSource source, Optional<Flow> flow) {
        static final Read NOTHING = new Read(new FlowSource(List.of(), List.of(), List.of(), false), Optional.empty());
    }

    private Read read(Optional<YamlNode> root) {
        if (root.isEmpty()
                || root.get() instanceof Scalar scalar && scalar.text().isEmpty()) {
            page.report(LanguageCode.EMPTY_FILE, new Range(0, page.text().length()));
            return Read.NOTHING;
        }
        if (!(root.get() instanceof YamlNode.Mapping map)) {
            var range = root.get().range();
            page.report(LanguageCode.NOT_A_FLOW, new Range(range.start(), firstLineEnd(range)));
            return Read.NOTHING;
        }
        var newer = newerLanguage(map);
        if (newer.isPresent()) {
            page.report(LanguageCode.NEWER_LANGUAGE, newer.get());
            return Read.NOTHING;
        }
        return flow(map);
    }

    private int firstLineEnd(Range range) {
        int end = range.start();
        while (end < range.end()
                && page.text().charAt(end) != '\n'
                && page.text().charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// Where a text says that it is written in the state machine language that followed this one.
    private static Optional<Range> newerLanguage(YamlNode.Mapping map) {
        for (var entry : map.entries()) {
            if (entry.name().equals("Type") && Fields.shown(entry.value()).equals("StateMachine")) {
                return Optional.of(entry.value().range());
            }
        }
        return map.find("StartAt").isPresent() && map.find("States").isPresent()
                ? map.find("StartAt").map(entry -> entry.key().range())
                : Optional.empty();
    }

    private Read flow(YamlNode.Mapping map) {
        var fields = new Fields(map, Place.FLOW, page);
        var version = version(fields);
        fields.word("type");
        var name = fields.text("name");
        name.filter(text -> !Names.isName(text.text()))
                .ifPresent(text -> page.report(LanguageCode.BAD_NAME, text.range(), text.text()));
        var mappings = new MappingsReader(page);
        var inputMappings = mappings.read(fields, "inputMappings", MappingsReader.Scope.FLOW_INPUT);
        var outputMappings = mappings.read(fields, "outputMappings", MappingsReader.Scope.DATA);
        var timeout = fields.integer("timeoutSeconds", 1, Long.MAX_VALUE);
        var steps = fields.has("steps")
                ? new StepsReader(page, names).read(fields, StepPath.FLOW, 0)
                : List.<FlowSource.StepSource>of();
        var source = new FlowSource(steps, inputMappings, outputMappings, timeout.isPresent());
        names.check(source);
        var flow = version.flatMap(known -> GroupsReader.runnable(steps)
                .map(list -> new Flow(
                        known,
                        name.map(Scalar::text),
                        list,
                        StepReader.plain(inputMappings),
                        StepReader.plain(outputMappings),
                        timeout)));
        return new Read(source, flow);
    }

    private Optional<String> version(Fields fields) {
        var value = fields.value("version");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var version = Fields.shown(value.get());
        if (version.equals(LOOSE_VERSION)) {
            page.report(LanguageCode.LOOSE_VERSION, fields.valueRange("version"), version);
        } else if (!VERSIONS.contains(version)) {
            page.report(LanguageCode.UNKNOWN_VERSION, fields.valueRange("version"), version);
        }
        return Optional.of(version);
    }
}

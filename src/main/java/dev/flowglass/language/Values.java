package dev.flowglass.language;

import dev.flowglass.expression.Path;
import dev.flowglass.expression.Reading;
import dev.flowglass.expression.Template;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Mapping;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.language.yaml.YamlNode.Sequence;
import dev.flowglass.language.yaml.YamlNode.Unreadable;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Range;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Data that a person wrote in YAML, as values and templates.
final class Values {
    /// Deepest nesting of data, as of steps.
    static final int MAX_DEPTH = 100;

    private final Page page;

    Values(Page page) {
        this.page = page;
    }

    /// The value of a node; nothing, reported, when it is too deep.
    Optional<Value> value(YamlNode node) {
        return value(node, 0);
    }

    private Optional<Value> value(YamlNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return tooDeep(node);
        }
        return switch (node) {
            case Scalar scalar -> {
                checkUnambiguous(scalar);
                yield Optional.of(scalar.value());
            }
            case Sequence sequence -> {
                var elements = new ArrayList<Value>();
                for (var element : sequence.elements()) {
                    value(element, depth + 1).ifPresent(elements::add);
                }
                yield Optional.of(Array.of(elements));
            }
            case Mapping mapping -> {
                var entries = new LinkedHashMap<String, Value>();
                for (var entry : mapping.entries()) {
                    value(entry.value(), depth + 1).ifPresent(value -> entries.put(entry.name(), value));
                }
                yield Optional.of(Obj.of(entries));
            }
            case Unreadable unreadable -> Optional.empty();
        };
    }

    private <T> Optional<T> tooDeep(YamlNode node) {
        int start = node.range().start();
        page.report(LanguageCode.TOO_DEEP, new Range(start, start + 1), String.valueOf(MAX_DEPTH));
        return Optional.empty();
    }

    private void checkUnambiguous(Scalar scalar) {
        if (scalar.isAmbiguous()) {
            page.report(LanguageCode.AMBIGUOUS_TEXT, scalar.range(), scalar.text());
        }
    }

    /// The template of a node, in which `$` and `$.path` stand for the step's input.
    Template template(YamlNode node) {
        return template(node, 0);
    }

    private Template template(YamlNode node, int depth) {
        if (depth > MAX_DEPTH) {
            tooDeep(node);
            return new Template.Constant(Value.NULL);
        }
        return switch (node) {
            case Scalar scalar -> scalarTemplate(scalar);
            case Sequence sequence -> {
                var elements = new ArrayList<Template>();
                sequence.elements().forEach(element -> elements.add(template(element, depth + 1)));
                yield folded(elements);
            }
            case Mapping mapping -> {
                var entries = new LinkedHashMap<String, Template>();
                mapping.entries().forEach(entry -> entries.put(entry.name(), template(entry.value(), depth + 1)));
                yield folded(entries);
            }
            case Unreadable unreadable -> new Template.Constant(Value.NULL);
        };
    }

    private Template scalarTemplate(Scalar scalar) {
        if (scalar.value() instanceof Value.Text(String text)) {
            if (Path.isStepInputPath(text)) {
                return path(scalar).<Template>map(Template.At::new).orElse(new Template.Constant(scalar.value()));
            }
            if (Path.isMappingPath(text)) {
                page.report(LanguageCode.MAPPING_PATH_HERE, scalar.range(), text, stepPath(text));
            }
        }
        checkUnambiguous(scalar);
        return new Template.Constant(scalar.value());
    }

    /// `$input.a` as `$.a`.
    private static String stepPath(String mappingPath) {
        int end = 1;
        while (end < mappingPath.length() && mappingPath.charAt(end) != '.' && mappingPath.charAt(end) != '[') {
            end++;
        }
        return "$" + mappingPath.substring(end);
    }

    private static Template folded(List<Template> elements) {
        var constants = new ArrayList<Value>();
        for (var element : elements) {
            if (!(element instanceof Template.Constant(Value value))) {
                return new Template.Items(elements);
            }
            constants.add(value);
        }
        return new Template.Constant(Array.of(constants));
    }

    private static Template folded(SequencedMap<String, Template> entries) {
        var constants = new LinkedHashMap<String, Value>();
        for (var entry : entries.entrySet()) {
            if (!(entry.getValue() instanceof Template.Constant(Value value))) {
                return new Template.Fields(entries);
            }
            constants.put(entry.getKey(), value);
        }
        return new Template.Constant(Obj.of(constants));
    }

    /// The path that a text is; nothing, reported, when it is none.
    Optional<Path> path(Scalar scalar) {
        return switch (Path.read(scalar.text())) {
            case Reading.Read<Path>(Path path, List<Diagnostic> remarks) -> Optional.of(path);
            case Reading.Unreadable<Path>(Diagnostic problem) -> {
                page.report(scalar, problem);
                yield Optional.empty();
            }
        };
    }

    /// As [#path], for a place where only a path into the step's input may stand.
    Optional<Path> stepPath(Scalar scalar, String key) {
        if (Path.isStepInputPath(scalar.text())) {
            return path(scalar);
        }
        page.report(LanguageCode.STEP_PATH_EXPECTED, scalar.range(), key, scalar.text());
        return Optional.empty();
    }
}

package dev.flowglass.language.form;

import dev.flowglass.language.Grammar;
import dev.flowglass.language.Key;
import dev.flowglass.language.Key.Need;
import dev.flowglass.language.Key.Shape;
import dev.flowglass.language.Place;
import dev.flowglass.language.edit.FieldPath;
import dev.flowglass.language.form.FormField.Row;
import dev.flowglass.language.form.FormField.State;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Entry;
import dev.flowglass.language.yaml.YamlNode.Mapping;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.language.yaml.YamlNode.Sequence;
import dev.flowglass.language.yaml.YamlNode.Style;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep.Target;
import dev.flowglass.source.Range;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the fields of a form from a mapping of the text.
final class FormReader {
    private final String text;

    FormReader(String text) {
        this.text = text;
    }

    StepForm read(StepPath step, Mapping mapping) {
        var place = step.isFlow() ? Place.FLOW : Grammar.refined(Place.STEP, key -> word(mapping, key));
        return new StepForm(
                step,
                place,
                word(mapping, "name").orElse(""),
                fields(place, mapping, FieldPath.HERE, "").toList(),
                mapping.range());
    }

    private static Optional<String> word(Mapping mapping, String key) {
        return mapping.find(key)
                .map(Entry::value)
                .flatMap(value -> value instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
    }

    /// @param before what stands before the label of an inner key
    private Stream<FormField> fields(Place place, Mapping mapping, FieldPath path, String before) {
        return Grammar.keys(place).stream()
                .filter(key -> key.shape() != Shape.STEPS)
                .flatMap(key -> fields(key, mapping, path, before));
    }

    private Stream<FormField> fields(Key key, Mapping mapping, FieldPath path, String before) {
        var at = path.key(key.name());
        if (key.shape() == Shape.MAP) {
            return inner(key, mapping, at);
        }
        return Stream.of(field(key, mapping, at, before + key.name()));
    }

    /// The keys of a mapping inside the step stand in the form as if they were its own.
    private Stream<FormField> inner(Key key, Mapping mapping, FieldPath at) {
        var value = mapping.find(key.name()).map(Entry::value);
        if (value.isPresent() && !(value.get() instanceof Mapping)) {
            return Stream.of(field(key, mapping, at, key.name()));
        }
        var inside = value.map(Mapping.class::cast).orElseGet(() -> new Mapping(start(mapping), List.of()));
        if (key.name().equals("serviceParams")) {
            return parameters(mapping, inside, at);
        }
        return Grammar.inside(key).stream().flatMap(place -> fields(place, inside, at, key.name() + "."));
    }

    private Stream<FormField> parameters(Mapping task, Mapping inside, FieldPath at) {
        var known = word(task, "resourceArn")
                .<Target>map(Target.Resource::new)
                .or(() -> word(task, "action").map(Target.Action::new))
                .map(Grammar::parameters)
                .orElse(List.of());
        var names = new LinkedHashSet<>(known);
        inside.entries().forEach(entry -> names.add(entry.name()));
        return names.stream().map(name -> {
            var key = new Key(
                    name,
                    Need.OPTIONAL,
                    name.equals("InvocationType") ? Shape.WORD : Shape.ANY,
                    name.equals("InvocationType") ? Grammar.INVOCATION_TYPES : List.of(),
                    known.contains(name) ? "parameter" : "task");
            var documentation = known.contains(name) ? key.documentation() : "key.task.serviceParams";
            return new FormField(
                    key,
                    at.key(name),
                    name,
                    documentation,
                    state(key, inside.find(name), at.key(name)),
                    range(inside, name));
        });
    }

    private FormField field(Key key, Mapping mapping, FieldPath path, String label) {
        return new FormField(
                key,
                path,
                label,
                key.documentation(),
                state(key, mapping.find(key.name()), path),
                range(mapping, key.name()));
    }

    private static Range start(Mapping mapping) {
        return Range.at(mapping.range().start());
    }

    private static Range range(Mapping mapping, String key) {
        return mapping.find(key)
                .map(entry ->
                        entry.value().range().start() >= entry.key().range().end()
                                ? entry.key().range().union(entry.value().range())
                                : entry.key().range())
                .orElseGet(() -> start(mapping));
    }

    private State state(Key key, Optional<Entry> entry, FieldPath path) {
        if (entry.isEmpty()) {
            return new State.Absent();
        }
        var value = entry.get().value();
        if (key.shape() == Shape.STEPS) {
            return foreign(value);
        }
        return switch (value) {
            case Scalar scalar -> scalar(key, scalar);
            case Sequence list -> list(key, list, path);
            case Mapping mapping -> key.shape() == Shape.ANY ? written(mapping) : foreign(mapping);
            case YamlNode.Unreadable unreadable -> foreign(unreadable);
        };
    }

    private State scalar(Key key, Scalar scalar) {
        if (scalar.style() == Style.ALIAS || scalar.style() == Style.BLOCK || isLong(scalar)) {
            return foreign(scalar);
        }
        if (key.shape() == Shape.ANY) {
            return new State.Text(scalar.range().of(text));
        }
        return takesList(key.shape())
                ? foreign(scalar)
                : new State.Text(scalar.value().equals(Value.NULL) ? "" : scalar.text());
    }

    private boolean isLong(YamlNode node) {
        var written = node.range().of(text);
        return written.indexOf('\n') >= 0 || written.indexOf('\r') >= 0;
    }

    private static boolean takesList(Shape shape) {
        return shape == Shape.LIST || shape == Shape.MAPPINGS || shape == Shape.ERROR_NAMES;
    }

    private State list(Key key, Sequence list, FieldPath path) {
        if (key.shape() == Shape.ANY) {
            return written(list);
        }
        if (key.shape() == Shape.ERROR_NAMES) {
            return list.elements().stream().allMatch(FormReader::isName)
                    ? new State.Names(list.elements().stream()
                            .map(element -> ((Scalar) element).text())
                            .toList())
                    : foreign(list);
        }
        var place = Grammar.inside(key);
        if (place.isEmpty() || list.elements().stream().anyMatch(element -> !(element instanceof Mapping))) {
            return foreign(list);
        }
        var rows = new ArrayList<Row>();
        for (var element : list.elements()) {
            rows.add(row(place.get(), (Mapping) element, path.item(rows.size())));
        }
        return new State.Rows(rows);
    }

    private static boolean isName(YamlNode node) {
        return node instanceof Scalar scalar && scalar.style() != Style.ALIAS && scalar.style() != Style.BLOCK;
    }

    private Row row(Place place, Mapping mapping, FieldPath path) {
        var cells = Grammar.keys(place).stream()
                .filter(key -> key.shape() != Shape.STEPS)
                .map(key -> field(key, mapping, path.key(key.name()), key.name()))
                .toList();
        int steps = mapping.find("steps")
                .map(Entry::value)
                .map(value -> value instanceof Sequence list ? list.elements().size() : 0)
                .orElse(0);
        return new Row(path, cells, steps, mapping.range());
    }

    /// A value of any kind is given as it is written, on its one line.
    private State written(YamlNode node) {
        return isLong(node) || node.range().of(text).indexOf('#') >= 0
                ? foreign(node)
                : new State.Text(node.range().of(text));
    }

    private State foreign(YamlNode node) {
        var written = node.range().of(text).strip();
        return new State.Foreign(written.lines().findFirst().orElse(""));
    }
}

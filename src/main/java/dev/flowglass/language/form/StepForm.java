package dev.flowglass.language.form;

import dev.flowglass.language.Place;
import dev.flowglass.language.Problems;
import dev.flowglass.language.edit.FieldPath;
import dev.flowglass.language.yaml.Yaml;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Mapping;
import dev.flowglass.language.yaml.YamlNode.Sequence;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Range;
import java.util.List;
import java.util.Optional;

/// The form of a step, or of the flow itself.
///
/// @param step [StepPath#FLOW] for the flow
/// @param place what it is
/// @param name empty when it has none
public record StepForm(StepPath step, Place place, String name, List<FormField> fields, Range range) {
    public StepForm {
        fields = List.copyOf(fields);
    }

    /// Nothing when the text is no YAML just now, or has no such step.
    public static Optional<StepForm> of(String text, StepPath step) {
        return Yaml.read(text, new Problems(text))
                .root()
                .flatMap(root -> find(root, step))
                .map(mapping -> new FormReader(text).read(step, mapping));
    }

    public Optional<FormField> field(FieldPath path) {
        return fields.stream().filter(field -> field.path().equals(path)).findFirst();
    }

    private static Optional<Mapping> find(YamlNode root, StepPath step) {
        var at = mapping(root);
        var indices = step.indices();
        for (int i = 0; i < indices.size(); i += 2) {
            int group = i == 0 ? 0 : indices.get(i - 1);
            int index = indices.get(i);
            at = at.flatMap(outer -> group(outer, group))
                    .flatMap(holder -> value(holder, "steps"))
                    .flatMap(list -> element(list, index))
                    .flatMap(StepForm::mapping);
        }
        return at;
    }

    private static Optional<Mapping> group(Mapping outer, int group) {
        var choices = value(outer, "choices");
        var otherwise = value(outer, "default");
        if (choices.isPresent() || otherwise.isPresent()) {
            int options = choices.map(node ->
                            node instanceof Sequence list ? list.elements().size() : 0)
                    .orElse(0);
            return group < options
                    ? choices.flatMap(list -> element(list, group)).flatMap(StepForm::mapping)
                    : otherwise.flatMap(StepForm::mapping);
        }
        var branches = value(outer, "branches");
        return branches.isPresent()
                ? branches.flatMap(list -> element(list, group)).flatMap(StepForm::mapping)
                : Optional.of(outer);
    }

    private static Optional<Mapping> mapping(YamlNode node) {
        return node instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    private static Optional<YamlNode> value(Mapping mapping, String key) {
        return mapping.find(key).map(YamlNode.Entry::value);
    }

    private static Optional<YamlNode> element(YamlNode node, int index) {
        return node instanceof Sequence list && index < list.elements().size()
                ? Optional.of(list.elements().get(index))
                : Optional.empty();
    }
}

package dev.flowglass.language.edit;

import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.model.StepPath;
import java.util.Optional;

/// Finds steps by their path: where in the text's tree their mappings and lists are.
final class StepFields {
    private StepFields() {}

    /// The way to a step from the top of the text; nothing when there is none.
    static Optional<FieldPath> of(Sheet sheet, StepPath step) {
        if (step.isFlow()) {
            return Optional.of(FieldPath.HERE);
        }
        int index = step.indices().getLast();
        return list(sheet, step)
                .map(list -> list.item(index))
                .filter(path -> sheet.find(path).isPresent());
    }

    /// The way to the list that a step is in, whether the list is written or not.
    static Optional<FieldPath> list(Sheet sheet, StepPath step) {
        var indices = step.indices();
        if (indices.size() == 1) {
            return Optional.of(FieldPath.of("steps"));
        }
        int group = indices.get(indices.size() - 2);
        return step.parent()
                .flatMap(parent -> of(sheet, parent))
                .flatMap(parent -> group(sheet, parent, group))
                .map(owner -> owner.key("steps"));
    }

    /// The way to what holds the `steps` of a group: an option, the default, a branch, the foreach itself.
    static Optional<FieldPath> group(Sheet sheet, FieldPath step, int group) {
        if (!(sheet.find(step).orElse(sheet.root()) instanceof YamlNode.Mapping mapping)) {
            return Optional.empty();
        }
        if (mapping.find("choices").isPresent() || mapping.find("default").isPresent()) {
            int options = mapping.find("choices")
                    .map(YamlNode.Entry::value)
                    .map(value -> value instanceof YamlNode.Sequence list
                            ? list.elements().size()
                            : 0)
                    .orElse(0);
            if (group < options) {
                return Optional.of(step.key("choices").item(group));
            }
            return group == options && mapping.find("default").isPresent()
                    ? Optional.of(step.key("default"))
                    : Optional.empty();
        }
        if (mapping.find("branches").isPresent()) {
            var branch = step.key("branches").item(group);
            return sheet.find(branch).isPresent() ? Optional.of(branch) : Optional.empty();
        }
        return group == 0 ? Optional.of(step) : Optional.empty();
    }
}

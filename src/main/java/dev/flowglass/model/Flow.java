package dev.flowglass.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A flow definition.
///
/// @param version `v1`, `v1beta1` or `v1.0`
/// @param name the name that the definition itself claims
/// @param timeoutSeconds bound of the whole execution, greater than 0
public record Flow(
        String version,
        Optional<String> name,
        Steps steps,
        List<Mapping> inputMappings,
        List<Mapping> outputMappings,
        OptionalLong timeoutSeconds) {
    public Flow {
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
    }

    /// The step at a place.
    public Optional<Step> step(StepPath path) {
        var list = steps;
        var indices = path.indices();
        for (int i = 0; i < indices.size(); i += 2) {
            if (indices.get(i) >= list.size()) {
                return Optional.empty();
            }
            var step = list.get(indices.get(i));
            if (i == indices.size() - 1) {
                return Optional.of(step);
            }
            int group = indices.get(i + 1);
            if (group >= step.groups().size()) {
                return Optional.empty();
            }
            list = step.groups().get(group);
        }
        return Optional.empty();
    }
}

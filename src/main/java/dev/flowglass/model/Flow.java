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
}

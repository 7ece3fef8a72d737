package dev.flowglass.model;

import java.util.List;

/// Makes data of data by its mappings; without `outputMappings` its output is empty.
public record PassStep(String name, boolean end, List<Mapping> inputMappings, List<Mapping> outputMappings)
        implements Step {
    public PassStep {
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
    }
}

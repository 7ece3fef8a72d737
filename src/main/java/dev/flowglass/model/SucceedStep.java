package dev.flowglass.model;

import java.util.List;

/// Ends its list of steps well.
public record SucceedStep(String name, List<Mapping> inputMappings, List<Mapping> outputMappings) implements Step {
    public SucceedStep {
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
    }

    @Override
    public boolean end() {
        return false;
    }
}

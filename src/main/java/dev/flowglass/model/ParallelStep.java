package dev.flowglass.model;

import java.util.List;

/// Runs its branches side by side.
///
/// @param branches 1 to 100
public record ParallelStep(
        String name, boolean end, List<Mapping> inputMappings, List<Mapping> outputMappings, List<Steps> branches)
        implements Step {
    public ParallelStep {
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
        branches = List.copyOf(branches);
    }
}

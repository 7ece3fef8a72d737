package dev.flowglass.model;

import java.util.List;
import java.util.Optional;

/// Ends the execution with an error.
///
/// @param error default `FnF.RuntimeError`
/// @param cause default empty
public record FailStep(
        String name,
        List<Mapping> inputMappings,
        List<Mapping> outputMappings,
        Optional<String> error,
        Optional<String> cause)
        implements Step {
    public FailStep {
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
    }

    @Override
    public boolean end() {
        return false;
    }
}

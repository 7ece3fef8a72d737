package dev.flowglass.model;

import dev.flowglass.expression.Path;
import java.util.List;
import java.util.Optional;

/// Runs its steps once for each element of an array, 100 at a time.
///
/// @param collection the array, in the step's input
/// @param item key under which an iteration finds its element
/// @param index key under which it finds the element's position, from 0
public record ForeachStep(
        String name,
        boolean end,
        List<Mapping> inputMappings,
        List<Mapping> outputMappings,
        Path collection,
        String item,
        Optional<String> index,
        Steps steps)
        implements Step {
    public ForeachStep {
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
    }
}

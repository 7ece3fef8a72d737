package dev.flowglass.model;

import dev.flowglass.expression.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the first option whose condition holds, else the default, else nothing.
public record ChoiceStep(
        String name,
        boolean end,
        List<Mapping> inputMappings,
        List<Mapping> outputMappings,
        List<Option> choices,
        Optional<Route> otherwise)
        implements Step {
    public ChoiceStep {
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
        choices = List.copyOf(choices);
    }

    public record Option(Condition condition, Route route) {}

    /// @param steps run first; may be empty
    /// @param goTo a sibling of the choice, taken after the steps
    public record Route(Steps steps, Optional<String> goTo) {}

    /// The route of a group: options by position, then the default.
    public Route route(int group) {
        return group < choices.size() ? choices.get(group).route() : otherwise.orElseThrow();
    }

    List<Steps> groupSteps() {
        var all = new ArrayList<Steps>();
        choices.forEach(option -> all.add(option.route().steps()));
        otherwise.ifPresent(route -> all.add(route.steps()));
        return all;
    }
}

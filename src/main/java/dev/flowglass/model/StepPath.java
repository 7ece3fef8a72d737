package dev.flowglass.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where a step stands in its flow, independent of names: positions from 0, step and group in turn. `[2]` is the
/// third top-level step, `[2, 1, 0]` the first step in the second group of it. The groups are the branches of a
/// parallel, the options of a choice followed by its default, the one list of a foreach.
public record StepPath(List<Integer> indices) {
    /// The flow itself.
    public static final StepPath FLOW = new StepPath(List.of());

    public StepPath {
        indices = List.copyOf(indices);
    }

    /// The step at `step` of group `group` of this step; of the flow itself, group is ignored.
    public StepPath child(int group, int step) {
        var longer = new ArrayList<>(indices);
        if (!indices.isEmpty()) {
            longer.add(group);
        }
        longer.add(step);
        return new StepPath(longer);
    }

    public boolean isFlow() {
        return indices.isEmpty();
    }

    /// The step (or flow) whose list holds this step; the flow has none.
    public Optional<StepPath> parent() {
        return switch (indices.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(FLOW);
            default -> Optional.of(new StepPath(indices.subList(0, indices.size() - 2)));
        };
    }

    /// True for this step itself and for all inside `outer`.
    public boolean isWithin(StepPath outer) {
        return indices.size() >= outer.indices.size()
                && indices.subList(0, outer.indices.size()).equals(outer.indices);
    }

    /// `2.1.0`; empty for the flow.
    @Override
    public String toString() {
        return indices.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /// Reads what [#toString] wrote.
    public static StepPath parse(String text) {
        return text.isEmpty()
                ? FLOW
                : new StepPath(List.of(text.split("\\.", -1)).stream()
                        .map(Integer::valueOf)
                        .toList());
    }
}

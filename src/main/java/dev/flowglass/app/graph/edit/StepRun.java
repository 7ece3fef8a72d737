package dev.flowglass.app.graph.edit;

import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Steps that follow each other in one list.
record StepRun(StepPath first, int count) {
    static StepRun of(StepPath step) {
        return new StepRun(step, 1);
    }

    /// Nothing for steps that do not follow each other.
    ///
    /// @param steps from the top of the text
    static Optional<StepRun> of(List<StepPath> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        var run = new StepRun(steps.getFirst(), steps.size());
        return run.steps().equals(steps) ? Optional.of(run) : Optional.empty();
    }

    List<StepPath> steps() {
        return IntStream.range(0, count).mapToObj(this::at).toList();
    }

    /// The place behind the last of them.
    StepPath end() {
        return at(count);
    }

    /// Whether a place is inside one of them.
    boolean holds(StepPath place) {
        return steps().stream().anyMatch(step -> place.isWithin(step) && !place.equals(step));
    }

    StepPath at(int offset) {
        var indices = new ArrayList<>(first.indices());
        indices.set(indices.size() - 1, indices.getLast() + offset);
        return new StepPath(indices);
    }
}

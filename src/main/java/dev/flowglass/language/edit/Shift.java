package dev.flowglass.language.edit;

import dev.flowglass.model.StepPath;
import java.util.ArrayList;

/// How paths of steps change when steps before them come and go.
final class Shift {
    private Shift() {}

    /// Where a step is after another one was put at `at`.
    static StepPath inserted(StepPath step, StepPath at) {
        return moved(step, at, 1);
    }

    /// Where a step is after the one at `gone`, which is not around it, was taken away.
    static StepPath removed(StepPath step, StepPath gone) {
        return moved(step, gone, -1);
    }

    private static StepPath moved(StepPath step, StepPath at, int by) {
        int level = at.indices().size() - 1;
        if (step.indices().size() <= level
                || !step.indices().subList(0, level).equals(at.indices().subList(0, level))
                || step.indices().get(level) < at.indices().get(level)
                || by < 0 && step.indices().get(level).equals(at.indices().get(level))) {
            return step;
        }
        var indices = new ArrayList<>(step.indices());
        indices.set(level, indices.get(level) + by);
        return new StepPath(indices);
    }

    /// True for two paths in one list.
    static boolean siblings(StepPath one, StepPath other) {
        int level = one.indices().size() - 1;
        return other.indices().size() == level + 1
                && one.indices().subList(0, level).equals(other.indices().subList(0, level));
    }

    static StepPath next(StepPath step) {
        var indices = new ArrayList<>(step.indices());
        indices.set(indices.size() - 1, indices.getLast() + 1);
        return new StepPath(indices);
    }
}

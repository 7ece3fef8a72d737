package dev.flowglass.language.edit;

import dev.flowglass.model.StepPath;
import java.util.ArrayList;

/// How paths of steps change when steps before them come and go.
final class Shift {
    private Shift() {}

    /// Where a step is after others were put at `at`.
    static StepPath inserted(StepPath step, StepPath at, int count) {
        return moved(step, at, at.indices().getLast(), count);
    }

    /// Where a step is after those at `gone` and behind it, which are not around it, were taken away.
    static StepPath removed(StepPath step, StepPath gone, int count) {
        return moved(step, gone, gone.indices().getLast() + count, -count);
    }

    /// @param from the first position of the list of `at` that changes
    private static StepPath moved(StepPath step, StepPath at, int from, int by) {
        int level = at.indices().size() - 1;
        if (step.indices().size() <= level
                || !step.indices().subList(0, level).equals(at.indices().subList(0, level))
                || step.indices().get(level) < from) {
            return step;
        }
        return by(step, level, by);
    }

    private static StepPath by(StepPath step, int level, int by) {
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
        return next(step, 1);
    }

    /// The place so many further on in the same list.
    static StepPath next(StepPath step, int count) {
        return by(step, step.indices().size() - 1, count);
    }
}

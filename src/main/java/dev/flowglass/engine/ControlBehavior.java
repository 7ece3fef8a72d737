package dev.flowglass.engine;

import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.FailStep;
import dev.flowglass.model.ParallelStep;
import dev.flowglass.value.Obj;
import java.util.OptionalInt;

/// How the steps that call nothing go on once their input is known.
final class ControlBehavior {
    private ControlBehavior() {}

    static Detail.Plan choice(ChoiceStep step, Obj input) {
        for (int i = 0; i < step.choices().size(); i++) {
            if (step.choices().get(i).condition().evaluate(input).holds()) {
                return new Detail.Plan.Choose(OptionalInt.of(i));
            }
        }
        return new Detail.Plan.Choose(
                step.otherwise().isPresent() ? OptionalInt.of(step.choices().size()) : OptionalInt.empty());
    }

    static Detail.Plan parallel(ParallelStep step) {
        return new Detail.Plan.Spread(step.branches().size());
    }

    static Detail.Plan fail(FailStep step) {
        return new Detail.Plan.Break(new Failure(
                step.error().orElse(Failure.RUNTIME_ERROR), step.cause().orElse("")));
    }
}

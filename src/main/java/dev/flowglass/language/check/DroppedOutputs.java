package dev.flowglass.language.check;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import dev.flowglass.model.StepType;

/// A parallel or foreach whose steps make something, and no `outputMappings` to keep it.
final class DroppedOutputs implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        for (var step : subject.steps()) {
            boolean collects = step.is(StepType.PARALLEL) || step.is(StepType.FOREACH);
            if (collects
                    && step.outputMappings().isEmpty()
                    && !Keys.ofGroups(step, subject).isEmpty()) {
                problems.add(
                        LanguageCode.OUTPUT_DROPPED,
                        step.head(),
                        step.type().orElseThrow().word());
            }
        }
    }
}

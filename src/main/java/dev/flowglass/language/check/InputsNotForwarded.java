package dev.flowglass.language.check;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import dev.flowglass.model.StepType;

/// A pass or succeed that takes care of its input and then drops it.
final class InputsNotForwarded implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        for (var step : subject.steps()) {
            boolean forwards = step.is(StepType.PASS) || step.is(StepType.SUCCEED);
            if (forwards
                    && !step.inputMappings().isEmpty()
                    && step.outputMappings().isEmpty()) {
                problems.add(
                        LanguageCode.INPUT_NOT_FORWARDED,
                        step.head(),
                        step.type().orElseThrow().word());
            }
        }
    }
}

package dev.flowglass.language.check;

import dev.flowglass.expression.Condition;
import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;

/// A condition that is the same for every input.
final class ConstantConditions implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        for (var step : subject.steps()) {
            for (var group : step.groups()) {
                group.condition()
                        .flatMap(Condition::always)
                        .ifPresent(holds -> problems.add(
                                holds ? LanguageCode.CONDITION_ALWAYS : LanguageCode.CONDITION_NEVER,
                                group.conditionRange()));
            }
        }
    }
}

package dev.flowglass.language.check;

import dev.flowglass.language.FlowSource;
import dev.flowglass.language.Problems;
import java.util.List;

/// All rules.
public final class Checks {
    private static final List<Check> ALL = List.of(
            new CallbackToken(),
            new CallbackTimeout(),
            new TokenOutsideCallback(),
            new UnreachableSteps(),
            new EndlessLoops(),
            new ErrorsNeverMatched(),
            new ErrorNames(),
            new ErrorMappingsWithoutCatch(),
            new UnsetLocals(),
            new ConstantConditions(),
            new DroppedOutputs(),
            new InputsNotForwarded());

    private Checks() {}

    public static void run(FlowSource flow, Problems problems) {
        var subject = new Subject(flow);
        ALL.forEach(check -> check.check(subject, problems));
    }
}

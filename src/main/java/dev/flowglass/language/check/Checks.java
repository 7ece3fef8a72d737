package dev.flowglass.language.check;

import dev.flowglass.language.FlowSource;
import dev.flowglass.language.Problems;
import java.util.List;

/// All rules.
public final class Checks {
    private static final List<Check> ALL = List.of();

    private Checks() {}

    public static void run(FlowSource flow, Problems problems) {
        ALL.forEach(check -> check.check(flow, problems));
    }
}

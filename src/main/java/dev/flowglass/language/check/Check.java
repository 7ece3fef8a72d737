package dev.flowglass.language.check;

import dev.flowglass.language.FlowSource;
import dev.flowglass.language.Problems;

/// A rule.
interface Check {
    void check(FlowSource flow, Problems problems);
}

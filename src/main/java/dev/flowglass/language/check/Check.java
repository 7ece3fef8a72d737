package dev.flowglass.language.check;

import dev.flowglass.language.Problems;

/// A rule.
interface Check {
    void check(Subject subject, Problems problems);
}

package dev.flowglass.language;

import dev.flowglass.language.yaml.Places;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Range;

/// The text that is being read, and what is found wrong with it.
record Page(String text, Problems problems, Nearest nearest) {
    Page(String text) {
        this(text, new Problems(text), new Nearest());
    }

    void report(LanguageCode code, Range range, String... arguments) {
        problems.add(code, range, arguments);
    }

    /// Reports a problem whose range is inside what a scalar says.
    void report(Scalar scalar, Diagnostic inside) {
        problems.add(new Diagnostic(inside.code(), Places.of(text, scalar, inside.range()), inside.arguments()));
    }
}

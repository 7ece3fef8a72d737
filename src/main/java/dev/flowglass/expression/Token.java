package dev.flowglass.expression;

import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Range;
import dev.flowglass.value.Value;

/// A word of a condition.
sealed interface Token {
    Range range();

    record PathToken(Path path, Range range) implements Token {}

    /// A string or a number.
    record ConstantToken(Value value, Range range) implements Token {}

    /// A sign or a word: `&&`, `(`, `in`, `true`.
    record Sign(String text, Range range) implements Token {}

    /// What is no word of the language.
    record Bad(Diagnostic problem) implements Token {
        @Override
        public Range range() {
            return problem.range();
        }
    }

    record End(Range range) implements Token {}
}

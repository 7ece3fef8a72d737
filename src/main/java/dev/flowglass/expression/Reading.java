package dev.flowglass.expression;

import dev.flowglass.source.Diagnostic;
import java.util.List;

/// What came of reading an expression. Ranges of diagnostics are offsets into the expression's own text.
public sealed interface Reading<T> {
    /// @param remarks warnings about an expression that can be evaluated
    record Read<T>(T expression, List<Diagnostic> remarks) implements Reading<T> {
        public Read {
            remarks = List.copyOf(remarks);
        }
    }

    record Unreadable<T>(Diagnostic problem) implements Reading<T> {}
}

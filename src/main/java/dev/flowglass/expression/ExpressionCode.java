package dev.flowglass.expression;

import dev.flowglass.source.DiagnosticCode;
import dev.flowglass.source.Severity;

/// What can be wrong inside a path or a condition.
public enum ExpressionCode implements DiagnosticCode {
    /// Argument: the path.
    BAD_PATH("bad-path", Severity.ERROR),
    /// Argument: what was found, or nothing at the end.
    BAD_CONDITION("bad-condition", Severity.ERROR),
    /// The text of a condition ends too early.
    CONDITION_ENDS_EARLY("condition-ends-early", Severity.ERROR),
    /// `'text'` in a condition: strings stand in double quotes or backquotes.
    SINGLE_QUOTES("single-quotes", Severity.ERROR),
    /// Argument: the operator. It works here, but the service does not document it.
    UNDOCUMENTED_OPERATOR("undocumented-operator", Severity.WARNING);

    private final String id;
    private final Severity severity;

    ExpressionCode(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}

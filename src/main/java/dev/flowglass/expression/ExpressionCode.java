package dev.flowglass.expression;

import dev.flowglass.source.DiagnosticCode;
import dev.flowglass.source.Severity;

/// What can be wrong inside a path or a condition.
public enum ExpressionCode implements DiagnosticCode {
    /// Argument: the path.
    BAD_PATH("bad-path", Severity.ERROR),
    /// Argument: what stands where it may not.
    BAD_CONDITION("bad-condition", Severity.ERROR),
    /// The text of a condition ends too early.
    CONDITION_ENDS_EARLY("condition-ends-early", Severity.ERROR),
    /// Parentheses, `!` or `-` nested deeper than [Condition#MAX_DEPTH]. Argument: that depth.
    CONDITION_TOO_DEEP("condition-too-deep", Severity.ERROR),
    /// `$input.x` in a condition, which sees the step's own input only. Arguments: what was found, what to write.
    CONDITION_ROOT("condition-root", Severity.ERROR),
    /// A word without quotes that is neither field nor constant. Argument: the word.
    CONDITION_WORD("condition-word", Severity.ERROR),
    /// `=`, `and`, `（`: something that looks like a sign of the language. Arguments: what was found, what to write.
    WRONG_SIGN("wrong-sign", Severity.ERROR),
    /// `'text'` in a condition: strings stand in double quotes or backquotes.
    SINGLE_QUOTES("single-quotes", Severity.ERROR),
    /// A string that is not closed.
    UNCLOSED_STRING("unclosed-string", Severity.ERROR),
    /// A string with an escape that JSON does not know. Argument: the string.
    BAD_STRING("bad-string", Severity.ERROR),
    /// Argument: the operator. It works here, but the service does not document it.
    UNDOCUMENTED_OPERATOR("undocumented-operator", Severity.WARNING),
    /// `< "5"`: a text that looks like a number is compared as text. Argument: the text.
    NUMERIC_TEXT("numeric-text", Severity.WARNING);

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

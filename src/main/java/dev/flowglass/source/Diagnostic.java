package dev.flowglass.source;

import java.util.List;

/// A problem in a person's text.
///
/// @param range where it is, never beyond the text
/// @param arguments what the message of the code speaks of, in its order
public record Diagnostic(DiagnosticCode code, Range range, List<String> arguments) {
    public Diagnostic {
        arguments = List.copyOf(arguments);
    }

    public Diagnostic(DiagnosticCode code, Range range, String... arguments) {
        this(code, range, List.of(arguments));
    }

    public Severity severity() {
        return code.severity();
    }
}

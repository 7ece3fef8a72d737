package dev.flowglass.app.editor;

import dev.flowglass.app.words.Words;
import dev.flowglass.source.Diagnostic;
import java.util.Locale;

/// What a person reads about a problem.
public final class DiagnosticText {
    private DiagnosticText() {}

    /// The message in the language of the moment.
    public static String of(Diagnostic diagnostic, Words words) {
        return words.now(
                "diagnostic." + diagnostic.code().id(), diagnostic.arguments().toArray());
    }

    /// Error, warning or note.
    public static String severity(Diagnostic diagnostic, Words words) {
        return words.now("severity." + diagnostic.severity().name().toLowerCase(Locale.ROOT));
    }
}

package dev.flowglass.app.editor;

import dev.flowglass.app.words.Words;
import dev.flowglass.language.assist.Topic;
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

    /// The message with its severity, and below it how the language means it.
    public static String explained(Diagnostic diagnostic, Words words) {
        var message = words.now("editor.hover", severity(diagnostic, words), of(diagnostic, words));
        return Topic.of(diagnostic.code())
                .map(topic -> words.now("editor.hover.page", message, words.now(topic.documentation())))
                .orElse(message);
    }

    /// Error, warning or note.
    public static String severity(Diagnostic diagnostic, Words words) {
        return words.now("severity." + diagnostic.severity().name().toLowerCase(Locale.ROOT));
    }
}

package dev.flowglass.cli;

import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Lines;
import dev.flowglass.source.Severity;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import dev.flowglass.words.Messages;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The problems of one file, as lines.
///
/// @param lines of the text that the ranges point into
record Problems(Path file, Lines lines, List<Diagnostic> diagnostics) {
    Problems {
        diagnostics = List.copyOf(diagnostics);
    }

    boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /// `file:line:column: severity code message`
    List<String> text(Messages words) {
        return diagnostics.stream()
                .map(diagnostic -> "%s:%d:%d: %s %s %s"
                        .formatted(
                                file,
                                lines.line(diagnostic.range().start()),
                                lines.column(diagnostic.range().start()),
                                severity(diagnostic),
                                diagnostic.code().id(),
                                message(diagnostic, words)))
                .toList();
    }

    List<Value> json(Messages words) {
        return diagnostics.stream().map(diagnostic -> json(diagnostic, words)).toList();
    }

    private Value json(Diagnostic diagnostic, Messages words) {
        var range = diagnostic.range();
        var fields = new LinkedHashMap<String, Value>();
        fields.put("file", Value.of(file.toString()));
        fields.put("line", Value.of(lines.line(range.start())));
        fields.put("column", Value.of(lines.column(range.start())));
        fields.put("endLine", Value.of(lines.line(range.end())));
        fields.put("endColumn", Value.of(lines.column(range.end())));
        fields.put("severity", Value.of(severity(diagnostic)));
        fields.put("code", Value.of(diagnostic.code().id()));
        fields.put("message", Value.of(message(diagnostic, words)));
        return Obj.of(fields);
    }

    private static String severity(Diagnostic diagnostic) {
        return diagnostic.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String message(Diagnostic diagnostic, Messages words) {
        return words.text(
                "diagnostic." + diagnostic.code().id(), diagnostic.arguments().toArray());
    }
}

package dev.flowglass.language;

import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Lines;
import dev.flowglass.source.Severity;
import java.util.List;
import java.util.Optional;

/// A file beside a flow and what could be read from it.
///
/// @param content nothing when there is an error
/// @param diagnostics by place in the text
public record Document<T>(String text, Lines lines, Optional<T> content, List<Diagnostic> diagnostics) {
    public Document {
        diagnostics = List.copyOf(diagnostics);
    }

    static <T> Document<T> of(Page page, T content) {
        return new Document<>(
                page.text(),
                new Lines(page.text()),
                page.problems().hasErrors() ? Optional.empty() : Optional.of(content),
                page.problems().list());
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}

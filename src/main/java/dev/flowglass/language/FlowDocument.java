package dev.flowglass.language;

import dev.flowglass.model.Flow;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Lines;
import dev.flowglass.source.Severity;
import java.util.List;
import java.util.Optional;

/// A flow's text and all that could be read from it.
///
/// @param flow nothing when there is an error
/// @param outline what can be seen of the steps in spite of errors; nothing when the text is no YAML at all
/// @param source the same in full, with the place of everything; there when the outline is
/// @param diagnostics by place in the text
public record FlowDocument(
        String text,
        Lines lines,
        Optional<Flow> flow,
        Optional<Outline> outline,
        Optional<FlowSource> source,
        List<Diagnostic> diagnostics) {
    public FlowDocument {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}

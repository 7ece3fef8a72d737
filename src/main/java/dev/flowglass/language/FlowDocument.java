package dev.flowglass.language;

import dev.flowglass.model.Flow;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Lines;
import dev.flowglass.source.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> NO_LIST = Set.of("", "steps", "null", "~");

    public FlowDocument {
        diagnostics = List.copyOf(diagnostics);
    }

    /// What a picture is made of: the outline, but nothing where a mistake in the text hides all its steps. Then the
    /// last picture is better than none.
    public Optional<Outline> picture() {
        return outline.filter(seen -> !seen.steps().isEmpty() || saysNone());
    }

    /// An empty text, an empty list of steps, or one that is still to be written.
    private boolean saysNone() {
        return diagnostics.stream()
                .anyMatch(found -> found.code().equals(LanguageCode.EMPTY_FILE)
                        || found.arguments().contains("steps")
                                && (found.code().equals(LanguageCode.EMPTY_LIST)
                                        || found.code().equals(LanguageCode.MUST_BE_LIST)
                                                && NO_LIST.contains(
                                                        found.range().of(text).strip())));
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}

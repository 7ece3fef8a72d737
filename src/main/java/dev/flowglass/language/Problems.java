package dev.flowglass.language;

import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.DiagnosticCode;
import dev.flowglass.source.Range;
import dev.flowglass.source.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects the problems of one text while it is read. Not for more than one thread.
public final class Problems {
    /// More than this of one severity nobody reads; what comes after is dropped.
    private static final int MOST = 1_000;

    private final int length;
    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private int errors;
    private int others;

    public Problems(String text) {
        this.length = text.length();
    }

    public void add(DiagnosticCode code, Range range, String... arguments) {
        add(new Diagnostic(code, range, arguments));
    }

    /// The same problem at the same place counts once: a text behind an alias is read as often as it is used.
    public void add(Diagnostic diagnostic) {
        boolean error = diagnostic.severity() == Severity.ERROR;
        if ((error ? errors : others) == MOST) {
            return;
        }
        int end = Math.min(length, diagnostic.range().end());
        int start = Math.min(end, diagnostic.range().start());
        if (found.add(new Diagnostic(diagnostic.code(), new Range(start, end), shortened(diagnostic.arguments())))) {
            errors += error ? 1 : 0;
            others += error ? 0 : 1;
        }
    }

    /// Messages are for reading: a text of a thousand characters is cut.
    private static List<String> shortened(List<String> arguments) {
        return arguments.stream()
                .map(text -> text.codePointCount(0, text.length()) > 120
                        ? text.substring(0, text.offsetByCodePoints(0, 119)) + "…"
                        : text)
                .toList();
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /// By place in the text.
    public List<Diagnostic> list() {
        var list = new ArrayList<>(found);
        list.sort(Comparator.comparingInt(
                        (Diagnostic diagnostic) -> diagnostic.range().start())
                .thenComparing(diagnostic -> diagnostic.severity()));
        return list;
    }
}

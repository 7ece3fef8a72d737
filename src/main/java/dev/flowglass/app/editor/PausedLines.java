package dev.flowglass.app.editor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.fxmisc.richtext.CodeArea;

/// The ground of the lines at which an execution is stopped.
final class PausedLines {
    private static final String STYLE = "paused-line";

    private final CodeArea area;
    private boolean some;

    PausedLines(CodeArea area) {
        this.area = area;
    }

    /// @param lines from 0
    void show(Set<Integer> lines) {
        if (some) {
            for (int line = 0; line < area.getParagraphs().size(); line++) {
                if (!lines.contains(line)
                        && area.getParagraph(line).getParagraphStyle().contains(STYLE)) {
                    style(line, styles -> styles.remove(STYLE));
                }
            }
        }
        some = !lines.isEmpty();
        lines.stream()
                .filter(line -> line < area.getParagraphs().size())
                .forEach(line -> style(line, styles -> styles.add(STYLE)));
    }

    private void style(int line, Consumer<Set<String>> change) {
        var styles = new LinkedHashSet<>(area.getParagraph(line).getParagraphStyle());
        change.accept(styles);
        area.setParagraphStyle(line, List.copyOf(styles));
    }
}

package dev.flowglass.app.editor;

import dev.flowglass.source.Range;
import dev.flowglass.source.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Gives the visible lines their styles, in one call: what they are, their problems, the places that were found,
/// the brackets at the caret.
final class VisibleStyles {
    private static final int ERROR = 1;
    private static final int WARNING = 2;
    private static final int INFO = 4;
    private static final int MATCH = 8;
    private static final int BRACKET = 16;

    /// @param syntax style class, or empty
    private record Style(String syntax, int flags) {}

    private record Applied(int start, StyleSpans<Collection<String>> spans) {}

    /// A stretch with a problem, that moves along with the text.
    record Problem(int start, int end, Severity severity) {
        Problem after(int position, int removed, int inserted) {
            return new Problem(
                    moved(start, position, removed, inserted), moved(end, position, removed, inserted), severity);
        }

        private static int moved(int offset, int position, int removed, int inserted) {
            if (offset >= position + removed) {
                return offset + inserted - removed;
            }
            return Math.min(offset, position + inserted);
        }
    }

    private final CodeArea area;
    private final Map<Style, Collection<String>> classes = new HashMap<>();
    private List<Problem> problems = List.of();
    private List<Range> matches = List.of();
    private List<Integer> brackets = List.of();
    private Optional<Applied> applied = Optional.empty();
    private final AnimationTimer frame = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            beforeApply.run();
            apply();
        }
    };
    private boolean applying;
    private Runnable beforeApply = () -> {};

    VisibleStyles(CodeArea area) {
        this.area = area;
    }

    /// What else is to be brought up to date in that frame.
    void setBeforeApply(Runnable action) {
        beforeApply = action;
    }

    /// Ends it.
    void close() {
        frame.stop();
    }

    void problems(List<Problem> shown) {
        problems = List.copyOf(shown);
    }

    void matches(List<Range> found) {
        matches = List.copyOf(found);
    }

    void brackets(List<Integer> offsets) {
        brackets = List.copyOf(offsets);
    }

    /// Text was replaced; until it is read again problems stay where they were in it.
    void edited(int position, int removed, int inserted) {
        applied = Optional.empty();
        problems = problems.stream()
                .map(problem -> problem.after(position, removed, inserted))
                .toList();
    }

    /// Styles what is visible, at the next frame: never while the text is being changed, when the area does not
    /// know itself, and only once however often it is asked.
    void refresh() {
        frame.start();
    }

    private void apply() {
        // Giving styles makes the view dirty, which asks for styles again.
        if (area.getVisibleParagraphs().isEmpty() || applying) {
            return;
        }
        applying = true;
        try {
            applyToVisible();
        } finally {
            applying = false;
        }
    }

    private void applyToVisible() {
        int last = area.getParagraphs().size() - 1;
        // Asking for the first one lays out, so how many there are is asked for after it.
        int from = Math.clamp(area.visibleParToAllParIndex(0), 0, last);
        int to = Math.clamp((long) from + area.getVisibleParagraphs().size(), from, last);
        int start = area.getAbsolutePosition(from, 0);
        int end = area.getAbsolutePosition(to, area.getParagraphLength(to));
        if (start < end) {
            var wanted = new Applied(start, spans(from, to, start, end));
            if (!applied.equals(Optional.of(wanted))) {
                applied = Optional.of(wanted);
                area.setStyleSpans(start, wanted.spans());
            }
        }
    }

    private StyleSpans<Collection<String>> spans(int from, int to, int start, int end) {
        var syntax = new String[end - start];
        Arrays.fill(syntax, "");
        int at = 0;
        var lines = Syntax.tokens(line -> area.getParagraph(line).getText(), from, to);
        for (int line = from; line <= to; line++) {
            for (var token : lines.get(line - from)) {
                Arrays.fill(
                        syntax,
                        at + token.start(),
                        at + token.end(),
                        token.kind().styleClass());
            }
            at += area.getParagraphLength(line) + 1;
        }
        var styles = new int[end - start];
        for (var problem : problems) {
            paint(styles, problem.start() - start, problem.end() - start, flag(problem.severity()));
        }
        for (var match : matches) {
            paint(styles, match.start() - start, match.end() - start, MATCH);
        }
        for (int bracket : brackets) {
            paint(styles, bracket - start, bracket - start + 1, BRACKET);
        }
        return runs(syntax, styles);
    }

    private static void paint(int[] styles, int from, int to, int flag) {
        for (int i = Math.max(0, from); i < Math.min(to, styles.length); i++) {
            styles[i] |= flag;
        }
    }

    private static int flag(Severity severity) {
        return switch (severity) {
            case ERROR -> ERROR;
            case WARNING -> WARNING;
            case INFO -> INFO;
        };
    }

    private StyleSpans<Collection<String>> runs(String[] syntax, int[] flags) {
        var builder = new StyleSpansBuilder<Collection<String>>();
        int from = 0;
        for (int i = 1; i <= flags.length; i++) {
            if (i == flags.length || flags[i] != flags[from] || !syntax[i].equals(syntax[from])) {
                var style = new Style(syntax[from], flags[from]);
                builder.add(classes.computeIfAbsent(style, VisibleStyles::classes), i - from);
                from = i;
            }
        }
        return builder.create();
    }

    private static Collection<String> classes(Style style) {
        var names = new ArrayList<String>();
        if (!style.syntax().isEmpty()) {
            names.add(style.syntax());
        }
        if ((style.flags() & MATCH) != 0) {
            names.add("match");
        }
        if ((style.flags() & BRACKET) != 0) {
            names.add("bracket");
        }
        if ((style.flags() & ERROR) != 0) {
            names.add("problem-error");
        } else if ((style.flags() & WARNING) != 0) {
            names.add("problem-warning");
        } else if ((style.flags() & INFO) != 0) {
            names.add("problem-info");
        }
        return List.copyOf(names);
    }
}

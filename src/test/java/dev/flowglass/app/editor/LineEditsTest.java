package dev.flowglass.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.editor.LineEdits.Edit;
import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `|` is the caret, `^` the other end of a selection.
class LineEditsTest {
    @Test
    void aNewLineBeginsWhereThePersonWouldGoOn() {
        assertThat(enter("steps:|")).isEqualTo("steps:\n  |");
        assertThat(enter("  - type: task|")).isEqualTo("  - type: task\n    |");
        assertThat(enter("  - inputMappings:|")).isEqualTo("  - inputMappings:\n      |");
        assertThat(enter("    name: a|")).isEqualTo("    name: a\n    |");
        assertThat(enter("a: |\n")).isEqualTo("a: \n  |\n");
        assertThat(enter("  -|")).isEqualTo("  -\n    |");
        assertThat(enter("  ab|cd")).isEqualTo("  ab\n  |cd");
    }

    @Test
    void tabFillsToTheNextStopOrMovesTheSelectedLines() {
        assertThat(apply("a|", LineEdits::indent)).isEqualTo("a |");
        assertThat(apply("ab|", LineEdits::indent)).isEqualTo("ab  |");
        assertThat(apply("^a\n\n  b|\nc", LineEdits::indent)).isEqualTo("^  a\n\n    b|\nc");
        assertThat(apply("^a\nb\n|c", LineEdits::indent)).isEqualTo("^  a\n  b\n|c");
    }

    @Test
    void shiftTabMovesLinesBack() {
        assertThat(apply("  a|b", LineEdits::outdent)).isEqualTo("a|b");
        assertThat(apply(" |a", LineEdits::outdent)).isEqualTo("|a");
        assertThat(apply("a|", LineEdits::outdent)).isEqualTo("a|");
        assertThat(apply("    a^\n  b|", LineEdits::outdent)).isEqualTo("  a^\nb|");
    }

    @Test
    void theCommentKeyMakesCommentsAndTakesThemBack() {
        assertThat(apply("  a: 1|", LineEdits::comment)).isEqualTo("  # a: 1|");
        assertThat(apply("  # a: 1|", LineEdits::comment)).isEqualTo("  a: 1|");
        assertThat(apply("^  a:\n\n    b: 1|", LineEdits::comment)).isEqualTo("^  # a:\n\n  #   b: 1|");
        assertThat(apply("^  # a:\n\n  #   b: 1|", LineEdits::comment)).isEqualTo("^  a:\n\n    b: 1|");
    }

    @Test
    void backspaceInTheIndentGoesToTheStopBefore() {
        assertThat(LineEdits.backspace("    ", 4)).isEqualTo(2);
        assertThat(LineEdits.backspace("   ", 3)).isEqualTo(1);
        assertThat(LineEdits.backspace("  a", 3)).isEqualTo(1);
        assertThat(LineEdits.backspace("a\n", 2)).isEqualTo(1);
    }

    private interface LineEdit {
        Edit on(String text, int anchor, int caret);
    }

    private static String enter(String marked) {
        return apply(marked, (text, anchor, caret) -> LineEdits.newLine(text, new Range(caret, caret)));
    }

    private static String apply(String marked, LineEdit edit) {
        int caret = marked.replace("^", "").indexOf('|');
        int anchor = marked.contains("^") ? marked.replace("|", "").indexOf('^') : caret;
        var text = marked.replace("^", "").replace("|", "");
        var done = edit.on(text, anchor, caret);
        var result = new StringBuilder(TextEdit.apply(text, List.of(new TextEdit(done.range(), done.replacement()))));
        result.insert(done.caret(), '|');
        if (done.anchor() != done.caret()) {
            result.insert(done.anchor() > done.caret() ? done.anchor() + 1 : done.anchor(), '^');
        }
        return result.toString();
    }
}

package dev.flowglass.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {
    @Test
    void linesEndWithAnyOfTheThreeEndings() {
        var lines = new Lines("a\nbb\r\nc\rd");

        assertThat(lines.count()).isEqualTo(4);
        assertThat(List.of(lines.line(0), lines.line(1), lines.line(2), lines.line(6), lines.line(8)))
                .containsExactly(1, 1, 2, 3, 4);
        assertThat(lines.column(3)).isEqualTo(2);
        assertThat(lines.start(3)).isEqualTo(6);
        assertThat(lines.start(9)).isEqualTo(9);
    }

    @Test
    void anEmptyTextHasOneLineAndATextThatEndsWithALineEndHasAnEmptyLastLine() {
        assertThat(new Lines("").count()).isEqualTo(1);
        assertThat(new Lines("a\n").count()).isEqualTo(2);
    }

    @Test
    void editsAreAppliedByTheirPlacesInTheOldText() {
        var edits = List.of(
                new TextEdit(new Range(6, 7), "Z"), new TextEdit(Range.at(0), ">"), new TextEdit(new Range(2, 4), ""));

        assertThat(TextEdit.apply("abcdefg", edits)).isEqualTo(">abefZ");
    }

    @Test
    void editsThatOverlapAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextEdit.apply(
                        "abc", List.of(new TextEdit(new Range(0, 2), ""), new TextEdit(new Range(1, 3), ""))));
    }
}

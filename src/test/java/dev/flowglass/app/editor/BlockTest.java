package dev.flowglass.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
    private static final List<String> LINES = """
        version: v1
        steps:
          - type: pass
            name: first

          # about the second
          - type: choice
            choices:
            - condition: $.a == 1
              goto: first
            name: |
              text

        # end
        """.lines().toList();

    @Test
    void blocksAreWhatIsIndentedBelowAndListsBelowTheirKeys() {
        assertThat(Block.of(LINES))
                .containsExactly(
                        new Block(1, 11),
                        new Block(2, 3),
                        new Block(6, 11),
                        new Block(7, 9),
                        new Block(8, 9),
                        new Block(10, 11));
    }

    @Test
    void lookingAtOneLineSaysTheSameAsLookingAtAll() {
        var all = Block.of(LINES);
        for (int line = 0; line < LINES.size(); line++) {
            int header = line;
            var here = Block.at(line, LINES::get, LINES.size());
            assertThat(here)
                    .isEqualTo(all.stream()
                            .filter(block -> block.header() == header)
                            .findFirst());
            assertThat(Block.begins(line, LINES::get, LINES.size())).isEqualTo(here.isPresent());
        }
    }
}

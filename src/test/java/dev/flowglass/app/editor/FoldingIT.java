package dev.flowglass.app.editor;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class FoldingIT extends WindowTest {
    private static final String FLOW = """
        version: v1
        type: flow
        steps:
          - type: pass
            name: first
            inputMappings:
              - target: a
                source: $input.a
          - type: parallel
            name: second
            branches:
              - steps:
                  - type: pass
                    name: inner
          - type: pass
            name: third
        """;

    @Test
    void aStepIsFoldedInTheGutterAndUnfoldedWhereItSaysHowManyLinesItHas() {
        open();

        robot.clickOn("#fold-4");
        await("the step is folded", () -> hidden().equals(List.of(5, 6, 7, 8)));
        await("it says how much is hidden", () -> labels().equals(List.of("… 4 lines")));
        assertThat(ask(() -> editor().getText())).isEqualTo(FLOW);
        snapshot("folding-light-en");

        robot.clickOn(robot.lookup(".fold-label").match(Node::isVisible).<Node>query());
        await("nothing is hidden", () -> hidden().isEmpty() && labels().isEmpty());
    }

    @Test
    void keysFoldAndUnfoldTheBlockAtTheCaret() {
        open();
        fx(() -> editor().moveTo(FLOW.indexOf("$input.a")));

        press(KeyCode.OPEN_BRACKET, SHORTCUT_DOWN, SHIFT_DOWN);
        await("the innermost block is folded", () -> hidden().equals(List.of(8)));
        press(KeyCode.OPEN_BRACKET, SHORTCUT_DOWN, SHIFT_DOWN);
        await("the block around is folded", () -> hidden().equals(List.of(7, 8)));
        press(KeyCode.CLOSE_BRACKET, SHORTCUT_DOWN, SHIFT_DOWN);
        await("the inner fold is still there", () -> hidden().equals(List.of(8)));
        press(KeyCode.OPEN_BRACKET, SHORTCUT_DOWN, ALT_DOWN);
        await("all steps are folded", () -> hidden().equals(List.of(5, 6, 7, 8, 10, 11, 12, 13, 14, 16)));
        press(KeyCode.CLOSE_BRACKET, SHORTCUT_DOWN, ALT_DOWN);
        await("all is unfolded", () -> hidden().isEmpty());
    }

    @Test
    void arrowsStepOverAFoldAndGoingIntoItOpensIt() {
        open();
        robot.clickOn("#fold-4");
        await("the step is folded", () -> hidden().size() == 4);
        fx(() -> editor().moveTo(3, 4));

        press(KeyCode.DOWN);
        assertThat(ask(() -> editor().getCurrentParagraph())).isEqualTo(8);
        press(KeyCode.UP);
        assertThat(ask(() -> editor().getCurrentParagraph())).isEqualTo(3);
        assertThat(hidden()).hasSize(4);

        press(KeyCode.F, SHORTCUT_DOWN);
        await("the bar is open", () -> isShown("#find"));
        fx(() -> robot.lookup("#find").queryAs(TextField.class).setText("$input.a"));
        press(KeyCode.ENTER);
        await("what was found is not hidden", () -> hidden().isEmpty());
    }

    @Test
    void editsKeepFoldsAndUndoKnowsNothingOfThem() {
        open();
        robot.clickOn("#fold-9");
        await("the step is folded", () -> hidden().equals(List.of(10, 11, 12, 13, 14)));

        fx(() -> editor().moveTo(0));
        robot.write("# a");
        press(KeyCode.ENTER);
        await("the fold has moved along", () -> hidden().equals(List.of(11, 12, 13, 14, 15)));
        fx(() -> editor().moveTo(editor().getText().indexOf("third")));
        robot.write("x");
        assertThat(hidden()).hasSize(5);

        fx(() -> {
            editor().undo();
            editor().undo();
        });
        await("the text is as it was", () -> editor().getText().equals(FLOW));
        await("the step is still folded", () -> hidden().equals(List.of(10, 11, 12, 13, 14)));
        assertThat(isShown(".dirty-dot")).isFalse();
    }

    @Test
    void deletingAFoldedStepLeavesTheOthersAsTheyWere() {
        open();
        robot.clickOn("#fold-4");
        await("the step is folded", () -> hidden().size() == 4);

        fx(() -> editor().deleteText(FLOW.indexOf("  - type: pass"), FLOW.indexOf("  - type: parallel")));

        await("nothing is hidden", () -> hidden().isEmpty() && labels().isEmpty());
    }

    @Test
    void foldsLookRightInTheDarkAndInChinese() {
        write(folder.resolve("settings.properties"), "language=zh-CN\ntheme=DARK\n");
        open();

        press(KeyCode.OPEN_BRACKET, SHORTCUT_DOWN, ALT_DOWN);

        await("all steps are folded", () -> labels().equals(List.of("… 4 行", "… 5 行", "… 1 行")));
        snapshot("folding-dark-zh");
    }

    private void open() {
        var file = folder.resolve("mine").resolve("flow.yaml");
        write(file, FLOW);
        openWindow(Optional.of(file));
        awaitText("version: v1");
        robot.clickOn(editor());
    }

    /// Lines that are not shown, from 1.
    private List<Integer> hidden() {
        return ask(() -> IntStream.range(0, editor().getParagraphs().size())
                .filter(line -> editor().isFolded(line))
                .mapToObj(line -> line + 1)
                .toList());
    }

    private List<String> labels() {
        return robot.lookup(".fold-label").match(Node::isVisible).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }
}

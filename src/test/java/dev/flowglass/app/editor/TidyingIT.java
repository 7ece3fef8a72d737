package dev.flowglass.app.editor;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class TidyingIT extends WindowTest {
    private static final String UNTIDY = """
        version:   v1
        type: flow
        steps:
        -   type: choice
            name: which
            choices:
            -   condition: $.a == 1
                goto: last
        -   type: pass
            name: last   # end


        """;

    private static final String TIDY = """
        version: v1
        type: flow
        steps:
          - type: choice
            name: which
            choices:
              - condition: $.a == 1
                goto: last
          - type: pass
            name: last   # end

        """;

    @Test
    void tidyingIsOneStepThatCanBeUndoneAndKeepsTheSelection() {
        open(UNTIDY);
        fx(() -> editor().selectRange(UNTIDY.indexOf("which"), UNTIDY.indexOf("which") + 5));

        press(KeyCode.F, SHIFT_DOWN, ALT_DOWN);

        await("the text is tidy", () -> editor().getText().equals(TIDY));
        assertThat(ask(() -> editor().getSelectedText())).isEqualTo("which");
        press(KeyCode.Z, SHORTCUT_DOWN);
        await("one undo takes it back", () -> editor().getText().equals(UNTIDY));
    }

    @Test
    void aTextThatIsNoYamlIsLeftAsItIsAndThatIsSaid() {
        open(UNTIDY);
        fx(() -> editor().appendText("  - {broken\n"));
        await("the graph is stale", () -> isShown("#graph-stale"));

        press(KeyCode.F, SHIFT_DOWN, ALT_DOWN);

        await("it says so", () -> told().startsWith("The text was left as it is"));
        assertThat(ask(() -> editor().getText())).isEqualTo(UNTIDY + "  - {broken\n");
    }

    @Test
    void aStepIsRenamedFromAMentionOfItEverywhereInOneStep() {
        open(TIDY);
        fx(() -> editor().moveTo(TIDY.indexOf("goto: last") + 8));

        press(KeyCode.F2);
        await("it asks for the name", () -> isShown("#pick"));
        fx(() -> robot.lookup("#pick").queryAs(TextField.class).setText("closing"));
        press(KeyCode.ENTER);

        await("both are renamed", () -> editor().getText().equals(TIDY.replace("last", "closing")));
        press(KeyCode.Z, SHORTCUT_DOWN);
        await("one undo takes it back", () -> editor().getText().equals(TIDY));
    }

    private void open(String text) {
        var file = folder.resolve("mine").resolve("flow.yaml");
        write(file, text);
        openWindow(Optional.of(file));
        awaitText("version:");
        robot.clickOn(editor());
        await("the flow is read", () -> !isShown("#graph-empty"));
    }

    private String told() {
        return robot.lookup("#told").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .findFirst()
                .orElse("");
    }
}

package dev.flowglass.app.authoring;

import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import dev.flowglass.language.FlowReader;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

class AuthoringIT extends WindowTest {
    private void open(String text) {
        var file = folder.resolve("flow.yaml");
        write(file, text);
        openWindow(Optional.of(file));
        awaitText(text.lines().findFirst().orElse(""));
        robot.clickOn("#editor");
    }

    private int offers() {
        return robot.lookup("#completion").queryAllAs(ListView.class).stream()
                .filter(list -> list.getScene().getWindow().isShowing())
                .mapToInt(list -> list.getItems().size())
                .sum();
    }

    private void typeAndTake(String text) {
        robot.write(text);
        await("there are offers after " + text, () -> offers() > 0);
        press(KeyCode.TAB);
    }

    @Test
    void aCallbackFlowIsTypedWithCompletion() {
        open("# approval\n");
        fx(() -> editor().moveTo(editor().getLength()));

        typeAndTake("ver");
        await("the values are offered", () -> offers() > 0);
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);
        typeAndTake("typ");
        await("the value is offered", () -> offers() > 0);
        press(KeyCode.TAB);
        press(KeyCode.ENTER);
        typeAndTake("st");
        await("steps are offered", () -> offers() > 0);
        typeAndTake("task");
        robot.write("approve");
        press(KeyCode.ENTER);
        typeAndTake("arn");
        await("resources are offered", () -> offers() > 0);
        snapshot("completion-resource");
        press(KeyCode.ESCAPE);
        robot.write("acs:fc:::services/office/functions/ask");
        press(KeyCode.ESCAPE);
        press(KeyCode.ENTER);
        typeAndTake("patt");
        typeAndTake("wait");
        press(KeyCode.ENTER);
        typeAndTake("inputM");
        typeAndTake("tar");
        robot.write("token");
        press(KeyCode.ENTER);
        typeAndTake("sou");
        typeAndTake("$context.ta");
        typeAndTake(".to");

        var text = ask(() -> editor().getText());
        assertThat(text).isEqualTo("""
            # approval
            version: v1
            type: flow
            steps:
              - type: task
                name: approve
                resourceArn: acs:fc:::services/office/functions/ask
                pattern: waitForCallback
                inputMappings:
                  - target: token
                    source: $context.task.token\
            """);
        assertThat(FlowReader.read(text).flow()).isPresent();
    }

    @Test
    void controlAndSpaceOfferWhatMayStandHere() {
        open("version: v1\ntype: flow\nsteps:\n  - type: task\n    name: a\n    ");
        fx(() -> editor().moveTo(editor().getLength()));

        press(KeyCode.SPACE, CONTROL_DOWN);
        await("there are offers", () -> offers() > 3);
        snapshot("completion-en-light");
        press(KeyCode.ESCAPE);
        await("they are gone", () -> offers() == 0);
        assertThat(ask(() -> editor().getText())).endsWith("name: a\n    ");
    }

    private static final String FORM_FLOW = """
        version: v1
        type: flow
        steps:
          # who is asked
          - type: task
            name: ask
            resourceArn: acs:fc:::services/office/functions/ask
            catch:
              - errors: [FnF.ALL]
                goto: end
          - type: succeed
            name: end
        """;

    private void showForm(String word) {
        open(FORM_FLOW);
        fx(() -> editor().moveTo(FORM_FLOW.indexOf(word) + 1));
        press(KeyCode.I, SHORTCUT_DOWN);
        await("the form is that of the step", () -> isShown("#field-resourceArn"));
    }

    private void focus(String field) {
        fx(() -> robot.lookup(field).query().requestFocus());
    }

    private void put(String field, String text) {
        focus(field);
        press(KeyCode.A, SHORTCUT_DOWN);
        robot.write(text);
        press(KeyCode.ENTER);
    }

    @Test
    void aFieldOfTheFormIsASmallEditOfTheTextAndOneUndoTakesItBack() {
        showForm("ask\n");
        snapshot("form-en-light");

        put("#field-timeoutSeconds", "60");
        await("the field is in the text", () -> editor().getText().contains("    timeoutSeconds: 60\n"));
        var text = ask(() -> editor().getText());
        assertThat(text.replace("    timeoutSeconds: 60\n", "")).isEqualTo(FORM_FLOW);

        focus("#field-inputMappings-add");
        press(KeyCode.SPACE);
        await("a row is in the text", () -> editor().getText().contains("inputMappings:"));
        await("the row is in the form", () -> isShown("#field-inputMappings-0-target"));
        put("#field-inputMappings-0-target", "token");
        await("the target is in the text", () -> editor().getText().contains("target: token"));
        put("#field-inputMappings-0-source", "$context.task.token");
        await("the source is in the text", () -> editor().getText().contains("source: $context.task.token"));

        fx(() -> {
            editor().undo();
            editor().undo();
            editor().undo();
            editor().undo();
        });
        assertThat(ask(() -> editor().getText())).isEqualTo(FORM_FLOW);
    }

    @Test
    void aProblemStandsAtItsField() {
        showForm("ask\n");

        put("#field-timeoutSeconds", "soon");
        await("the problem is at the field", () -> isShown(".form-problem"));
        snapshot("form-problem");
    }

    @Test
    void anArnIsBoundInTheResourcesFileFromTheForm() {
        write(folder.resolve("resources.yaml"), """
            version: 1
            resources:
              # the office
              - arn: acs:fc:::services/x/functions/y
                kind: echo
            """);
        showForm("ask\n");

        robot.clickOn("#bind");
        robot.clickOn("#bind-manual");
        await(
                "the entry is written",
                () -> robot.lookup("#editor").queryAllAs(CodeArea.class).stream()
                        .anyMatch(area -> area.getText().contains("functions/ask\n    kind: manual")
                                && area.getText().contains("# the office")));
    }

    @Test
    void aPatternBecomesANewFlow() {
        open(FORM_FLOW);

        press(KeyCode.N, SHORTCUT_DOWN, SHIFT_DOWN);
        await("the patterns are listed", () -> isShown("#pick"));
        robot.write("saga");
        press(KeyCode.ENTER);
        await("the flow is there", () -> editor().getText().contains("name: notBooked"));
    }
}

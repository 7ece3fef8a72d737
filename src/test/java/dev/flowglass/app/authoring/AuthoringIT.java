package dev.flowglass.app.authoring;

import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import dev.flowglass.language.FlowReader;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
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
}

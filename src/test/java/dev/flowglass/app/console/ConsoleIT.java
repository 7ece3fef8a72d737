package dev.flowglass.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// What a real function prints, in the pane.
class ConsoleIT extends WindowTest {
    private int lines() {
        return robot.lookup("#console").queryAs(ListView.class).getItems().size();
    }

    @Test
    void whatAFunctionPrintsAppearsLineByLineWithItsStep() {
        var flow = folder.resolve("loud/flow.yaml");
        write(flow, """
            version: v1
            type: flow
            steps:
              - type: task
                name: shout
                resourceArn: acs:fc:::services/s/functions/shout
            """);
        write(flow.resolveSibling("resources.yaml"), """
            version: 1
            resources:
              - arn: acs:fc:::services/s/functions/shout
                kind: python
                file: shout.py
                handler: shout.handler
            """);
        write(flow.resolveSibling("shout.py"), """
            import sys

            def handler(event, context):
                for i in range(30):
                    print("line", i)
                print("careful", file=sys.stderr)
                return "{}"
            """);
        openWindow(Optional.of(flow));
        awaitText("version: v1");
        press(KeyCode.DIGIT9, KeyCombination.ALT_DOWN);
        await("the pane says what will be here", () -> isShown("#console-empty"));

        press(KeyCode.F5);
        await("the execution has succeeded", () -> isShown("#status-chip:succeeded"));
        await("all lines are there", () -> lines() == 31);
        assertThat(ask(() ->
                        robot.lookup("#console-count").queryAs(Labeled.class).getText()))
                .isEqualTo("31 lines");
        snapshot("console");

        fx(() -> robot.lookup("#console-filter").queryAs(TextField.class).setText("careful"));
        await("one line is left", () -> lines() == 1);
        assertThat(ask(() -> ((ConsoleLine) robot.lookup("#console")
                                .queryAs(ListView.class)
                                .getItems()
                                .getFirst())
                        .error()))
                .isTrue();
        robot.clickOn("#console-clear");
        await("nothing is left", () -> lines() == 0 && isShown("#console-empty"));
    }
}

package dev.flowglass.app.graph;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import dev.flowglass.app.theme.BreakpointMark;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// One history for what is typed, drawn, filled in and set as a breakpoint.
class UndoIT extends WindowTest {
    private static final int EDITS = 60;

    private static final String FLOW = """
        # an odd one
        version: v1
        type:   flow
        steps:
        - {type: pass, name: zero}   # short
        # before the first
        - type: pass
          "name": 'one'
          outputMappings:
            - target: a
              source: $input.a

        - type: wait
          name: two
          duration: 5
        - type: pass
          name: three\
        """;

    private GraphView graph() {
        return robot.lookup("#graph").queryAs(GraphView.class);
    }

    private String text() {
        return ask(() -> editor().getText());
    }

    private Map<StepPath, BreakpointMark> breakpoints() {
        return ask(() -> graph().breakpoints());
    }

    private void open() {
        var file = folder.resolve("flow.yaml");
        write(file, FLOW);
        openWindow(Optional.of(file));
        awaitText("# an odd one");
        awaitRead();
    }

    /// The graph shows what the text says.
    private void awaitRead() {
        await(
                "the graph shows the text",
                () -> graph().outline()
                        .equals(dev.flowglass.language.FlowReader.read(editor().getText())
                                .outline()));
    }

    private void select(int step) {
        fx(() -> {
            graph().requestFocus();
            graph().select(List.of(StepPath.FLOW.child(0, step)));
        });
    }

    private int count() {
        return ask(() -> graph().outline().orElseThrow().steps().size());
    }

    private record State(String text, Map<StepPath, BreakpointMark> breakpoints) {}

    private State state() {
        awaitRead();
        return new State(text(), breakpoints());
    }

    private void undo() {
        press(KeyCode.Z, SHORTCUT_DOWN);
    }

    @Test
    void anyMixtureOfEditsIsTakenBackStepByStepToTheFirstBytes() {
        open();
        var random = new Random(7);
        var states = new ArrayList<>(List.of(state()));
        for (int i = 0; i < EDITS; i++) {
            edit(random, i);
            var now = state();
            if (!now.equals(states.getLast())) {
                states.add(now);
            }
        }
        assertThat(states).as("edits that changed something").hasSizeGreaterThan(EDITS * 2 / 3);

        graphHasFocus();
        for (int i = states.size() - 2; i >= 0; i--) {
            undo();
            var expected = states.get(i);
            await(
                    "the text is as it was after edit " + i,
                    () -> editor().getText().equals(expected.text()));
            awaitRead();
            await("the breakpoints are too", () -> graph().breakpoints().equals(expected.breakpoints()));
        }
        assertThat(text()).isEqualTo(FLOW);
        assertThat(breakpoints()).isEmpty();
    }

    private void graphHasFocus() {
        fx(() -> graph().requestFocus());
    }

    private void edit(Random random, int number) {
        int step = random.nextInt(Math.max(1, count()));
        switch (random.nextInt(7)) {
            case 0 ->
                fx(() -> {
                    editor().getUndoManager().preventMerge();
                    editor().insertText(0, "# typed " + number + "\n");
                    editor().getUndoManager().preventMerge();
                });
            case 1 -> {
                select(step);
                press(KeyCode.D, SHORTCUT_DOWN);
            }
            case 2 -> {
                select(step);
                press(KeyCode.DOWN, ALT_DOWN);
            }
            case 3 -> {
                select(step);
                if (count() > 2) {
                    press(KeyCode.DELETE);
                }
            }
            case 4 -> rename(step, "step" + number);
            default -> {
                select(step);
                press(KeyCode.F9);
            }
        }
    }

    /// In the form.
    private void rename(int step, String name) {
        select(step);
        press(KeyCode.I, SHORTCUT_DOWN);
        var was = ask(() -> graph().outline().orElseThrow().steps().get(step).name());
        await(
                "the form shows the step",
                () -> isShown("#field-name")
                        && robot.lookup("#field-name")
                                .queryAs(TextField.class)
                                .getText()
                                .equals(was));
        fx(() -> {
            var field = robot.lookup("#field-name").queryAs(TextField.class);
            field.requestFocus();
            field.setText(name);
        });
        press(KeyCode.ENTER);
        await("it has that name", () -> editor().getText().contains(name));
    }
}

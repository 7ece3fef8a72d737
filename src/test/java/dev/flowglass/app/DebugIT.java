package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// The debugger in the whole window, through keys and buttons.
class DebugIT extends WindowTest {
    private static final String ROW = """
        version: v1
        type: flow
        steps:
          - type: pass
            name: first
            outputMappings:
              - target: greeting
                source: hello
          - type: pass
            name: second
          - type: pass
            name: third
        """;

    private void open(String flow) {
        var file = folder.resolve("debugged.yaml");
        write(file, flow);
        openWindow(Optional.of(file));
        awaitText("version: v1");
        await("the flow is read", () -> isShown("#graph"));
    }

    private void caretTo(String text) {
        fx(() -> {
            editor().requestFocus();
            editor().moveTo(editor().getText().indexOf(text));
        });
    }

    private String text(String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    /// The texts of the cells of a list or tree.
    private List<String> cells(String query) {
        return robot.lookup(query + " .indexed-cell").queryAllAs(IndexedCell.class).stream()
                .filter(cell -> !cell.isEmpty())
                .map(cell -> String.valueOf(cell.getText()))
                .toList();
    }

    /// @param line from 1
    private void clickGutter(int line) {
        var place = ask(() -> {
            var bounds = editor().getVisibleParagraphBoundsOnScreen(line - 1);
            return new Point2D(bounds.getMinX() + 8, bounds.getCenterY());
        });
        robot.clickOn(place);
    }

    private void awaitChip(String words) {
        await(
                "the bar says " + words,
                () -> robot.lookup("#standing")
                        .tryQueryAs(Labeled.class)
                        .filter(label -> label.getText().equals(words))
                        .isPresent());
    }

    @Test
    void anExecutionStopsAtABreakpointIsSteppedAndGoesOnToItsEnd() {
        open(ROW);
        caretTo("name: second");
        press(KeyCode.F9);
        await("the gutter shows a breakpoint", () -> isShown(".breakpoint-active"));

        press(KeyCode.F5);
        awaitChip("Paused at second");
        await("the line is marked", () -> isShown(".mark-paused") && isShown(".paused-line"));
        assertThat(isShown(".chip:paused")).isTrue();
        await(
                "the reason is told",
                () -> isShown("#debug-pane") && text("#debug-reason").startsWith("second: breakpoint"));
        await(
                "the local is shown",
                () -> isShown("#debug-variables") && cells("#debug-variables").contains("greeting = \"hello\""));
        snapshot("debug-stopped");
        await("the list says so too", () -> text("#executions .standing-paused").equals("Paused at second"));
        assertThat(isShown("#status-bar:debugging")).isTrue();
        press(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);
        press(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);
        snapshot("debug-stopped-dark-zh");
        press(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);
        press(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);
        robot.clickOn("#debug-watch").write("$local.greeting\n");
        await("the watch has its value", () -> cells("#debug-watches").contains("$local.greeting = \"hello\""));
        press(KeyCode.E, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        robot.write("$.greeting == \"hello\"\n");
        await("the console answers", () -> cells("#evaluate-lines").contains("true"));
        robot.write("$local.gr");
        press(KeyCode.SPACE, KeyCombination.CONTROL_DOWN);
        await(
                "the key is completed",
                () -> robot.lookup("#evaluate")
                        .queryTextInputControl()
                        .getText()
                        .equals("$local.greeting"));
        press(KeyCode.ENTER);
        await("the console answers", () -> cells("#evaluate-lines").contains("\"hello\""));
        snapshot("debug-console");

        press(KeyCode.F10);
        awaitChip("Paused at third");
        press(KeyCode.F5);
        awaitChip("Succeeded");

        press(KeyCode.F5, KeyCombination.SHORTCUT_DOWN);
        awaitChip("Succeeded");
        caretTo("name: second");
        press(KeyCode.F9);
        await("the breakpoint is gone", () -> !isShown(".breakpoint-active"));
    }

    @Test
    void steppingStartsAnExecutionAndABreakpointStaysOnItsStepAndIsRemembered() throws TimeoutException {
        open(ROW);
        press(KeyCode.F10);
        awaitChip("Paused at first");
        robot.clickOn("#button-debug-over");
        awaitChip("Paused at second");
        press(KeyCode.F5, KeyCombination.SHIFT_DOWN);
        awaitChip("Stopped");

        caretTo("name: third");
        press(KeyCode.F9);
        await("the gutter shows a breakpoint", () -> isShown(".breakpoint-active"));
        fx(() -> editor().insertText(editor().getText().indexOf("  - type"), "  - type: pass\n    name: zero\n"));
        press(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
        press(KeyCode.F5);
        awaitChip("Paused at third");
        press(KeyCode.F5);
        awaitChip("Succeeded");

        closeWindow();
        openStage();
        open(read(folder.resolve("debugged.yaml")));
        await("the gutter shows the breakpoint again", () -> isShown(".breakpoint-active"));
    }

    @Test
    void aPersonStepsIntoABranchWhileTheOtherHoldsAndOutAgain() {
        open("""
            version: v1
            type: flow
            steps:
              - type: parallel
                name: both
                branches:
                  - steps:
                      - {type: pass, name: left}
                      - {type: pass, name: left2}
                  - steps:
                      - {type: pass, name: right}
              - {type: pass, name: last}
            """);
        press(KeyCode.F11);
        awaitChip("Paused at both");
        press(KeyCode.F11);
        awaitChip("Paused at left");
        robot.clickOn("#menu-debug").clickOn("#menu-debug-others-hold");
        press(KeyCode.F10);
        awaitChip("Paused at left2");
        press(KeyCode.F11, KeyCombination.SHIFT_DOWN);
        awaitChip("Paused at both");
        press(KeyCode.F11);
        awaitChip("Paused at right");
        press(KeyCode.F10);
        awaitChip("Paused at both");
        press(KeyCode.F10);
        awaitChip("Paused at last");
        press(KeyCode.F5);
        awaitChip("Succeeded");
    }

    @Test
    void aBreakpointInAForeachStopsInTheIterationForWhichItsConditionHolds() {
        write(folder.resolve("input.json"), "{\"items\":[7,8,9]}");
        open("""
            version: v1
            type: flow
            steps:
              - type: foreach
                name: each
                inputMappings:
                  - {target: items, source: $input.items}
                iterationMapping:
                  collection: $.items
                  item: item
                steps:
                  - type: pass
                    name: one
            """);
        caretTo("name: one");
        press(KeyCode.F9);
        await("the gutter shows a breakpoint", () -> isShown(".breakpoint-active"));
        press(KeyCode.B, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("the list shows it", () -> isShown(".breakpoints-edit"));
        robot.clickOn(".breakpoints-edit");
        await("the dialog is open", () -> isShown("#breakpoint-dialog"));
        robot.clickOn("#breakpoint-condition").write("$.item = 8");
        await("the mistake is shown", () -> !text("#breakpoint-problem").isEmpty());
        snapshot("breakpoint-dialog");
        robot.eraseText(3).write("== 8");
        robot.clickOn("#breakpoint-save");
        await("the gutter shows the condition", () -> isShown(".breakpoint-conditional"));
        snapshot("breakpoints");

        press(KeyCode.F5);
        awaitChip("Paused at one");
        await(
                "the iteration is shown",
                () -> cells("#debug-threads").stream().anyMatch(cell -> cell.startsWith("iteration 2 of each: one")));
        snapshot("debug-foreach");
        press(KeyCode.F5);
        awaitChip("Succeeded");
    }

    @Test
    void aPersonStepsIntoAChildFlowInItsOwnTextAndOutAgain() {
        var parent = folder.resolve("project/flow.yaml");
        write(folder.resolve("project/parcel.yaml"), """
            version: v1
            type: flow
            name: parcel
            steps:
              - type: pass
                name: pack
                outputMappings: [{target: box, source: small}]
              - {type: pass, name: label}
            """);
        write(parent, """
            version: v1
            type: flow
            name: order
            steps:
              - {type: pass, name: check, outputMappings: [{target: paid, source: true}]}
              - type: task
                name: ship
                resourceArn: acs:fnf:::flow/parcel
                pattern: sync
                outputMappings: [{target: parcel, source: $local.box}]
              - {type: pass, name: thank}
            """);
        openWindow(Optional.of(parent));
        awaitText("version: v1");
        await("the flow is read", () -> isShown("#graph"));
        press(KeyCode.F10);
        awaitChip("Paused at check");
        press(KeyCode.F10);
        awaitChip("Paused at ship");
        press(KeyCode.F11);
        awaitChip("Paused at pack");
        await(
                "the text of the child is shown",
                () -> text(".tab:selected .tab-label").equals("parcel.yaml"));
        await("its line is marked", () -> isShown(".paused-line"));
        await(
                "the stack shows both flows",
                () -> cells("#debug-threads").stream().anyMatch(cell -> cell.startsWith("main: pack"))
                        && cells("#debug-threads").stream().anyMatch(cell -> cell.startsWith("called by order/")));
        snapshot("debug-child");
        robot.clickOn(cell("#debug-threads", cell -> cell.startsWith("called by order/")));
        await("the parent's data is shown", () -> cells("#debug-variables").contains("paid = true"));
        caretTo("name: label");
        press(KeyCode.F9);
        press(KeyCode.F11, KeyCombination.SHIFT_DOWN);
        awaitChip("Paused at label");
        press(KeyCode.F11, KeyCombination.SHIFT_DOWN);
        awaitChip("Paused at ship");
        await(
                "the text of the parent is shown",
                () -> text(".tab:selected .tab-label").equals("flow.yaml"));
        press(KeyCode.F10);
        awaitChip("Paused at thank");
        press(KeyCode.F5);
        awaitChip("Succeeded");
    }

    @Test
    void aValueThatIsChangedWhileTheExecutionIsStoppedIsUsed() {
        open("""
            version: v1
            type: flow
            steps:
              - type: pass
                name: first
                outputMappings:
                  - {target: greeting, source: hello}
              - type: pass
                name: second
                inputMappings:
                  - {target: told, source: $local.greeting}
                outputMappings:
                  - {target: said, source: $input.told}
            """);
        caretTo("name: second");
        press(KeyCode.F9);
        press(KeyCode.F5);
        awaitChip("Paused at second");
        await("the local is shown", () -> cells("#debug-variables").contains("greeting = \"hello\""));
        robot.doubleClickOn(cell("#debug-variables", "greeting = \"hello\""));
        await("the value can be written", () -> isShown("#value-dialog"));
        robot.clickOn("#value-text");
        press(KeyCode.A, KeyCombination.SHORTCUT_DOWN);
        robot.write("\"good");
        await("the mistake is shown", () -> !text("#value-problem").isEmpty());
        snapshot("debug-change");
        robot.write("bye\"");
        await("nothing is wrong", () -> text("#value-problem").isEmpty());
        robot.clickOn("#value-save");
        await("the new value is shown", () -> cells("#debug-variables").contains("greeting = \"goodbye\""));
        await(
                "the timeline tells of it",
                () -> cells("#events").stream()
                        .anyMatch(cell -> cell.contains("changed by the debugger: $local.greeting")));
        snapshot("debug-changed");
        press(KeyCode.F5);
        awaitChip("Succeeded");
        await(
                "the value was used",
                () -> cells("#events").stream().anyMatch(cell -> cell.contains("\"said\":\"goodbye\"")));
    }

    private Node cell(String query, String text) {
        return cell(query, text::equals);
    }

    private Node cell(String query, Predicate<String> wanted) {
        return robot.lookup(query + " .indexed-cell").queryAllAs(IndexedCell.class).stream()
                .filter(cell -> !cell.isEmpty() && wanted.test(String.valueOf(cell.getText())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOriginOfAValueIsShownAndLeadsToItsMapping() {
        open("""
            version: v1
            type: flow
            steps:
              - type: pass
                name: first
                outputMappings:
                  - {target: greeting, source: hello}
              - type: pass
                name: second
                inputMappings:
                  - {target: told, source: $local.greeting}
                outputMappings:
                  - {target: said, source: $input.told}
            """);
        press(KeyCode.F5);
        awaitChip("Succeeded");
        caretTo("name: second");
        robot.clickOn("Data");
        await(
                "the data of the step is shown",
                () -> isShown("#data") && text("#data-subject").equals("second"));
        fx(() -> {
            ListView<?> rows = robot.lookup("#data").queryListView();
            int said = IntStream.range(0, rows.getItems().size())
                    .filter(i -> String.valueOf(rows.getItems().get(i)).startsWith("Line[")
                            && String.valueOf(rows.getItems().get(i)).contains("\"said\""))
                    .findFirst()
                    .orElseThrow();
            rows.getSelectionModel().clearAndSelect(said);
            rows.requestFocus();
        });
        snapshot("data-changes");
        press(KeyCode.F4);
        await(
                "the origin is told",
                () -> isShown("#origin-dialog") && cells("#origin-lines").contains("It is written in the flow."));
        snapshot("data-origin");
        robot.clickOn(cell("#origin-lines", line -> line.contains("greeting ← \"hello\"")));
        await(
                "the caret is at the mapping",
                () -> editor().getCaretPosition() >= editor().getText().indexOf("{target: greeting")
                        && editor().getCaretPosition() <= editor().getText().indexOf("name: second"));
    }

    @Test
    void aClickBesideAnyLineOfAStepSetsABreakpointAndAnotherOneTakesItAway() {
        open(ROW);
        await("the lines are shown", () -> isShown(".line-number"));
        clickGutter(7);
        await("the gutter shows a breakpoint", () -> isShown(".breakpoint-active"));
        clickGutter(4);
        await("the breakpoint is gone", () -> !isShown(".breakpoint-active"));
    }
}

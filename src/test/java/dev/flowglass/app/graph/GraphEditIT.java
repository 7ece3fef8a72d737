package dev.flowglass.app.graph;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Flow;
import dev.flowglass.model.StepPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;

class GraphEditIT extends WindowTest {
    private static final String EMPTY = "version: v1\ntype: flow\nsteps: []\n";

    private static final String FLOW = """
        version: v1
        type: flow
        steps:
          # first of all
          - type: pass
            name: first
          - type: parallel
            name: both
            branches:
              - steps:
                  - type: pass   # on the left
                    name: left
              - steps:
                  - type: pass
                    name: right
          - type: pass
            name: last
        """;

    private void open(String text) {
        var file = folder.resolve("flow.yaml");
        write(file, text);
        openWindow(Optional.of(file));
        awaitText("version: v1");
    }

    private GraphView graph() {
        return robot.lookup("#graph").queryAs(GraphView.class);
    }

    private void graphHasFocus() {
        fx(() -> graph().requestFocus());
    }

    private void select(String path) {
        robot.clickOn(middle(path));
        await("the step is selected", () -> graph().selected().equals(Optional.of(StepPath.parse(path))));
    }

    private Point2D middle(String path) {
        await("the graph does not move", () -> !graph().isMoving());
        return ask(() -> {
            var box = graph().boundsOf(StepPath.parse(path)).orElseThrow();
            return graph().localToScreen(box.getCenterX(), box.getCenterY());
        });
    }

    private void take(String typed) {
        await("the palette is open", () -> isShown("#graph-picker"));
        robot.write(typed);
        press(KeyCode.ENTER);
        await("the palette is closed", () -> !isShown("#graph-picker"));
    }

    private String text() {
        return ask(() -> editor().getText());
    }

    private Flow flow() {
        return FlowReader.read(text()).flow().orElseThrow();
    }

    private void awaitSteps(String names) {
        await(
                "the steps are " + names,
                () -> FlowReader.read(editor().getText()).outline().orElseThrow().steps().stream()
                        .map(step -> step.name())
                        .toList()
                        .equals(List.of(names.split(" "))));
    }

    @Test
    void aFlowIsBuiltFromNothingInTheGraphAloneAndTakenBackToItsFirstBytes() {
        open(EMPTY);
        await("there is a place for the first step", () -> isShown("#graph-plus-0"));
        snapshot("graph-edit-empty");

        robot.clickOn("#graph-plus-0");
        await("the palette is open", () -> isShown("#graph-picker"));
        snapshot("graph-edit-picker");
        take("pass");
        awaitSteps("pass");
        press(KeyCode.INSERT);
        take("callback");
        awaitSteps("pass callback");
        assertThat(graph().selected()).contains(StepPath.parse("1"));
        press(KeyCode.INSERT);
        take("choice");
        awaitSteps("pass callback choice");

        press(KeyCode.F2);
        await("the field is open", () -> isShown("#graph-rename-text"));
        robot.write("decide");
        snapshot("graph-edit-rename");
        press(KeyCode.ENTER);
        awaitSteps("pass callback decide");

        press(KeyCode.DIGIT1, SHORTCUT_DOWN);
        select("0");
        robot.drag(middle("0"), MouseButton.PRIMARY);
        var option = ask(() -> graph().localToScreen(graph().graph().edges().stream()
                .filter(edge -> edge.from().equals(StepPath.parse("2")) && edge.group() == 0)
                .map(edge -> graph().onScreen(edge.points().getLast()))
                .findFirst()
                .orElseThrow()));
        robot.moveTo(option);
        await("the place to drop it is shown", () -> isShown("#graph-drop"));
        snapshot("graph-edit-drag");
        robot.drop();
        awaitSteps("callback decide");
        assertThat(flow().steps().get(1).groups().getFirst().get(0).name()).isEqualTo("pass");

        select("1.0.0");
        press(KeyCode.DELETE);
        await(
                "the step is gone",
                () -> flow().steps().get(1).groups().getFirst().size() == 0);

        for (int i = 0; i < 20 && !text().equals(EMPTY); i++) {
            press(KeyCode.Z, SHORTCUT_DOWN);
        }
        await("all is taken back", () -> editor().getText().equals(EMPTY));
    }

    @Test
    void stepsAreCopiedMovedAndWrappedByKeys() {
        open(FLOW);
        graphHasFocus();
        select("0");

        press(KeyCode.C, SHORTCUT_DOWN);
        press(KeyCode.V, SHORTCUT_DOWN);
        awaitSteps("first first2 both last");
        assertThat(text()).contains("  # first of all\n  - type: pass\n    name: first2\n");
        press(KeyCode.X, SHORTCUT_DOWN);
        awaitSteps("first both last");
        assertThat(text()).isEqualTo(FLOW);

        select("0");
        press(KeyCode.DOWN, ALT_DOWN);
        awaitSteps("both first last");
        assertThat(graph().selected()).contains(StepPath.parse("1"));
        press(KeyCode.D, SHORTCUT_DOWN);
        awaitSteps("both first first2 last");
        press(KeyCode.INSERT, SHIFT_DOWN);
        take("wait");
        awaitSteps("both first wait first2 last");
        graphHasFocus();
        select("4");
        press(KeyCode.P, SHORTCUT_DOWN, SHIFT_DOWN);
        await("the palette of commands is open", () -> isShown("#pick"));
        robot.write("Wrap in a foreach");
        press(KeyCode.ENTER);
        awaitSteps("both first wait first2 foreach");
    }

    private static final String FIVE = """
        version: v1
        type: flow
        steps:
          - type: pass
            name: one
          # the second
          - type: pass
            name: two
          - {type: pass, name: three}   # the third

          - type: pass
            name: four
          - type: parallel
            name: both
            branches:
              - steps:
                  - type: pass
                    name: left
        """;

    private void awaitSelected(String... paths) {
        await(
                "selected are " + List.of(paths),
                () -> graph().selectedSteps()
                        .equals(Stream.of(paths).map(StepPath::parse).toList()));
    }

    @Test
    void severalStepsAreWrappedMovedAndDeletedAtOnceAndEachIsOneUndo() {
        open(FIVE);
        graphHasFocus();
        select("1");
        clickMore("2", KeyCode.SHIFT);
        awaitSelected("1", "2");
        snapshot("graph-edit-several");

        press(KeyCode.P, SHORTCUT_DOWN, SHIFT_DOWN);
        await("the palette of commands is open", () -> isShown("#pick"));
        robot.write("Wrap in a parallel");
        press(KeyCode.ENTER);
        awaitSteps("one parallel four both");
        assertThat(text()).contains("          # the second\n").contains("name: three}   # the third\n");
        graphHasFocus();
        press(KeyCode.Z, SHORTCUT_DOWN);
        await("one undo takes it back", () -> editor().getText().equals(FIVE));
        await(
                "the graph shows it",
                () -> graph().outline().orElseThrow().steps().size() == 5);

        select("1");
        clickMore("2", KeyCode.CONTROL);
        awaitSelected("1", "2");
        press(KeyCode.UP, ALT_DOWN);
        awaitSteps("two three one four both");
        awaitSelected("0", "1");
        press(KeyCode.D, SHORTCUT_DOWN);
        awaitSteps("two three two2 three2 one four both");
        awaitSelected("2", "3");
        press(KeyCode.X, SHORTCUT_DOWN);
        awaitSteps("two three one four both");
        press(KeyCode.V, SHORTCUT_DOWN);
        awaitSteps("two three one two2 three2 four both");
        for (int i = 0; i < 4; i++) {
            press(KeyCode.Z, SHORTCUT_DOWN);
        }
        await("all is taken back", () -> editor().getText().equals(FIVE));
    }

    @Test
    void aBandSelectsWhatItSpansAndTheStepsAreDraggedTogether() {
        open(FIVE);
        graphHasFocus();
        await("the graph does not move", () -> !graph().isMoving());
        var from = corner("1", -40, -8);
        var to = corner("2", 400, 20);
        mouse(MouseEvent.MOUSE_PRESSED, from, KeyCode.SHIFT);
        mouse(MouseEvent.MOUSE_DRAGGED, from.midpoint(to), KeyCode.SHIFT);
        mouse(MouseEvent.MOUSE_DRAGGED, to, KeyCode.SHIFT);
        await("the band is shown", () -> isShown("#graph-band"));
        snapshot("graph-edit-band");
        mouse(MouseEvent.MOUSE_RELEASED, to, KeyCode.SHIFT);
        awaitSelected("1", "2");

        robot.drag(middle("2"), MouseButton.PRIMARY);
        var branch = ask(() -> graph().localToScreen(graph().graph().edges().stream()
                .filter(edge -> edge.from().equals(StepPath.parse("4")) && edge.group() == 0)
                .map(edge -> graph().onScreen(edge.points().getLast()))
                .findFirst()
                .orElseThrow()));
        robot.moveTo(branch);
        await("the place to drop them is shown", () -> isShown("#graph-drop"));
        robot.drop();
        awaitSteps("one four both");
        assertThat(flow().steps().get(2).groups().getFirst().list())
                .extracting(step -> step.name())
                .containsExactly("two", "three", "left");
    }

    private void clickMore(String path, KeyCode modifier) {
        var at = middle(path);
        mouse(MouseEvent.MOUSE_PRESSED, at, modifier);
        mouse(MouseEvent.MOUSE_RELEASED, at, modifier);
    }

    /// The robot of a window without a screen forgets which keys are down.
    private void mouse(EventType<MouseEvent> type, Point2D onScreen, KeyCode modifier) {
        fx(() -> {
            var surface = graph().lookup(".graph-surface");
            var at = surface.localToScene(surface.screenToLocal(onScreen));
            boolean down = type != MouseEvent.MOUSE_RELEASED;
            surface.fireEvent(new MouseEvent(
                    type,
                    at.getX(),
                    at.getY(),
                    onScreen.getX(),
                    onScreen.getY(),
                    MouseButton.PRIMARY,
                    1,
                    modifier == KeyCode.SHIFT,
                    modifier == KeyCode.CONTROL,
                    false,
                    false,
                    down,
                    false,
                    false,
                    false,
                    false,
                    true,
                    new PickResult(surface, at.getX(), at.getY())));
        });
    }

    private Point2D corner(String path, double dx, double dy) {
        return ask(() -> {
            var box = graph().boundsOf(StepPath.parse(path)).orElseThrow();
            return graph().localToScreen(Math.max(4, box.getMinX() + dx), box.getMinY() + dy);
        });
    }

    @Test
    void stepsThatDoNotFollowEachOtherStayAndTheGraphSaysWhy() {
        open(FIVE);
        graphHasFocus();
        select("0");
        clickMore("2", KeyCode.SHIFT);
        awaitSelected("0", "2");
        press(KeyCode.DELETE);

        await("the graph says why not", () -> isShown("#graph-notice"));
        assertThat(robot.lookup("#graph-notice").queryAs(Label.class).getText()).contains("follow each other");
        assertThat(text()).isEqualTo(FIVE);
        press(KeyCode.ESCAPE);
        awaitSelected();
    }

    @Test
    void allStepsOrThoseBeforeOrBehindOneAreSelectedByKeys() {
        open(FIVE);
        graphHasFocus();
        select("3");
        press(KeyCode.S, ALT_DOWN);
        press(KeyCode.U);
        awaitSelected("0", "1", "2", "3");
        select("3");
        press(KeyCode.S, ALT_DOWN);
        press(KeyCode.D);
        awaitSelected("3", "4");
        press(KeyCode.A, SHORTCUT_DOWN);
        awaitSelected("0", "1", "2", "3", "4");
        press(KeyCode.DELETE);
        await("the flow is empty", () -> editor().getText().equals("version: v1\ntype: flow\nsteps: []\n"));
        press(KeyCode.Z, SHORTCUT_DOWN);
        await("all is back", () -> editor().getText().equals(FIVE));
    }

    @Test
    void aStepThatCannotGoStaysAndTheGraphSaysWhy() {
        open(FLOW.replace("    name: both\n", "    name: both\n").replace("name: first\n", "name: first\n"));
        graphHasFocus();
        select("2");
        robot.interact(() -> graph().requestFocus());
        select("1");
        press(KeyCode.P, SHORTCUT_DOWN, SHIFT_DOWN);
        await("the palette of commands is open", () -> isShown("#pick"));
        robot.write("Add a retry");
        press(KeyCode.ENTER);

        await("the graph says why not", () -> isShown("#graph-notice"));
        assertThat(robot.lookup("#graph-notice").queryAs(Label.class).getText()).contains("no such part");
        snapshot("graph-edit-refused");
        assertThat(text()).isEqualTo(FLOW);
    }

    @Test
    void nothingIsChangedWhileTheTextIsBroken() {
        open(FLOW);
        fx(() -> editor().appendText("  - [\n"));
        await("the graph is stale", () -> isShown("#graph-stale"));
        graphHasFocus();
        select("0");
        press(KeyCode.DELETE);

        await("the graph says why not", () -> isShown("#graph-notice"));
        assertThat(text()).isEqualTo(FLOW + "  - [\n");
    }

    @Test
    void aGotoIsDraggedFromTheHandleOfATask() {
        open(FLOW.replace("  - type: pass\n    name: last\n", "  - type: pass\n    name: last\n")
                .replace(
                        "  # first of all\n  - type: pass\n    name: first\n",
                        "  - type: task\n    name: first\n    resourceArn: acs:fnf:::flow/child\n"));
        graphHasFocus();
        robot.moveTo(middle("0"));
        await("the handle is shown", () -> isShown("#graph-handle"));
        robot.moveTo("#graph-handle");
        robot.drag(MouseButton.PRIMARY);
        robot.moveTo(middle("2"));
        snapshot("graph-edit-goto");
        robot.drop();

        await("the task goes there", () -> editor().getText().contains("        goto: last\n"));
    }

    @Test
    void theMenuOfAStepHasWhatCanBeDoneWithIt() {
        open(FLOW);
        robot.rightClickOn(middle("1"));
        await(
                "the menu is open",
                () -> robot.lookup("Wrap in a foreach")
                        .tryQuery()
                        .filter(Node::isVisible)
                        .isPresent());
        snapshot("graph-edit-menu");
        robot.clickOn("Add a branch or option");

        await("there is one more branch", () -> flow().steps().get(1).groups().size() == 3);
    }

    @Test
    void whatIsClosedStaysSoThroughEditsAndWhenTheFileIsOpenedAgain() {
        open(FLOW);
        graphHasFocus();
        select("1");
        press(KeyCode.MINUS);
        await("it is closed", () -> graph().folded().equals(Set.of(StepPath.parse("1"))));
        select("0");
        press(KeyCode.D, SHORTCUT_DOWN);
        await("it is still closed", () -> graph().folded().equals(Set.of(StepPath.parse("2"))));
        press(KeyCode.Z, SHORTCUT_DOWN);
        await("it is closed where it was", () -> graph().folded().equals(Set.of(StepPath.parse("1"))));

        press(KeyCode.W, SHORTCUT_DOWN);
        await("the file is closed", () -> isShown("#graph-empty"));
        chosen.next(folder.resolve("flow.yaml"));
        press(KeyCode.O, SHORTCUT_DOWN);
        await("the file is open again", () -> !isShown("#graph-empty"));
        await("it is closed as it was left", () -> graph().folded().equals(Set.of(StepPath.parse("1"))));
    }

    @Test
    void thePaletteSpeaksChineseAndIsDark() {
        write(folder.resolve("settings.properties"), "language=zh-CN\ntheme=DARK\n");
        open(FLOW);
        graphHasFocus();
        select("1.0.0");
        press(KeyCode.INSERT);
        await("the palette is open", () -> isShown("#graph-picker"));
        assertThat(robot.lookup("#graph-picker-list").queryListView().getItems())
                .hasSizeGreaterThan(8);
        snapshot("graph-edit-picker-zh-dark");
        robot.write("回调");
        press(KeyCode.ENTER);

        await("a callback stands in the branch", () -> editor().getText().contains("pattern: waitForCallback"));
        assertThat(flow().steps().get(1).groups().getFirst().size()).isEqualTo(2);
        snapshot("graph-edit-zh-dark");
    }
}

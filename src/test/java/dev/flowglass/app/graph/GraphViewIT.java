package dev.flowglass.app.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flowglass.app.FxWatchdog;
import dev.flowglass.app.GuiTest;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.graph.layout.Box;
import dev.flowglass.app.graph.layout.Direction;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.StepPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphViewIT extends GuiTest {
    private static final StepPath FIRST = StepPath.parse("0");

    private final Words words = new Words(Locale.ENGLISH);
    private final Selection selection = new Selection();
    private final List<StepPath> revealed = new ArrayList<>();

    private Instant now = Run.BEGIN;

    @SuppressWarnings("NullAway.Init")
    private GraphView view;

    @BeforeEach
    void dress() {
        fx(() -> InstalledTheme.get().choiceProperty().set(Theme.Choice.LIGHT));
    }

    private void open(String yaml) {
        var document = Run.document(yaml);
        // The start of a window is not what is watched here.
        FxWatchdog.ignoring(() -> show(
                () -> {
                    view = new GraphView(
                            words,
                            selection,
                            () -> now,
                            action -> Optional.of(KeyCombination.valueOf("Ctrl+Digit1"))
                                    .filter(_ -> action.equals("graph.fit")));
                    view.setOnReveal(revealed::add);
                    view.open(document);
                    return new StackPane(view);
                },
                700,
                700));
        fx(view::requestFocus);
    }

    private Bounds at(String path) {
        return ask(() -> view.boundsOf(StepPath.parse(path)).orElseThrow());
    }

    private Point2D middle(String path) {
        var bounds = at(path);
        return ask(() -> view.localToScreen(bounds.getCenterX(), bounds.getCenterY()));
    }

    private void settle() {
        await("the view rests", () -> !view.isMoving());
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return ask(() -> type.cast(view.lookup(selector)));
    }

    @Test
    void aClickSelectsAStepAndAClickOnTheGroundSelectsNothing() {
        open(Flows.APPROVAL);

        robot.clickOn(middle("1"));
        assertThat(selection.step()).contains(StepPath.parse("1"));

        robot.clickOn(ask(() -> view.localToScreen(20, 600)));
        assertThat(selection.step()).isEmpty();
    }

    /// More with `-Dflowglass.broken=100000`.
    private static final int BROKEN = Integer.getInteger("flowglass.broken", 10_000);

    @Test
    void noBrokenTextMakesItBlankOrForgetsAStepThatIsStillThere() {
        open(Flows.APPROVAL);
        var whole = Run.document(Flows.APPROVAL);
        int several = 100;
        for (int first = 0; first < BROKEN; first += several) {
            var texts = new ArrayList<FlowDocument>();
            for (int seed = first; seed < first + several; seed++) {
                texts.add(FlowReader.read(broken(new Random(seed), whole.text())));
            }
            FxWatchdog.ignoring(() -> fx(() -> texts.forEach(text -> shows(whole, text))));
        }
    }

    private void shows(FlowDocument whole, FlowDocument broken) {
        view.show(whole);
        selection.select(StepPath.parse("1"));
        view.show(broken);
        view.layout();

        assertThat(view.outline().orElseThrow().steps().isEmpty())
                .as("blank: %s", broken.text())
                .isFalse();
        assertThat(view.graph().boxes()).anyMatch(Box::isStep);
        assertThat(view.isStale()).isEqualTo(broken.picture().isEmpty());
        assertThat(selection.step()).contains(StepPath.parse("1"));
        if (view.outline().orElseThrow().find(StepPath.parse("1")).isPresent()) {
            assertThat(view.boundsOf(StepPath.parse("1")))
                    .as("%s", broken.text())
                    .isPresent();
        }
    }

    /// Stretches are lost, doubled and put elsewhere, and signs come in.
    private static String broken(Random random, String text) {
        var signs =
                List.of("\t", "\n", "[", "]", "{", "}", ": ", "- ", "'", "\"", "#", "&a", "*a", "\ufeff", "审", "|\n");
        var broken = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int at = random.nextInt(broken.length());
            int end = Math.min(broken.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> broken.delete(at, end);
                case 1 -> broken.insert(random.nextInt(broken.length()), broken.substring(at, end));
                default -> broken.insert(at, signs.get(random.nextInt(signs.size())));
            }
        }
        return broken.toString();
    }

    @Test
    void aSlipOfThePointerIsStillAClickAndADragIsNone() {
        open(Flows.APPROVAL);
        var before = at("1");

        robot.moveTo(middle("1")).press(MouseButton.PRIMARY).moveBy(2, 1).release(MouseButton.PRIMARY);
        assertThat(selection.step()).contains(StepPath.parse("1"));
        assertThat(at("1")).isEqualTo(before);

        fx(selection::clear);
        robot.moveTo(middle("1")).press(MouseButton.PRIMARY).moveBy(30, 40).release(MouseButton.PRIMARY);
        assertThat(selection.step()).isEmpty();
        assertThat(at("1").getMinX() - before.getMinX()).isCloseTo(30, within(1.0));
        assertThat(at("1").getMinY() - before.getMinY()).isCloseTo(40, within(1.0));
    }

    @Test
    void theWheelZoomsAtThePointer() {
        open(Flows.APPROVAL);
        var before = at("2");
        double scale = ask(view::scale);

        fx(() -> scroll(before.getMinX(), before.getMinY(), 80));

        assertThat(ask(view::scale)).isGreaterThan(scale);
        assertThat(at("2").getMinX()).isCloseTo(before.getMinX(), within(0.01));
        assertThat(at("2").getMinY()).isCloseTo(before.getMinY(), within(0.01));
    }

    private void scroll(double x, double y, double delta) {
        Node surface = view.lookup(".graph-surface");
        var screen = view.localToScreen(x, y);
        Event.fireEvent(
                surface,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        x,
                        y,
                        screen.getX(),
                        screen.getY(),
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        delta,
                        0,
                        delta,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    @Test
    void arrowsGoFromStepToStepAndEnterShowsTheText() {
        open(Flows.NESTED);

        robot.type(KeyCode.HOME);
        assertThat(selection.step()).contains(FIRST);
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        assertThat(selection.step()).contains(StepPath.parse("1.0.0.1.0"));
        robot.type(KeyCode.RIGHT);
        assertThat(selection.step()).contains(StepPath.parse("1.0.0.2.0"));
        robot.type(KeyCode.ENTER);
        assertThat(revealed).containsExactly(StepPath.parse("1.0.0.2.0"));
        robot.type(KeyCode.ESCAPE);
        assertThat(selection.step()).isEmpty();
    }

    @Test
    void arrowsPanWhenNothingIsSelected() {
        open(Flows.forty());
        var before = at("0");

        robot.type(KeyCode.DOWN);
        assertThat(at("0").getMinY()).isLessThan(before.getMinY());
    }

    @Test
    void aDoubleClickShowsTheText() {
        open(Flows.CALLBACK);

        robot.doubleClickOn(middle("0"));
        assertThat(revealed).containsExactly(FIRST);
    }

    @Test
    void aStepSelectedElsewhereComesIntoView() {
        open(Flows.forty());
        assertThat(at("27").getMinY()).isGreaterThan(700);

        fx(() -> selection.select(StepPath.parse("27")));
        settle();
        assertThat(at("27").getMaxY()).isLessThan(700);
    }

    @Test
    void aSmallGraphIsSeenWholeAtFirstAndALongOneFromItsBeginning() {
        open(Flows.CALLBACK);
        assertThat(ask(view::scale)).isEqualTo(1);

        var forty = Run.document(Flows.forty());
        fx(() -> view.open(forty));
        assertThat(ask(view::scale)).isGreaterThanOrEqualTo(0.5);
        assertThat(at("0").getMinY()).isBetween(0.0, 200.0);

        fx(view::fit);
        settle();
        assertThat(at("0").getMinY()).isPositive();
        assertThat(at("27").getMaxY()).isLessThan(700);
    }

    @Test
    void zoomingInAndOutAndToHundredPercentKeepsTheMiddle() {
        open(Flows.forty());

        fx(view::zoomOut);
        settle();
        assertThat(ask(view::scale)).isLessThan(1);
        fx(view::zoomNormal);
        settle();
        assertThat(ask(view::scale)).isEqualTo(1);
        fx(view::zoomIn);
        settle();
        assertThat(ask(view::scale)).isGreaterThan(1);
        assertThat(find("#graph-zoom-normal", Button.class).getText()).isEqualTo("125%");
    }

    @Test
    void aTextThatCannotBeReadLeavesTheLastGraphGreyedWithANote() {
        open(Flows.APPROVAL);

        var broken = FlowReader.read("steps: [");
        var mended = Run.document(Flows.APPROVAL);
        fx(() -> view.show(broken));
        assertThat(ask(view::isStale)).isTrue();
        assertThat(find("#graph-stale", Label.class)).matches(Node::isVisible);
        assertThat(at("1")).isNotNull();

        fx(() -> view.show(mended));
        assertThat(ask(view::isStale)).isFalse();
        assertThat(find("#graph-stale", Label.class)).matches(note -> !note.isVisible());
    }

    @Test
    void aFlowWithoutStepsSaysHowToGetAGraph() {
        open("");

        var note = find("#graph-empty", Label.class);
        assertThat(note).matches(Node::isVisible);
        assertThat(note.getText()).contains("steps:");
    }

    @Test
    void anEditKeepsThePlaceThatIsLookedAt() {
        open(Flows.forty());
        fx(() -> selection.select(StepPath.parse("9")));
        settle();
        var before = at("9");

        var longer = Run.document(Flows.forty() + "- {type: pass, name: added}\n");
        fx(() -> view.show(longer));
        assertThat(at("9")).isEqualTo(before);
    }

    @Test
    void whatIsClosedOpensWhenSomethingInsideIsSelected() {
        open(Flows.NESTED);
        fx(() -> selection.select(StepPath.parse("1")));

        robot.type(KeyCode.MINUS);
        assertThat(ask(() -> view.folded().contains(StepPath.parse("1")))).isTrue();
        assertThat(ask(() -> view.boundsOf(StepPath.parse("1.0.1")))).isEmpty();

        fx(() -> selection.select(StepPath.parse("1.0.1")));
        settle();
        assertThat(ask(() -> view.folded().isEmpty())).isTrue();
        assertThat(at("1.0.1").getMinY()).isPositive();
    }

    @Test
    void theMarkAtTheRightOfAFrameClosesItWhereItStands() {
        open(Flows.NESTED);
        var before = at("1");

        robot.clickOn(ask(() -> view.localToScreen(before.getMaxX() - 8, before.getCenterY())));
        assertThat(ask(() -> view.folded().contains(StepPath.parse("1")))).isTrue();
        assertThat(at("1").getMinY()).isCloseTo(before.getMinY(), within(0.01));
    }

    @Test
    void stepsAreFoundByAPartOfTheirName() {
        open(Flows.forty());

        fx(view::find);
        robot.write("split");
        assertThat(selection.step()).contains(StepPath.parse("1.0.0"));
        robot.type(KeyCode.ENTER);
        assertThat(selection.step()).contains(StepPath.parse("5.0.0"));
        robot.type(KeyCode.UP);
        assertThat(selection.step()).contains(StepPath.parse("1.0.0"));
        assertThat(find(".graph-find > .count", Label.class).getText()).isEqualTo("1 of 6");
        robot.type(KeyCode.ESCAPE);
        assertThat(ask(view::isFocused)).isTrue();
        assertThat(find("#graph-find-bar", Node.class)).matches(field -> !field.isVisible());
    }

    @Test
    void theOverviewShowsWhereOneIsAndGoesThere() {
        open(Flows.forty());
        var map = find("#graph-minimap", Node.class);
        assertThat(map).matches(Node::isVisible);
        assertThat(ask(map::getAccessibleText)).isNotBlank();

        robot.clickOn(ask(() -> map.localToScreen(20, map.getBoundsInLocal().getHeight() - 20)));
        assertThat(at("27").getMinY()).isBetween(0.0, 700.0);

        double scale = ask(view::scale);
        robot.scroll(2, VerticalDirection.UP);
        await("it is larger", () -> view.scale() > scale * 1.05);

        var small = Run.document(Flows.CALLBACK);
        fx(() -> view.open(small));
        await("the overview is not needed", () -> !map.isVisible());
    }

    @Test
    void theThemeColoursTheGraph() {
        open(Flows.CALLBACK);
        var light = ask(() -> view.palette().get(GraphColor.BACKGROUND));

        fx(() -> InstalledTheme.get().choiceProperty().set(Theme.Choice.DARK));
        await("it is dark", () -> view.palette().get(GraphColor.BACKGROUND).getBrightness() < 0.3);
        var dark = ask(() -> view.palette().get(GraphColor.BACKGROUND));

        assertThat(light.getBrightness()).isGreaterThan(0.8);
        assertThat(pixel(view, 5, 5)).isEqualTo(dark);
    }

    private Color pixel(Node node, int x, int y) {
        return ask(() -> node.snapshot(null, null).getPixelReader().getColor(x, y));
    }

    @Test
    void aRunColoursItsSteps() {
        open(Flows.APPROVAL);
        var run = new Run(Flows.APPROVAL).start("{}").answer("approve", "{}");
        now = run.now();

        fx(() -> view.showRun(run.states()));
        assertThat(ask(view::statuses))
                .containsEntry(StepPath.parse("0"), StepStatus.SUCCEEDED)
                .containsEntry(StepPath.parse("1"), StepStatus.WAITING_CALLBACK)
                .containsEntry(StepPath.parse("2"), StepStatus.NOT_STARTED);
        var band = at("1");
        assertThat(pixel(view, (int) band.getMinX() + 3, (int) band.getCenterY()))
                .isEqualTo(ask(() -> view.palette().get(GraphColor.WAITING)));

        fx(view::hideRun);
        assertThat(ask(view::statuses)).containsEntry(StepPath.parse("1"), StepStatus.NOT_STARTED);
    }

    @Test
    void aScreenReaderHearsTheSelectedStepAndItsState() {
        open(Flows.APPROVAL);
        assertThat(ask(view::getAccessibleText)).contains("6 steps");

        var run = new Run(Flows.APPROVAL).start("{}").answer("approve", "{}").pass(Duration.ofSeconds(75));
        now = run.now();
        fx(() -> {
            view.showRun(run.states());
            selection.select(StepPath.parse("1"));
        });
        assertThat(ask(view::getAccessibleText))
                .contains("approve")
                .contains("task")
                .contains("waiting 1:15");
    }

    @Test
    void anotherLanguageChangesTheWordsInThePicture() {
        open(Flows.CALLBACK);

        fx(() -> words.localeProperty().set(Locale.SIMPLIFIED_CHINESE));
        assertThat(ask(() -> view.graph().boxes().getFirst().name())).isEqualTo("开始");
    }

    @Test
    void theGraphCanRunToTheRight() {
        open(Flows.APPROVAL);

        fx(() -> view.directionProperty().set(Direction.RIGHT));
        settle();
        assertThat(at("0").getMaxX()).isLessThan(at("1").getMinX());
    }

    @Test
    void aToolTellsItsKey() {
        open(Flows.CALLBACK);

        assertThat(ask(() -> find("#graph-fit", Button.class).getTooltip().getText()))
                .isEqualTo("Fit the whole graph (Ctrl+1)");
        assertThat(ask(() -> find("#graph-find-text", Node.class).getAccessibleText()))
                .isEqualTo("Find a step");
    }

    @Test
    void theContextMenuOfAStepIsAskedForThatStep() {
        open(Flows.CALLBACK);
        var asked = new ArrayList<Optional<StepPath>>();
        var bounds = at("0");

        fx(() -> {
            view.setMenu(path -> {
                asked.add(path);
                return List.of(new MenuItem("Do it"));
            });
            var screen = view.localToScreen(bounds.getCenterX(), bounds.getCenterY());
            Event.fireEvent(
                    view,
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                            bounds.getCenterX(),
                            bounds.getCenterY(),
                            screen.getX(),
                            screen.getY(),
                            false,
                            null));
        });
        assertThat(asked).containsExactly(Optional.of(FIRST));
        assertThat(selection.step()).contains(FIRST);
    }
}

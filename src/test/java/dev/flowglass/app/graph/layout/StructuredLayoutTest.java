package dev.flowglass.app.graph.layout;

import static dev.flowglass.app.graph.layout.Outlines.branch;
import static dev.flowglass.app.graph.layout.Outlines.choice;
import static dev.flowglass.app.graph.layout.Outlines.foreach;
import static dev.flowglass.app.graph.layout.Outlines.otherwise;
import static dev.flowglass.app.graph.layout.Outlines.outline;
import static dev.flowglass.app.graph.layout.Outlines.parallel;
import static dev.flowglass.app.graph.layout.Outlines.pass;
import static dev.flowglass.app.graph.layout.Outlines.task;
import static dev.flowglass.app.graph.layout.Outlines.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class StructuredLayoutTest {
    private static final int ROUNDS = 300;

    private static GraphLayout down(Outline outline) {
        return layout(outline, Direction.DOWN);
    }

    private static GraphLayout layout(Outline outline, Direction direction) {
        return new StructuredLayout(Outlines.MEASURE, Outlines.WORDS, direction).layout(outline, Set.of());
    }

    private static Box box(GraphLayout layout, int... indices) {
        var path = new StepPath(java.util.Arrays.stream(indices).boxed().toList());
        return layout.boxes().stream()
                .filter(box -> box.isStep() && box.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Edge edge(GraphLayout layout, EdgeKind kind) {
        return layout.edges().stream()
                .filter(edge -> edge.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stepsOfAListStandBelowEachOtherOnOneLine() {
        var layout = down(outline(task("a", ""), pass("a-longer-name"), task("c", "with a detail")));

        assertThat(box(layout, 0).bounds().centerX()).isZero();
        assertThat(box(layout, 1).bounds().centerX()).isZero();
        assertThat(box(layout, 0).bounds().bottom())
                .isLessThan(box(layout, 1).bounds().y());
        assertThat(box(layout, 1).bounds().bottom())
                .isLessThan(box(layout, 2).bounds().y());
        assertThat(box(layout, 0).bounds().width())
                .isEqualTo(box(layout, 1).bounds().width());
    }

    @Test
    void optionsOfAChoiceStandSideBySideInTheirOrderUnderTheirConditions() {
        var layout = down(
                outline(choice("route", when("$.n > 1", task("a", "")), when("$.n < 1", task("b", "")), otherwise())));

        assertThat(box(layout, 0, 0, 0).bounds().y())
                .isEqualTo(box(layout, 0, 1, 0).bounds().y());
        assertThat(box(layout, 0, 0, 0).bounds().right())
                .isLessThan(box(layout, 0, 1, 0).bounds().x());
        assertThat(layout.edges().stream()
                        .filter(edge -> edge.kind() == EdgeKind.BRANCH)
                        .map(edge -> edge.label().orElseThrow().text()))
                .containsExactly("$.n > 1", "$.n < 1", "default");
    }

    @Test
    void aChoiceWithoutDefaultShowsTheWayPastIt() {
        var layout = down(outline(choice("route", when("$.n > 1", task("a", ""))), pass("b")));

        assertThat(layout.edges().stream()
                        .filter(edge -> edge.kind() == EdgeKind.BRANCH)
                        .map(edge -> edge.label().orElseThrow().text()))
                .containsExactly("$.n > 1", "else");
    }

    @Test
    void nothingLeadsOutOfAChoiceWhoseOptionsAllJump() {
        var layout = down(
                outline(choice("route", when("$.n > 1").goesTo("b"), otherwise().goesTo("c")), pass("b"), pass("c")));

        assertThat(layout.edges().stream()
                        .filter(edge -> edge.kind() == EdgeKind.FLOW)
                        .map(edge -> edge.from() + ">" + edge.to()))
                .containsExactly(">0", "1>2", "2>");
    }

    @Test
    void branchesOfAParallelStandInAFrame() {
        var layout = down(outline(
                parallel("both", branch(task("a", "")), branch(task("b", ""), foreach("each", "$.xs", pass("c"))))));

        assertThat(layout.frames()).extracting(Frame::depth).containsExactly(0, 1);
        assertThat(layout.frames()
                        .getFirst()
                        .bounds()
                        .contains(layout.frames().getLast().bounds()))
                .isTrue();
        assertThat(box(layout, 0).kind()).isEqualTo(BoxKind.HEADER);
        assertThat(edge(layout, EdgeKind.LOOP).from()).isEqualTo(StepPath.parse("0.1.1"));
    }

    @Test
    void whatIsClosedIsOneCardThatSaysHowMuchItHides() {
        var outline = outline(parallel("both", branch(task("a", "")), branch(task("b", ""), pass("c"))), pass("d"));
        var layout = new StructuredLayout(Outlines.MEASURE, Outlines.WORDS, Direction.DOWN)
                .layout(outline, Set.of(StepPath.parse("0")));

        assertThat(layout.frames()).isEmpty();
        assertThat(box(layout, 0))
                .returns(BoxKind.STEP, Box::kind)
                .returns(Fold.CLOSED, Box::fold)
                .returns(2, Box::groups)
                .returns(3, Box::hidden);
        assertThat(layout.boxes()).filteredOn(Box::isStep).hasSize(2);
    }

    @Test
    void catchesLeaveAtTheFarSideAndShareALaneToTheirTarget() {
        var layout = down(outline(
                task("a", "").catches("E1", "rescue"),
                task("b", "").catches("E2", "rescue").ends(),
                pass("rescue")));
        var catches = layout.edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.CATCH)
                .toList();

        assertThat(catches)
                .extracting(edge -> edge.label().orElseThrow().text())
                .containsExactly("E1", "E2");
        assertThat(catches)
                .extracting(edge -> edge.points().getLast())
                .containsOnly(new Point(
                        box(layout, 2).bounds().right(), box(layout, 2).bounds().centerY()));
        assertThat(catches.getFirst().points().get(1).x())
                .isEqualTo(catches.getLast().points().get(1).x())
                .isGreaterThan(box(layout, 0).bounds().right());
    }

    @Test
    void aJumpBackRunsOnTheNearSide() {
        var layout = down(outline(
                task("poll", ""), choice("done", when("$.ok"), otherwise().goesTo("poll")), pass("z")));
        var back = edge(layout, EdgeKind.GOTO);

        assertThat(back.from()).isEqualTo(StepPath.parse("1"));
        assertThat(back.to()).isEqualTo(StepPath.parse("0"));
        assertThat(back.points().getLast())
                .isEqualTo(new Point(
                        box(layout, 0).bounds().x(), box(layout, 0).bounds().centerY()));
        assertThat(back.bounds().x()).isLessThan(box(layout, 0).bounds().x());
    }

    @Test
    void aJumpToNowhereEndsInNothing() {
        var layout = down(outline(task("a", "").catches("E", "nobody")));
        var lost = edge(layout, EdgeKind.CATCH);

        assertThat(lost.known()).isFalse();
        assertThat(lost.label().orElseThrow().text()).isEqualTo("E \u2192 nobody");
    }

    @Test
    void aStepThatEndsItsListInTheMiddleHasAStopBelowIt() {
        var layout = down(outline(task("a", "").ends(), pass("b")));

        assertThat(layout.boxes())
                .extracting(Box::kind)
                .containsExactly(BoxKind.START, BoxKind.STEP, BoxKind.STOP, BoxKind.STEP, BoxKind.END);
        assertThat(layout.edges()).noneMatch(edge -> edge.to().equals(StepPath.parse("1")));
    }

    @Test
    void anEmptyFlowIsAStartAndAnEnd() {
        var layout = down(Outline.EMPTY);

        assertThat(layout.boxes()).extracting(Box::kind).containsExactly(BoxKind.START, BoxKind.END);
    }

    @Test
    void addingAStepMovesOnlyWhatComesAfterIt() {
        var before = down(outline(task("a", ""), choice("b", when("x", pass("c"))), pass("d")));
        var after = down(outline(
                task("a", ""),
                choice("b", when("x", pass("c"), parallel("p", branch(pass("q")), branch(pass("r"))))),
                pass("d")));

        assertThat(box(after, 0).bounds()).isEqualTo(box(before, 0).bounds());
        assertThat(box(after, 1).bounds()).isEqualTo(box(before, 1).bounds());
        assertThat(box(after, 2).bounds().x()).isEqualTo(box(before, 2).bounds().x());
    }

    @Test
    void aHundredLevelsAreNoProblem() {
        var inside = pass("innermost");
        for (int i = 0; i < 100; i++) {
            inside = i % 2 == 0 ? foreach("f" + i, "$.xs", inside) : choice("c" + i, when("x", inside));
        }

        assertThat(down(outline(inside)).frames()).hasSize(50);
    }

    private static void forRandomOutlines(BiConsumer<Outline, GraphLayout> check) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var outline = Outlines.random(new Random(seed), 1 + seed % 60);
            for (var direction : Direction.values()) {
                try {
                    check.accept(outline, layout(outline, direction));
                } catch (AssertionError e) {
                    throw new AssertionError("seed %d, %s: %s".formatted(seed, direction, e.getMessage()), e);
                }
            }
        }
    }

    @Test
    void noTwoBoxesOverlapAndAllLieWithinTheirFrames() {
        forRandomOutlines((outline, layout) -> {
            var frames = new HashMap<StepPath, Bounds>();
            layout.frames().forEach(frame -> frames.put(frame.path(), frame.bounds()));
            var boxes = layout.boxes();
            for (int i = 0; i < boxes.size(); i++) {
                for (int j = i + 1; j < boxes.size(); j++) {
                    assertThat(boxes.get(i).bounds().overlaps(boxes.get(j).bounds()))
                            .as("%s and %s", boxes.get(i), boxes.get(j))
                            .isFalse();
                }
                var path = boxes.get(i).path();
                for (var outer = path.parent();
                        outer.isPresent();
                        outer = outer.get().parent()) {
                    if (frames.containsKey(outer.get())) {
                        assertThat(frames.get(outer.get()).contains(boxes.get(i).bounds()))
                                .as("%s in %s", boxes.get(i), outer.get())
                                .isTrue();
                    }
                }
            }
            for (var one : layout.frames()) {
                for (var other : layout.frames()) {
                    boolean nested =
                            one.path().isWithin(other.path()) || other.path().isWithin(one.path());
                    assertThat(!nested && one.bounds().overlaps(other.bounds())).isFalse();
                }
            }
        });
    }

    @Test
    void everyStepIsThereOnceAndInTheOrderOfTheText() {
        forRandomOutlines((outline, layout) -> {
            var paths = new ArrayList<StepPath>();
            collect(outline.steps(), paths);
            assertThat(layout.boxes().stream().filter(Box::isStep).map(Box::path))
                    .containsExactlyElementsOf(paths);
        });
    }

    private static void collect(List<Outline.Node> nodes, List<StepPath> paths) {
        for (var node : nodes) {
            paths.add(node.path());
            node.groups().forEach(group -> collect(group.steps(), paths));
        }
    }

    @Test
    void noEdgeOrLabelCrossesABoxThatItDoesNotBelongTo() {
        forRandomOutlines((outline, layout) -> {
            for (var edge : layout.edges()) {
                for (var box : layout.boxes()) {
                    var inner = box.bounds().grow(-0.5);
                    for (int i = 1; i < edge.points().size(); i++) {
                        var stretch = Bounds.around(edge.points().subList(i - 1, i + 1));
                        assertThat(touches(stretch, inner))
                                .as("%s through %s", edge, box)
                                .isFalse();
                    }
                    assertThat(edge.label().stream()
                                    .anyMatch(label -> label.bounds().overlaps(inner)))
                            .as("label of %s on %s", edge, box)
                            .isFalse();
                }
            }
        });
    }

    /// As `overlaps`, but for lines, which have no width.
    private static boolean touches(Bounds line, Bounds box) {
        return line.x() < box.right()
                && box.x() < line.right() + 0.01
                && line.y() < box.bottom()
                && box.y() < line.bottom() + 0.01;
    }

    @Test
    void labelsDoNotCoverEachOtherNorOtherLines() {
        forRandomOutlines((outline, layout) -> {
            var labelled = layout.edges().stream()
                    .filter(edge -> edge.label().isPresent())
                    .toList();
            for (var edge : labelled) {
                var label = edge.label().orElseThrow().bounds().grow(-1);
                for (var other : layout.edges()) {
                    if (edge.equals(other)) {
                        continue;
                    }
                    assertThat(other.label().stream()
                                    .anyMatch(text -> text.bounds().overlaps(label)))
                            .as("labels of %s and %s", edge, other)
                            .isFalse();
                    for (int i = 1; i < other.points().size(); i++) {
                        assertThat(touches(Bounds.around(other.points().subList(i - 1, i + 1)), label))
                                .as("label of %s under %s", edge, other)
                                .isFalse();
                    }
                }
            }
        });
    }

    @Test
    void edgesBeginAndEndAtBoxesFramesOrOtherEdges() {
        forRandomOutlines((outline, layout) -> {
            var frames = new HashMap<StepPath, Bounds>();
            layout.frames().forEach(frame -> frames.put(frame.path(), frame.bounds()));
            Map<StepPath, Bounds> boxes = new HashMap<>();
            layout.boxes().stream().filter(Box::isStep).forEach(box -> boxes.put(box.path(), box.bounds()));
            for (var edge : layout.edges()) {
                if (edge.arrow()
                        && edge.known()
                        && edge.kind() != EdgeKind.LOOP
                        && !edge.to().isFlow()) {
                    var end = edge.points().getLast();
                    var target = frames.containsKey(edge.to()) ? frames.get(edge.to()) : boxes.get(edge.to());
                    assertThat(onBorder(Optional.ofNullable(target), end))
                            .as("end of %s", edge)
                            .isTrue();
                }
                if (edge.kind() == EdgeKind.CATCH) {
                    assertThat(onBorder(
                                    Optional.ofNullable(boxes.get(edge.from())),
                                    edge.points().getFirst()))
                            .as("begin of %s", edge)
                            .isTrue();
                }
                for (int i = 1; i < edge.points().size(); i++) {
                    var a = edge.points().get(i - 1);
                    var b = edge.points().get(i);
                    assertThat(a.x() == b.x() || a.y() == b.y())
                            .as("right angles of %s", edge)
                            .isTrue();
                }
            }
        });
    }

    private static boolean onBorder(Optional<Bounds> box, Point point) {
        var bounds = box.orElseThrow();
        return bounds.grow(0.01).contains(point.x(), point.y())
                && !bounds.grow(-0.01).contains(point.x(), point.y());
    }

    @Test
    void theSameOutlineGivesTheSamePicture() {
        forRandomOutlines((outline, layout) ->
                assertThat(layout(outline, layout.direction())).isEqualTo(layout));
    }

    @Test
    void everythingLiesWithinTheBounds() {
        forRandomOutlines((outline, layout) -> {
            var within = layout.bounds().grow(0.01);
            assertThat(layout.boxes()).allMatch(box -> within.contains(box.bounds()));
            assertThat(layout.frames()).allMatch(frame -> within.contains(frame.bounds()));
            assertThat(layout.edges()).allMatch(edge -> within.contains(edge.bounds()));
        });
    }
}

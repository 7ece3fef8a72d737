package dev.flowglass.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.debug.StepTree.Node;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakpointsTest {
    private sealed interface Item {
        String name();
    }

    private record Plain(String name) implements Item {}

    private record Block(String name, List<Item> steps) implements Item {}

    private static StepTree tree(List<? extends Item> items) {
        return new StepTree(nodes(items, StepPath.FLOW));
    }

    private static StepTree tree(String... names) {
        return tree(List.of(names).stream().map(Plain::new).toList());
    }

    private static List<Node> nodes(List<? extends Item> items, StepPath owner) {
        var nodes = new ArrayList<Node>();
        for (var item : items) {
            var path = owner.child(0, nodes.size());
            nodes.add(
                    switch (item) {
                        case Plain plain -> new Node(path, plain.name(), Optional.of(StepType.PASS), List.of());
                        case Block(var name, var steps) ->
                            new Node(path, name, Optional.of(StepType.FOREACH), List.of(nodes(steps, path)));
                    });
        }
        return nodes;
    }

    private static Breakpoints at(StepTree tree, String path) {
        return Breakpoints.NONE.boundTo(tree).plus(StepPath.parse(path));
    }

    private static String name(Breakpoints breakpoints) {
        var only = breakpoints.list().getFirst();
        return only.bound()
                ? breakpoints.steps().find(only.path()).orElseThrow().name()
                : "none";
    }

    @Test
    void aBreakpointStaysOnItsStepWhenOthersComeAndGo() {
        var set = at(tree("a", "b", "c"), "1");

        assertThat(name(set.boundTo(tree("x", "a", "b", "c")))).isEqualTo("b");
        assertThat(name(set.boundTo(tree("b")))).isEqualTo("b");
        assertThat(name(set.boundTo(tree("c", "b", "a")))).isEqualTo("b");
    }

    @Test
    void aBreakpointStaysOnAStepThatIsRenamed() {
        assertThat(name(at(tree("a", "b", "c"), "1").boundTo(tree("a", "fresh", "c"))))
                .isEqualTo("fresh");
    }

    @Test
    void aBreakpointFollowsAStepIntoABlockAndOutAgain() {
        var inside = tree(List.of(new Plain("a"), new Block("loop", List.of(new Plain("b")))));

        var moved = at(tree("a", "b"), "1").boundTo(inside);
        assertThat(moved.list().getFirst().path()).isEqualTo(StepPath.parse("1.0.0"));
        assertThat(name(moved.boundTo(tree("b", "a")))).isEqualTo("b");
    }

    @Test
    void aBreakpointWhoseStepIsGoneIsNotBoundUntilTheStepComesBack() {
        var gone = at(tree("a", "b", "c"), "1").boundTo(tree("a", "c"));

        assertThat(gone.list().getFirst().bound()).isFalse();
        assertThat(name(gone.boundTo(tree("a", "c", "d", "b")))).isEqualTo("b");
    }

    @Test
    void togglingSetsAndTakesAway() {
        var set = at(tree("a", "b"), "1");

        assertThat(set.toggled(StepPath.parse("1")).list()).isEmpty();
        assertThat(set.toggled(StepPath.parse("0")).list()).hasSize(2);
    }

    @Test
    void aBreakpointStaysOnItsStepUnderRandomEdits() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            int fresh = 0;
            var items = new ArrayList<Item>(List.of(new Plain("one"), new Plain("two"), new Plain("three")));
            var wanted = "two";
            var set = at(tree(items), "1");
            for (int edit = 0; edit < 12; edit++) {
                int at = random.nextInt(items.size());
                switch (random.nextInt(4)) {
                    case 0 -> items.add(at, new Plain("new" + fresh++));
                    case 1 -> {
                        if (!items.get(at).name().equals(wanted)) {
                            items.remove(at);
                        }
                    }
                    case 2 -> {
                        var renamed = new Plain("new" + fresh++);
                        if (items.set(at, renamed).name().equals(wanted)) {
                            wanted = renamed.name();
                        }
                    }
                    default -> items.add(random.nextInt(items.size()), items.remove(at));
                }
                set = set.boundTo(tree(items));
                assertThat(name(set)).as("seed %d, edit %d", seed, edit).isEqualTo(wanted);
            }
        }
    }
}

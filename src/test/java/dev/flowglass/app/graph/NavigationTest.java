package dev.flowglass.app.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.graph.layout.Direction;
import dev.flowglass.app.graph.layout.GraphLayout;
import dev.flowglass.app.graph.layout.Outlines;
import dev.flowglass.app.graph.layout.StructuredLayout;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NavigationTest {
    private final GraphLayout layout = new StructuredLayout(Outlines.MEASURE, Outlines.WORDS, Direction.DOWN)
            .layout(Run.document(Flows.NESTED).outline().orElseThrow(), Set.of());

    private String from(String name, Navigation.Heading heading) {
        var box = layout.boxes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Navigation.next(layout.boxes(), box, heading)
                .map(found -> found.name())
                .orElse("");
    }

    @Test
    void downAndUpFollowTheList() {
        assertThat(from("listOrders", Navigation.Heading.DOWN)).isEqualTo("eachOrder");
        assertThat(from("pack", Navigation.Heading.DOWN)).isEqualTo("label");
        assertThat(from("label", Navigation.Heading.UP)).isEqualTo("pack");
        assertThat(from("ship", Navigation.Heading.DOWN)).isEqualTo("report");
    }

    @Test
    void leftAndRightGoBetweenBranches() {
        assertThat(from("pack", Navigation.Heading.RIGHT)).isEqualTo("callCarrier");
        assertThat(from("customs", Navigation.Heading.RIGHT)).isEqualTo("standard");
        assertThat(from("standard", Navigation.Heading.LEFT)).isEqualTo("customs");
    }

    @Test
    void atTheEdgeThereIsNowhereToGo() {
        assertThat(from("listOrders", Navigation.Heading.UP)).isEmpty();
        assertThat(from("done", Navigation.Heading.DOWN)).isEmpty();
        assertThat(from("standard", Navigation.Heading.RIGHT)).isEmpty();
    }

    @Test
    void everyStepCanBeReachedFromTheFirst() {
        var reached = new java.util.LinkedHashSet<String>();
        var open = new java.util.ArrayDeque<String>();
        open.add("listOrders");
        while (!open.isEmpty()) {
            var name = open.remove();
            if (!name.isEmpty() && reached.add(name)) {
                for (var heading : Navigation.Heading.values()) {
                    open.add(from(name, heading));
                }
            }
        }
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(layout.boxes().stream()
                        .filter(box -> box.isStep())
                        .map(box -> box.name())
                        .toList());
    }
}

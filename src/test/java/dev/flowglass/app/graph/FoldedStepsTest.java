package dev.flowglass.app.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.language.FlowReader;
import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldedStepsTest {
    private static final String BOTH = """
          - type: parallel
            name: both
            branches:
              - steps:
                  - {type: pass, name: left}
        """;
    private static final String ONE = "  - {type: pass, name: one}\n";

    private static Outline flow(String steps) {
        return FlowReader.read("version: v1\ntype: flow\nsteps:\n" + steps)
                .outline()
                .orElseThrow();
    }

    private static Set<StepPath> paths(String path) {
        return Set.of(StepPath.parse(path));
    }

    @Test
    void aClosedStepStaysClosedWhereItIsMovedTo() {
        assertThat(FoldedSteps.follow(flow(BOTH), flow(ONE + BOTH), paths("0"))).isEqualTo(paths("1"));
    }

    @Test
    void aStepThatIsGoneOrHasAnotherNameIsOpen() {
        assertThat(FoldedSteps.follow(flow(ONE + BOTH), flow(ONE), paths("1"))).isEmpty();
        assertThat(FoldedSteps.follow(flow(BOTH), flow(BOTH.replace("both", "all")), paths("0")))
                .isEmpty();
    }
}

package dev.flowglass.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepPathTest {
    @Test
    void aPathIsStepAndGroupInTurn() {
        var inner = StepPath.FLOW.child(0, 2).child(1, 0);

        assertThat(inner.indices()).isEqualTo(List.of(2, 1, 0));
        assertThat(inner.parent()).contains(StepPath.FLOW.child(0, 2));
        assertThat(StepPath.FLOW.child(0, 2).parent()).contains(StepPath.FLOW);
        assertThat(StepPath.FLOW.parent()).isEmpty();
        assertThat(inner.isWithin(StepPath.FLOW.child(0, 2))).isTrue();
        assertThat(StepPath.FLOW.child(0, 2).isWithin(inner)).isFalse();
    }

    @Test
    void aPathIsReadAsItWasWritten() {
        for (var path : List.of(
                StepPath.FLOW,
                StepPath.FLOW.child(0, 7),
                StepPath.FLOW.child(0, 2).child(1, 0))) {
            assertThat(StepPath.parse(path.toString())).isEqualTo(path);
        }
    }
}

package dev.flowglass.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.debug.Coverage.Kind;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.RandomFlows;
import dev.flowglass.engine.RandomRuns;
import java.util.HashSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void exactlyTheStepsThatWereEnteredAreTakenAndNothingIsTakenThatTheFlowDoesNotHave() {
        LongStream.range(0, 500).forEach(seed -> {
            var events = RandomRuns.run(seed).events();
            var coverage = new Coverage(RandomFlows.draw(seed).flow());
            assertThat(coverage.places()).as("seed %d", seed).noneMatch(Coverage.Place::taken);

            coverage.add(events);

            var entered = new HashSet<>();
            events.stream()
                    .filter(event -> event.type() == EventType.STEP_ENTERED)
                    .forEach(event -> entered.add(event.path()));
            assertThat(coverage.share(Kind.STEP).taken()).as("seed %d", seed).isEqualTo(entered.size());
            for (var kind : Kind.values()) {
                var share = coverage.share(kind);
                assertThat(share.taken()).as("seed %d %s", seed, kind).isLessThanOrEqualTo(share.all());
            }
        });
    }

    @Test
    void everyKindOfPlaceIsTakenBySomeRuns() {
        var kinds = new HashSet<Kind>();
        LongStream.range(0, 200).forEach(seed -> {
            var coverage = new Coverage(RandomFlows.draw(seed).flow());
            coverage.add(RandomRuns.run(seed).events());
            coverage.places().stream()
                    .filter(Coverage.Place::taken)
                    .forEach(place -> kinds.add(place.item().kind()));
        });
        assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
    }
}

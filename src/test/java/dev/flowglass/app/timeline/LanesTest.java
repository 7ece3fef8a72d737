package dev.flowglass.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.timeline.Lanes.End;
import dev.flowglass.app.timeline.Lanes.Fill;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.RandomRuns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instant START = Instant.parse("2024-03-05T08:09:10Z");

    private static Lanes of(List<Event> events) {
        var lanes = new Lanes(path -> Optional.empty());
        events.forEach(lanes::add);
        return lanes;
    }

    @Test
    void everyRunOfAStepIsOneBarInTheLaneOfItsThreadAndNoneStaysOpenAfterTheEnd() {
        LongStream.range(0, 500).forEach(seed -> {
            var events = RandomRuns.run(seed).events();
            var lanes = of(events);

            var bars =
                    lanes.lanes().stream().flatMap(lane -> lane.bars().stream()).toList();
            assertThat(bars).as("seed %d", seed).hasSize((int) events.stream()
                    .filter(event -> event.type() == EventType.STEP_ENTERED)
                    .count());
            for (var bar : bars) {
                assertThat(bar.how()).as("seed %d", seed).isNotEqualTo(End.OPEN);
                assertThat(bar.end().orElseThrow()).as("seed %d", seed).isAfterOrEqualTo(bar.start());
                assertThat(bar.lastId()).as("seed %d", seed).isGreaterThan(bar.firstId());
                assertThat(events.get(bar.firstId() - 1).path()).isEqualTo(bar.path());
                assertThat(bar.parts().getFirst().event()).isEqualTo(bar.firstId());
            }
            assertThat(lanes.count()).isEqualTo(events.size());
        });
    }

    @Test
    void waitingForATimeAndForARetryAreOtherPartsOfABar() {
        var fills = LongStream.range(0, 100)
                .boxed()
                .flatMap(seed -> of(RandomRuns.run(seed).events()).lanes().stream())
                .flatMap(lane -> lane.bars().stream())
                .flatMap(bar -> bar.parts().stream())
                .map(Lanes.Part::fill)
                .distinct()
                .toList();

        assertThat(fills).contains(Fill.WORK, Fill.TIME, Fill.RETRY);
    }

    @Test
    void anAxisTrueToTimeShowsDistancesAndACompressedOneShowsEverything() {
        var scale = new TimeScale();
        for (long millis : new long[] {0, 0, 1, 3, 172_800_000, 172_800_001}) {
            scale.add(START.plusMillis(millis));
        }
        assertThat(scale.place(5, false)).isEqualTo(172_800_000);
        assertThat(scale.place(1, true)).isZero();
        assertThat(scale.place(2, true)).isPositive();
        double whole = scale.place(6, true);
        assertThat(scale.place(4, true) / whole).as("the first milliseconds").isGreaterThan(0.08);

        for (var place : new double[] {0, whole / 7, whole / 2, whole * 0.9, whole * 1.1}) {
            var time = scale.time(place, true);
            assertThat(scale.place(time, true)).isBetween(place - 1.5, place + 1.5);
        }
        assertThat(scale.time(1_500, false)).isEqualTo(START.plusMillis(1_500));
    }
}

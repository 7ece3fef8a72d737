package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyClockTest {
    private volatile Instant clock = Stand.START;
    private final AtomicLong nanos = new AtomicLong();

    private SteadyClock time() {
        return new SteadyClock(() -> clock, nanos::get);
    }

    private void pass(Duration duration) {
        clock = clock.plus(duration);
        nanos.addAndGet(duration.toNanos());
    }

    @Test
    void itIsTheTimeOfTheClockAlsoWhenThatIsSetForward() {
        var time = time();
        pass(Duration.ofSeconds(5));
        assertThat(time.instant()).isEqualTo(Stand.START.plusSeconds(5));

        clock = clock.plusSeconds(3_600);
        assertThat(time.instant()).isEqualTo(Stand.START.plusSeconds(3_605));
    }

    @Test
    void aClockThatIsSetBackDoesNotTurnTimeBackAndTimeGoesOnAtItsPace() {
        var time = time();
        clock = clock.minus(Duration.ofDays(1));
        assertThat(time.instant()).isEqualTo(Stand.START);

        pass(Duration.ofSeconds(10));
        assertThat(time.instant()).isEqualTo(Stand.START.plusSeconds(10));

        clock = clock.plus(Duration.ofDays(1)).plusSeconds(1);
        assertThat(time.instant()).isEqualTo(Stand.START.plusSeconds(11));
    }

    @Test
    void aClockThatIsSlowedDownIsFollowedWithoutAStepBack() {
        var time = time();
        clock = clock.minusMillis(900);
        assertThat(time.instant()).isEqualTo(Stand.START);

        pass(Duration.ofSeconds(1));
        assertThat(time.instant()).isEqualTo(Stand.START.plusMillis(100));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWaitEndsInTimeAndItsHistoryInOrderAlthoughTheClockIsSetBackMeanwhile(boolean paced) {
        var set = new AtomicBoolean();
        var steady =
                new SteadyClock(() -> set.get() ? Instant.now().minusSeconds(86_400) : Instant.now(), System::nanoTime);
        var time = paced ? new PacedTime(steady, Duration.ofMillis(250)) : new WallTime(steady);
        try (var stand = new Stand(time, Gate.OPEN, Unbound.FAILS)) {
            var id = stand.start(Flows.flow(Flows.wait("pause", 1)));
            set.set(true);

            var end = Stand.soon(stand.executions.ended(id));

            assertThat(end.state().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(end.events())
                    .isSortedAccordingTo((one, other) -> one.time().compareTo(other.time()));
        }
    }
}

package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WallTimeTest {
    private volatile Instant clock = Stand.START;
    private final AtomicLong nanos = new AtomicLong();

    private WallTime time() {
        return new WallTime(() -> clock, nanos::get);
    }

    private void pass(Duration duration) {
        clock = clock.plus(duration);
        nanos.addAndGet(duration.toNanos());
    }

    @Test
    void itIsTheTimeOfTheClockAlsoWhenThatIsSetForward() {
        try (var time = time()) {
            pass(Duration.ofSeconds(5));
            assertThat(time.now()).isEqualTo(Stand.START.plusSeconds(5));

            clock = clock.plusSeconds(3_600);
            assertThat(time.now()).isEqualTo(Stand.START.plusSeconds(3_605));
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotTurnTimeBackAndTimeGoesOnAtItsPace() {
        try (var time = time()) {
            clock = clock.minus(Duration.ofDays(1));
            assertThat(time.now()).isEqualTo(Stand.START);

            pass(Duration.ofSeconds(10));
            assertThat(time.now()).isEqualTo(Stand.START.plusSeconds(10));

            clock = clock.plus(Duration.ofDays(1)).plusSeconds(1);
            assertThat(time.now()).isEqualTo(Stand.START.plusSeconds(11));
        }
    }

    @Test
    void aClockThatIsSlowedDownIsFollowedWithoutAStepBack() {
        try (var time = time()) {
            clock = clock.minusMillis(900);
            assertThat(time.now()).isEqualTo(Stand.START);

            pass(Duration.ofSeconds(1));
            assertThat(time.now()).isEqualTo(Stand.START.plusMillis(100));
        }
    }

    @Test
    void aWaitEndsInTimeAndItsHistoryInOrderAlthoughTheClockIsSetBackMeanwhile() {
        var set = new CompletableFuture<Instant>();
        var time =
                new WallTime(() -> set.isDone() ? Instant.now().minusSeconds(86_400) : Instant.now(), System::nanoTime);
        try (var stand = new Stand(time, Gate.OPEN, Unbound.FAILS)) {
            var id = stand.start(Flows.flow(Flows.wait("pause", 1)));
            set.complete(Instant.now());

            var end = stand.executions
                    .ended(id)
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();

            assertThat(end.state().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(end.events())
                    .isSortedAccordingTo((one, other) -> one.time().compareTo(other.time()));
        }
    }
}

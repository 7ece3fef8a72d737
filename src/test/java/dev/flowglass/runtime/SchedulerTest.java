package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.store.MemoryStore;
import dev.flowglass.store.StoredSchedule;
import dev.flowglass.value.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a scheduler works by being there
class SchedulerTest {
    private static final Instant START = Instant.parse("2024-03-05T08:00:00Z");
    private static final FlowDefinition FLOW = Flows.flow(Flows.pass("done"));

    private final MemoryStore store = new MemoryStore();
    private final HandTime time = new HandTime(START);
    private final Executions executions = new Executions(
            store.journal(),
            task -> {
                throw new AssertionError("Expected no task");
            },
            time,
            Gate.OPEN);

    @AfterEach
    void close() {
        executions.close();
    }

    /// Time that a test moves.
    private static final class HandTime implements TimeSource {
        private final TreeMap<Instant, Runnable> alarms = new TreeMap<>();
        private Instant now;

        HandTime(Instant now) {
            this.now = now;
        }

        @Override
        public synchronized Instant now() {
            return now;
        }

        @Override
        public synchronized Alarm at(Instant wanted, Runnable action) {
            var free = wanted;
            while (alarms.containsKey(free)) {
                free = free.plusNanos(1);
            }
            var place = free;
            alarms.put(place, action);
            return () -> cancel(place);
        }

        private synchronized void cancel(Instant place) {
            alarms.remove(place);
        }

        @Override
        public Alarm limit(Instant wanted, Runnable action) {
            return () -> {};
        }

        void pass(Duration duration) {
            var end = now().plus(duration);
            for (var next = next(end); next.isPresent(); next = next(end)) {
                next.get().run();
            }
        }

        void jump(Duration duration) {
            synchronized (this) {
                now = now.plus(duration);
            }
            pass(Duration.ZERO);
        }

        private synchronized Optional<Runnable> next(Instant end) {
            var first = alarms.firstEntry();
            if (first == null || first.getKey().isAfter(end)) {
                now = end;
                return Optional.empty();
            }
            alarms.pollFirstEntry();
            now = first.getKey().isAfter(now) ? first.getKey() : now;
            return Optional.of(first.getValue());
        }

        @Override
        public void begin() {}

        @Override
        public void end() {}

        @Override
        public void close() {}
    }

    private StoredSchedule schedule(String cron, boolean enabled) {
        var schedule =
                new StoredSchedule("id-1", "report", "nightly", cron, "", "{\"key\":1}", enabled, START, START, START);
        Stand.soon(store.schedules().create(schedule));
        return schedule;
    }

    private Scheduler scheduler() {
        return new Scheduler(store.schedules(), executions, executions.time(), name -> Optional.of(FLOW));
    }

    @Test
    void anExecutionStartsEachTimeTheScheduleIsDueWithThePayloadNested() {
        schedule("0 0 * * * *", true);
        try (var scheduler = scheduler()) {
            time.pass(Duration.ofMinutes(59));
            assertThat(executions.list()).isEmpty();
            time.pass(Duration.ofMinutes(2));
            time.pass(Duration.ofHours(1));
        }

        assertThat(executions.list()).hasSize(2).allSatisfy(view -> {
            assertThat(view.id().flow()).isEqualTo("report");
            var end = Stand.soon(executions.ended(view.id()));
            assertThat(end.state().input()).isEqualTo(Json.parse("{\"payload\":{\"key\":1}}"));
        });
    }

    @Test
    void everyScheduleIsCarriedOutAtItsDistance() {
        schedule("@every 90m", true);
        try (var scheduler = scheduler()) {
            time.pass(Duration.ofHours(9));
        }

        assertThat(executions.list()).hasSize(6);
    }

    @Test
    void whatWasDueWhileNothingRanIsCarriedOutOnceAtOnce() {
        schedule("0 0 * * * *", true);
        time.jump(Duration.ofMinutes(330));
        try (var scheduler = scheduler()) {
            time.pass(Duration.ZERO);
            assertThat(executions.list()).hasSize(1);
            time.pass(Duration.ofMinutes(29));
            assertThat(executions.list()).hasSize(1);
            time.pass(Duration.ofMinutes(1));
            assertThat(executions.list()).hasSize(2);
        }
    }

    @Test
    void aScheduleThatIsSwitchedOffStartsNothingUntilItIsSwitchedOnAgain() {
        var off = schedule("0 0 * * * *", false);
        try (var scheduler = scheduler()) {
            time.pass(Duration.ofHours(3));
            assertThat(executions.list()).isEmpty();
            var now = time.now();
            var on = new StoredSchedule(
                    off.id(), off.flow(), off.name(), off.cron(), "", off.payload(), true, off.created(), now, now);
            Stand.soon(store.schedules().replace(off, on));
            scheduler.look();
            time.pass(Duration.ofHours(1));
            assertThat(executions.list()).hasSize(1);
            Stand.soon(store.schedules().delete("report", "nightly"));
            scheduler.look();
            time.pass(Duration.ofHours(5));
            assertThat(executions.list()).hasSize(1);
        }
    }

    @Test
    void anOccasionThatWasStartedBeforeACrashIsNotStartedAgain() {
        var before = schedule("0 0 * * * *", true);
        try (var scheduler = scheduler()) {
            time.pass(Duration.ofHours(1));
        }
        Stand.soon(store.schedules().delete("report", "nightly"));
        Stand.soon(store.schedules().create(before));

        try (var scheduler = scheduler()) {
            time.pass(Duration.ZERO);
        }

        assertThat(executions.list()).hasSize(1);
    }
}

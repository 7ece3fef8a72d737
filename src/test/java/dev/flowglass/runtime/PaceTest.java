package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.Alarms;
import dev.flowglass.connector.Call;
import dev.flowglass.connector.Outcome;
import dev.flowglass.connector.TaskCall;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.RandomFlows;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The pace of the clock, and that it does not show in what happens.
class PaceTest {
    private static final long MANY = 300;
    private static final Duration NO_HURRY = Duration.ofMinutes(1);
    private static final Limits LIMITS =
            new Limits(250, 32 * 1024, 100, Limits.SERVICE.longestWait(), Limits.SERVICE.duration());

    /// A run as text: each event with its time since the start.
    private record Told(String history, Duration length) {}

    /// Runs random flows side by side, with resources that take time and workers that report late.
    private static Map<Long, Told> run(List<Long> seeds, TimeSource time, Runnable meanwhile) {
        var journal = new MemoryJournal(new TokenKey(new byte[32]));
        try (var executions =
                new Executions(journal, task -> call(task, time), FlowLibrary.NONE, time, Gate.OPEN, LIMITS)) {
            var _ = executions.subscribe(batch -> report(executions, batch, time));
            time.begin();
            var ends = new TreeMap<Long, CompletionStage<ExecutionView>>();
            for (long seed : seeds) {
                var drawn = RandomFlows.draw(seed);
                var id = new ExecutionId("random", "run-" + seed);
                var _ = Stand.soon(executions.start(new StartRequest(
                        id.flow(), new FlowDefinition("", drawn.flow()), Optional.of(id.name()), drawn.input())));
                ends.put(seed, executions.ended(id));
            }
            time.end();
            meanwhile.run();
            var told = new ConcurrentSkipListMap<Long, Told>();
            ends.forEach((seed, end) -> told.put(
                    seed,
                    told(end.toCompletableFuture()
                            .orTimeout(2, TimeUnit.MINUTES)
                            .join())));
            return told;
        }
    }

    private static Told told(ExecutionView end) {
        assertThat(end.trouble()).isEmpty();
        var start = end.state().startedAt();
        return new Told(
                end.events().stream().map(event -> line(event, start)).collect(Collectors.joining("\n")),
                Duration.between(start, end.state().lastTime()));
    }

    private static String line(Event event, Instant start) {
        return "%d %d %s %s %s %d %s"
                .formatted(
                        event.id(),
                        event.scheduleId(),
                        Duration.between(start, event.time()),
                        event.type().word(),
                        event.stepName(),
                        event.thread(),
                        Json.sorted(event.detail().json()));
    }

    private static Random chance(ExecutionId id, Object what) {
        var random = new Random(id.name().hashCode() * 31L + what.hashCode());
        random.nextInt();
        return random;
    }

    private static Call call(TaskCall task, Alarms alarms) {
        var random = chance(task.execution(), task.ref());
        var outcome = random.nextInt(4) == 0
                ? new Outcome.Failed(RandomFlows.ERRORS.get(random.nextInt(RandomFlows.ERRORS.size())), "by chance")
                : new Outcome.Returned(Obj.of("v", Value.of(random.nextInt(8))));
        var later = new CompletableFuture<Outcome>();
        var alarm = alarms.after(Duration.ofMillis(random.nextInt(4) * 500L), () -> later.complete(outcome));
        var answer = task.step().pattern() == Pattern.SYNC
                ? CompletableFuture.<Outcome>completedStage(new Outcome.Accepted(Obj.EMPTY, later))
                : later;
        return new Call(answer, new Call.Activity.Sleeping(), alarm::cancel);
    }

    private static void report(Executions executions, Batch batch, Alarms alarms) {
        for (var event : batch.events()) {
            batch.after()
                    .openTask(event.thread())
                    .filter(task -> task.step().pattern() == Pattern.WAIT_FOR_CALLBACK)
                    .filter(task -> task.stage() == OpenTask.Stage.SUBMITTED)
                    .ifPresent(task -> {
                        var random = chance(batch.id(), task.ref());
                        var token = executions.token(batch.after(), task);
                        boolean fails = random.nextInt(4) == 0;
                        alarms.after(Duration.ofMillis(random.nextInt(4) * 500L), () -> {
                            if (fails) {
                                executions.reportFailed(token, new Failure("Rejected", ""));
                            } else {
                                executions.reportSucceeded(token, Obj.of("v", Value.of(random.nextInt(8))));
                            }
                        });
                    });
        }
    }

    private static PacedTime paced(Pace pace) {
        var time = new PacedTime(InstantSource.system(), NO_HURRY);
        time.setPace(pace);
        return time;
    }

    private static String history(Map<Long, Told> runs, long seed) {
        return Objects.requireNonNull(runs.get(seed)).history();
    }

    private static void assertSame(Map<Long, Told> expected, List<Long> seeds, Pace pace) {
        var got = run(seeds, paced(pace), () -> {});
        seeds.forEach(seed -> assertThat(history(got, seed))
                .as("seed %d at pace %s", seed, pace)
                .isEqualTo(history(expected, seed)));
    }

    @Test
    void atAnyPaceTheHistoryIsTheSameToTheMillisecond() {
        var all = LongStream.range(0, MANY).boxed().toList();
        var jumped = run(all, new VirtualTime(Stand.START), () -> {});

        assertSame(jumped, all, Pace.JUMP);
        assertSame(jumped, within(jumped, Duration.ofMinutes(3)), Pace.HUNDREDFOLD);
        assertSame(jumped, within(jumped, Duration.ofSeconds(20)), Pace.TENFOLD);
        assertSame(jumped, within(jumped, Duration.ofMillis(1_500)), Pace.REAL);
    }

    private static List<Long> within(Map<Long, Told> runs, Duration bound) {
        var seeds = new ArrayList<Long>();
        runs.forEach((seed, told) -> {
            if (told.length().compareTo(bound) <= 0) {
                seeds.add(seed);
            }
        });
        assertThat(seeds).hasSizeGreaterThan(50);
        return seeds;
    }

    @Test
    void aPaceThatChangesAllTheTimeDoesNotShowEither() {
        var all = LongStream.range(MANY, 2 * MANY).boxed().toList();
        var jumped = run(all, new VirtualTime(Stand.START), () -> {});
        var time = paced(Pace.HOLD);
        var random = new Random(7);

        var got = run(all, time, () -> {
            var paces = Pace.values();
            for (int i = 0; i < 300; i++) {
                time.setPace(paces[random.nextInt(paces.length)]);
                if (random.nextBoolean()) {
                    time.skip();
                }
                LockSupport.parkNanos(100_000);
            }
            time.setPace(Pace.JUMP);
        });

        all.forEach(seed -> assertThat(history(got, seed)).as("seed %d", seed).isEqualTo(history(jumped, seed)));
    }

    @Test
    void heldTimeStandsStillUntilTheNextAlarmIsAskedFor() throws InterruptedException {
        try (var time = paced(Pace.HOLD)) {
            var start = time.now();
            var rung = new CountDownLatch(1);
            time.at(start.plusSeconds(3_600), rung::countDown);
            time.at(start.plusSeconds(7_200), () -> {});

            assertThat(time.nextAlarm()).contains(start.plusSeconds(3_600));
            assertThat(time.now()).isEqualTo(start);
            time.skip();

            assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(time.now()).isEqualTo(start.plusSeconds(3_600));
            assertThat(time.nextAlarm()).contains(start.plusSeconds(7_200));
        }
    }

    @Test
    void aHundredTimesAsFastTenSecondsPassInATenthOfOneUnlessACallIsUnderWay() throws InterruptedException {
        try (var time = paced(Pace.HUNDREDFOLD)) {
            var rung = new CountDownLatch(1);
            long before = System.nanoTime();
            time.at(time.now().plusSeconds(10), rung::countDown);
            assertThat(rung.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(99));

            time.beginCall();
            var start = time.now();
            before = System.nanoTime();
            var again = new CountDownLatch(1);
            time.at(start.plusMillis(300), again::countDown);
            assertThat(again.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
            time.endCall();
        }
    }

    @Test
    void aProgramThatIsAlwaysBusyDoesNotStopTheTime() throws InterruptedException {
        try (var time = new PacedTime(InstantSource.system(), Duration.ofMillis(20))) {
            time.begin();
            var rung = new CountDownLatch(1);
            time.at(time.now().plusMillis(50), rung::countDown);

            assertThat(rung.await(5, TimeUnit.SECONDS)).isTrue();
            time.end();
        }
    }

    @Test
    void atRealPaceTheTimeIsThatOfTheWallAlsoAfterCalls() {
        var wall = new Instant[] {Stand.START};
        try (var time = new PacedTime(() -> wall[0], NO_HURRY)) {
            time.beginCall();
            time.begin();
            wall[0] = Stand.START.plusSeconds(5);
            assertThat(time.now()).as("while something is decided").isEqualTo(Stand.START);
            time.end();
            assertThat(time.now()).isEqualTo(wall[0]);
            time.endCall();
            wall[0] = Stand.START.plusSeconds(9);
            assertThat(time.now()).isEqualTo(wall[0]);
        }
    }
}

package dev.flowglass.engine;

import static dev.flowglass.engine.RandomRuns.ENGINE;
import static dev.flowglass.engine.RandomRuns.START;
import static dev.flowglass.engine.RandomRuns.accept;
import static dev.flowglass.engine.RandomRuns.initial;
import static dev.flowglass.engine.RandomRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.engine.RandomRuns.Done;
import dev.flowglass.engine.RandomRuns.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What holds for every flow, however it is run.
class RandomFlowsTest {
    /// More with `-Dflowglass.random=50000`; one flow with `-Dflowglass.seed=17`.
    private static final long MANY = Long.getLong("flowglass.random", 5_000);

    private static LongStream seeds() {
        var one = Long.getLong("flowglass.seed");
        return one == null ? LongStream.range(0, MANY) : LongStream.of(one);
    }

    @Test
    void steppedRunsFreeRunsAndAnythingBetweenAreTheSameRun() {
        var types = EnumSet.noneOf(EventType.class);
        var ends = EnumSet.noneOf(Status.class);
        seeds().forEach(seed -> {
            var drawn = RandomFlows.draw(seed);
            var free = run(drawn, seed, () -> 1_000);
            var stepped = run(drawn, seed, () -> 1);
            var random = new Random(seed);
            var cut = run(drawn, seed, () -> 1 + random.nextInt(9));

            assertThat(stepped.events()).as("seed %d", seed).isEqualTo(free.events());
            assertThat(cut.events()).as("seed %d", seed).isEqualTo(free.events());
            assertThat(stepped.end()).as("seed %d", seed).isEqualTo(free.end());
            free.events().forEach(event -> types.add(event.type()));
            ends.add(free.end().status());
        });
        if (seeds().count() > 1) {
            assertThat(types).as("chance comes to every type of event").containsExactlyInAnyOrder(EventType.values());
            assertThat(ends)
                    .containsExactlyInAnyOrder(Status.SUCCEEDED, Status.FAILED, Status.TIMED_OUT, Status.STOPPED);
        }
    }

    @Test
    void aSecondEvaluationGivesTheSameBytes() {
        seeds().forEach(seed -> assertThat(
                        run(RandomFlows.draw(seed), seed, () -> 7).text())
                .as("seed %d", seed)
                .isEqualTo(run(RandomFlows.draw(seed), seed, () -> 7).text()));
    }

    @Test
    void foldingTheEventsGivesTheStateFromWhichTheRestIsDecidedAgain() {
        seeds().forEach(seed -> {
            var drawn = RandomFlows.draw(seed);
            var run = run(drawn, seed, () -> 3);
            var random = new Random(seed);

            assertThat(initial(drawn).withAll(run.events())).as("seed %d", seed).isEqualTo(run.end());

            int every = run.commands().size();
            var prefixes = seed % 25 == 0 ? IntStream.range(0, every) : IntStream.of(random.nextInt(every));
            prefixes.forEach(from -> resume(drawn, run, seed, from));
        });
    }

    /// Folds the first entries of the journal, decides the others again.
    private static void resume(RandomFlows.Drawn drawn, Run run, long seed, int from) {
        var state = initial(drawn);
        for (var done : run.commands().subList(0, from)) {
            state = state.withAll(done.events());
        }
        for (var done : run.commands().subList(from, run.commands().size())) {
            var again = (Decision.Accepted) ENGINE.decide(state, done.command(), done.now());
            assertThat(again.events()).as("seed %d from command %d", seed, from).isEqualTo(done.events());
            state = state.withAll(again.events());
        }
        assertThat(state).as("seed %d from command %d", seed, from).isEqualTo(run.end());
    }

    /// The same deeds at the same times of the clock, however coarse the steps are in which the clock is looked at: a
    /// timer that is noticed late, as when time goes a thousand times as fast, is fired at the time it was due.
    @Test
    void howFastTheClockGoesDoesNotShowInTheHistory() {
        seeds().forEach(seed -> {
            var drawn = RandomFlows.draw(seed);
            var fine = timed(drawn, Duration.ofMillis(250));
            var coarse = timed(drawn, Duration.ofDays(30));

            assertThat(coarse.text()).as("seed %d", seed).isEqualTo(fine.text());
        });
    }

    /// A run in which nobody answers and every timer fires; the clock is looked at once in `look`.
    private static Run timed(RandomFlows.Drawn drawn, Duration look) {
        var done = new ArrayList<Done>();
        var state = accept(initial(drawn), new Command.Start(drawn.input()), START, done);
        var clock = START;
        while (!state.status().ended()) {
            if (state.isReady()) {
                state = accept(state, new Command.Advance(40), state.lastTime(), done);
                continue;
            }
            var due = state.timers().getFirst();
            long looks = Duration.between(clock, due.at()).dividedBy(look);
            clock = clock.plus(look.multipliedBy(Math.max(0, looks)));
            while (clock.isBefore(due.at())) {
                assertThat(ENGINE.decide(state, new Command.TimerFired(due), clock))
                        .isEqualTo(new Decision.Rejected(Decision.Reason.NOT_DUE));
                clock = clock.plus(look);
            }
            state = accept(state, new Command.TimerFired(due), due.at(), done);
        }
        return new Run(state, done);
    }

    @Test
    void everyHistoryIsWellFormedAndStaleCommandsChangeNothing() {
        seeds().forEach(seed -> {
            var drawn = RandomFlows.draw(seed);
            var run = run(drawn, seed, () -> 5);
            var events = run.events();
            var time = Duration.ZERO;
            for (int i = 0; i < events.size(); i++) {
                var event = events.get(i);
                assertThat(event.id()).as("seed %d", seed).isEqualTo(i + 1);
                assertThat(event.scheduleId())
                        .as("seed %d, event %d", seed, i + 1)
                        .isBetween(i == 0 ? 0 : 1, i);
                assertThat(event.type().endsExecution()).as("seed %d", seed).isEqualTo(i == events.size() - 1);
                var since = Duration.between(START, event.time());
                assertThat(since).as("seed %d", seed).isGreaterThanOrEqualTo(time);
                time = since;
            }
            assertThat(events.size())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(drawn.limits().events());
            var state = initial(drawn);
            for (var done : run.commands()) {
                state = state.withAll(done.events());
                assertConsistent(seed, state);
                if (!(done.command() instanceof Command.Advance || done.command() instanceof Command.StopExecution)) {
                    assertThat(ENGINE.decide(state, done.command(), done.now()))
                            .as("seed %d, %s a second time", seed, done.command())
                            .isInstanceOf(Decision.Rejected.class);
                }
            }
        });
    }

    private static void assertConsistent(long seed, ExecutionState state) {
        for (var task : state.openTasks()) {
            assertThat(state.openTask(task.ref().thread())).as("seed %d", seed).contains(task);
            assertThat(state.ready())
                    .as("seed %d", seed)
                    .doesNotContain(task.ref().thread());
        }
        var timers = state.timers();
        for (int i = 1; i < timers.size(); i++) {
            assertThat(timers.get(i).at())
                    .as("seed %d", seed)
                    .isAfterOrEqualTo(timers.get(i - 1).at());
        }
        if (state.status().ended()) {
            assertThat(state.ready()).as("seed %d", seed).isEmpty();
            assertThat(state.openTasks()).as("seed %d", seed).isEmpty();
            assertThat(timers).as("seed %d", seed).isEmpty();
        } else {
            assertThat(state.isReady() || !timers.isEmpty())
                    .as("seed %d can go on", seed)
                    .isTrue();
        }
    }
}

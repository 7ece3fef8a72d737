package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What holds for every flow, however it is run.
class RandomFlowsTest {
    /// More with `-Dflowglass.random=50000`; one flow with `-Dflowglass.seed=17`.
    private static final long MANY = Long.getLong("flowglass.random", 5_000);

    private static final Instant START = Instant.parse("2024-03-05T08:09:10.123Z");
    private static final Engine ENGINE = new Engine(new TokenKey(new byte[32]));

    /// A command that was accepted, with what it made.
    private record Done(Command command, Instant now, List<Event> events) {}

    private record Run(ExecutionState end, List<Done> commands) {
        List<Event> events() {
            return commands.stream().flatMap(done -> done.events().stream()).toList();
        }

        String text() {
            return events().stream()
                    .map(event -> "%d %d %s %s %s %d %s"
                            .formatted(
                                    event.id(),
                                    event.scheduleId(),
                                    event.time(),
                                    event.type().word(),
                                    event.stepName(),
                                    event.thread(),
                                    Json.sorted(event.detail().json())))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static LongStream seeds() {
        var one = Long.getLong("flowglass.seed");
        return one == null ? LongStream.range(0, MANY) : LongStream.of(one);
    }

    private static ExecutionState initial(RandomFlows.Drawn drawn) {
        return ExecutionState.initial(Definition.of(drawn.flow(), "random", "run", drawn.limits()));
    }

    /// Runs a flow to its end in a world that does what chance says; chance is asked only when nothing is ready.
    private static Run run(RandomFlows.Drawn drawn, long seed, IntSupplier atMost) {
        return run(drawn, drawn.input(), new World(seed, START, false), atMost);
    }

    private static Run run(RandomFlows.Drawn drawn, Obj input, World world, IntSupplier atMost) {
        var done = new ArrayList<Done>();
        var state = accept(initial(drawn), new Command.Start(input), world.now, done);
        while (!state.status().ended()) {
            state = state.isReady()
                    ? accept(state, new Command.Advance(atMost.getAsInt()), world.now, done)
                    : accept(state, world.next(state), world.now, done);
        }
        return new Run(state, done);
    }

    private static ExecutionState accept(ExecutionState state, Command command, Instant now, List<Done> done) {
        var accepted = (Decision.Accepted) ENGINE.decide(state, command, now);
        done.add(new Done(command, now, accepted.events()));
        return accepted.after();
    }

    /// Resources, workers and clocks.
    private static final class World {
        private final long seed;
        private final Random random;
        private final boolean child;
        private Instant now;
        private int children;

        World(long seed, Instant now, boolean child) {
            this.seed = seed;
            this.random = new Random(~seed);
            this.now = now;
            this.child = child;
        }

        /// How the end of a child flow reaches its parent; the child is an execution of its own.
        private Command childEnds(OpenTask task) {
            var drawn = RandomFlows.draw(seed * 31 + ++children);
            var run = RandomFlowsTest.run(drawn, task.input(), new World(seed + children, now, true), () -> 50);
            now = run.end().lastTime();
            return switch (run.end().status()) {
                case SUCCEEDED ->
                    new Command.Completed(task.ref(), run.end().output().orElseThrow());
                case FAILED, TIMED_OUT, STOPPED ->
                    new Command.Failed(task.ref(), run.end().failure().orElseThrow());
                case STARTING, RUNNING -> throw new IllegalStateException("Expected an end, but got " + run.end());
            };
        }

        Command next(ExecutionState state) {
            now = now.plusMillis(random.nextInt(400));
            var due = state.timers().getFirst();
            var open = state.openTasks();
            if (random.nextInt(100) == 0) {
                return new Command.StopExecution(new Failure("Stopped", "by chance"));
            }
            if (open.isEmpty() || !due.at().isAfter(now) || random.nextInt(6) == 0) {
                now = due.at().isAfter(now) ? due.at() : now;
                return new Command.TimerFired(due);
            }
            return outcome(state, open.get(random.nextInt(open.size())));
        }

        private Command outcome(ExecutionState state, OpenTask task) {
            boolean fails = random.nextInt(3) == 0;
            var failure = new Failure(
                    RandomFlows.ERRORS.get(random.nextInt(RandomFlows.ERRORS.size())), "cause " + random.nextInt(9));
            boolean calling = task.stage() == OpenTask.Stage.CALLING;
            var pattern = task.step().pattern();
            boolean early = random.nextInt(5) == 0;
            if (pattern == Pattern.WAIT_FOR_CALLBACK && (!calling || early)) {
                var token = ENGINE.token(state, task);
                return fails
                        ? new Command.ReportTaskFailed(token, failure)
                        : new Command.ReportTaskSucceeded(token, result());
            }
            if (pattern == Pattern.SYNC
                    && !calling
                    && !child
                    && task.step().target().text().startsWith("acs:fnf:")) {
                return childEnds(task);
            }
            if (fails) {
                return new Command.Failed(task.ref(), failure);
            }
            return pattern == Pattern.WAIT_FOR_CALLBACK || pattern == Pattern.SYNC && calling
                    ? new Command.Submitted(task.ref(), Obj.of("v", Value.of(0)))
                    : new Command.Completed(task.ref(), result());
        }

        private Value result() {
            return random.nextInt(12) == 0
                    ? Value.of("no object")
                    : Obj.of("v", Value.of(random.nextInt(8)), "ok", Value.of(random.nextBoolean()));
        }
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

package dev.flowglass.engine;

import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/// Runs of [RandomFlows] up to their end, in a world that does what chance says.
public final class RandomRuns {
    static final Instant START = Instant.parse("2024-03-05T08:09:10.123Z");
    static final Engine ENGINE = new Engine(new TokenKey(new byte[32]));

    private RandomRuns() {}

    /// The same seed gives the same run.
    public static Run run(long seed) {
        return run(RandomFlows.draw(seed), seed, () -> 7);
    }

    /// Before the first event of [#run(long)].
    public static ExecutionState initial(long seed) {
        return initial(RandomFlows.draw(seed));
    }

    /// A command that was accepted, with what it made.
    public record Done(Command command, Instant now, List<Event> events) {}

    public record Run(ExecutionState end, List<Done> commands) {
        public List<Event> events() {
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

    static ExecutionState initial(RandomFlows.Drawn drawn) {
        return ExecutionState.initial(Definition.of(drawn.flow(), "random", "run", drawn.limits()));
    }

    /// Runs a flow to its end in a world that does what chance says; chance is asked only when nothing is ready.
    static Run run(RandomFlows.Drawn drawn, long seed, IntSupplier atMost) {
        return run(drawn, drawn.input(), new World(seed, START, false), atMost);
    }

    static Run run(RandomFlows.Drawn drawn, Obj input, World world, IntSupplier atMost) {
        var done = new ArrayList<Done>();
        var state = accept(initial(drawn), new Command.Start(input), world.now, done);
        while (!state.status().ended()) {
            state = state.isReady()
                    ? accept(state, new Command.Advance(atMost.getAsInt()), world.now, done)
                    : accept(state, world.next(state), world.now, done);
        }
        return new Run(state, done);
    }

    /// A run in which a person changes values by chance, at any moment.
    public static Run edited(long seed) {
        var drawn = RandomFlows.draw(seed);
        var world = new World(seed, START, false);
        var random = new Random(seed * 7 + 1);
        var done = new ArrayList<Done>();
        var state = accept(initial(drawn), new Command.Start(drawn.input()), world.now, done);
        while (!state.status().ended()) {
            state = state.isReady()
                    ? accept(state, new Command.Advance(1 + random.nextInt(3)), world.now, done)
                    : accept(state, world.next(state), world.now, done);
            if (!state.status().ended() && random.nextInt(4) == 0) {
                var edit = edit(state, random);
                if (ENGINE.decide(state, edit, world.now) instanceof Decision.Accepted accepted) {
                    done.add(new Done(edit, world.now, accepted.events()));
                    state = accepted.after();
                }
            }
        }
        return new Run(state, done);
    }

    private static Command.EditValue edit(ExecutionState state, Random random) {
        var threads = state.threads();
        var thread = threads.get(random.nextInt(threads.size()));
        var frames = thread.frames();
        var path = frames.isEmpty()
                ? StepPath.FLOW
                : frames.get(random.nextInt(frames.size())).path();
        var places = Edit.Place.values();
        var place = places[random.nextInt(places.length)];
        var now = ENGINE.preview(state, thread.id(), path);
        Value before = now.map(data -> switch (place) {
                    case INPUT, STEP_INPUT -> data.input();
                    case LOCAL -> data.local();
                    case CONTEXT -> data.context();
                    case OUTPUT -> data.output().orElse(Obj.EMPTY);
                })
                .orElse(Obj.EMPTY);
        var after = before instanceof Obj obj ? obj.with("v", Value.of(random.nextInt(9))) : Value.of("changed");
        return new Command.EditValue(thread.id(), path, place, after);
    }

    static ExecutionState accept(ExecutionState state, Command command, Instant now, List<Done> done) {
        var accepted = (Decision.Accepted) ENGINE.decide(state, command, now);
        done.add(new Done(command, now, accepted.events()));
        return accepted.after();
    }

    /// Resources, workers and clocks.
    static final class World {
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
            var run = RandomRuns.run(drawn, task.input(), new World(seed + children, now, true), () -> 50);
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
}

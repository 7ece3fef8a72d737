package dev.flowglass.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.engine.Engine;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.RandomFlows;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.expression.Condition;
import dev.flowglass.expression.Reading;
import dev.flowglass.model.StepPath;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.RandomRuns;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Random flows under a person who presses all the debugger's keys by chance.
class RandomStepsTest {
    private static final long MANY = 200;

    /// Commands whatever stops, by chance.
    private static final class Presser implements Listener {
        private final DebugGate gate;
        private final Random random;
        private final List<StepPath> paths;
        private final Set<Object> places = new HashSet<>();
        private final AtomicInteger stops = new AtomicInteger();

        Presser(DebugGate gate, Random random, List<StepPath> paths) {
            this.gate = gate;
            this.random = random;
            this.paths = paths;
        }

        @Override
        public void stopped(Stop stop) {
            stops.incrementAndGet();
            if (stop.reason() instanceof Stop.Reason.AtBreakpoint(Breakpoint breakpoint)) {
                var thread = stop.state().threadView(stop.thread()).orElseThrow();
                assertThat(places.add(List.of(breakpoint.id(), stop.thread(), Position.of(thread))))
                        .as("a stop at the same breakpoint in the same place")
                        .isTrue();
            }
            switch (random.nextInt(7)) {
                case 0 -> gate.stepOver(stop.id(), stop.thread(), DebugGate.Others.RUN);
                case 1 -> gate.stepInto(stop.id(), stop.thread(), DebugGate.Others.RUN);
                case 2 -> gate.stepOut(stop.id(), stop.thread(), DebugGate.Others.RUN);
                case 3 -> gate.stepEvent(stop.id());
                case 4 -> gate.runTo(stop.id(), paths.get(random.nextInt(paths.size())));
                case 5 -> {
                    gate.resume(stop.id());
                    gate.pause(stop.id());
                }
                default -> gate.resume(stop.id());
            }
        }

        @Override
        public void resumed(ExecutionId id) {}

        @Override
        public void logged(ExecutionId id, StepPath path, String message) {}
    }

    @Test
    void aRunThatIsSteppedByAnyMixOfCommandsHasTheHistoryOfAFreeRun() {
        var stops = LongStream.range(0, MANY)
                .map(seed -> {
                    var free = RandomRuns.run(seed, Gate.OPEN);
                    var random = new Random(seed);
                    var tree = StepTree.of(RandomFlows.draw(seed).flow());
                    var paths = tree.all().stream().map(StepTree.Node::path).toList();
                    var gate = new DebugGate(new Engine(new TokenKey(new byte[32])));
                    var presser = new Presser(gate, random, paths);
                    gate.listen(presser);
                    gate.setBreakpoints(RandomRuns.RUN.flow(), breakpoints(tree, paths, random));
                    gate.setBreakOn(
                            random.nextInt(3) == 0 ? EnumSet.allOf(BreakOn.class) : EnumSet.noneOf(BreakOn.class));
                    if (random.nextBoolean()) {
                        gate.stopAtStart(RandomRuns.RUN);
                    }

                    var stepped = RandomRuns.run(seed, gate);

                    assertThat(stepped.end().events())
                            .as("seed %d", seed)
                            .isEqualTo(free.end().events());
                    assertThat(gate.stop(RandomRuns.RUN)).isEmpty();
                    return presser.stops.get();
                })
                .sum();
        assertThat(stops).isGreaterThan(MANY);
    }

    private static Breakpoints breakpoints(StepTree tree, List<StepPath> paths, Random random) {
        var set = Breakpoints.NONE.boundTo(tree);
        for (int i = random.nextInt(4); i > 0; i--) {
            set = set.plus(paths.get(random.nextInt(paths.size())));
            set = set.with(set.list().getLast().id(), breakpoint -> change(breakpoint, random));
        }
        return set;
    }

    private static Breakpoint change(Breakpoint breakpoint, Random random) {
        var points = Point.values();
        return breakpoint
                .withPoint(points[random.nextInt(points.length)])
                .withHits(1 + random.nextInt(2))
                .withCondition(random.nextInt(3) == 0 ? Optional.of(condition()) : Optional.empty())
                .withMessage(random.nextInt(4) == 0 ? Optional.of("v is {$input.v}") : Optional.empty());
    }

    private static Condition condition() {
        if (Condition.read("$.v > 3") instanceof Reading.Read<Condition>(var condition, var remarks)) {
            return condition;
        }
        throw new AssertionError("Expected a condition");
    }
}

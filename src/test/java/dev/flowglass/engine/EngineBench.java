package dev.flowglass.engine;

import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Flow;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How fast the engine alone is: no store, no threads, all events made. Started by hand:
///
///     mvn test-compile exec:exec -Dmain.class=dev.flowglass.engine.EngineBench -Dexec.classpathScope=test
///
/// Each line is the median of several rounds after a warm-up: a flow of 1,000 steps that are passes, the same as a
/// loop, and a foreach over 1,000, 5,000 and 10,000 elements, whose cost per event should be the same.
public final class EngineBench {
    private static final Engine ENGINE = new Engine(new TokenKey(new byte[32]));
    private static final Instant NOW = Instant.parse("2024-03-05T08:09:10Z");
    private static final int ROUNDS = 15;

    private EngineBench() {}

    public static void main(String[] args) {
        var passes = passes(1_000);
        report("1,000 passes", 1_000, repeat(100, () -> events(passes, Obj.EMPTY)));
        var mapped = mapped(1_000);
        var input = (Obj) Json.parse("{\"order\":{\"id\":7,\"items\":[1,2,3]},\"who\":\"Lin\"}");
        report("1,000 passes with mappings", 1_000, repeat(100, () -> events(mapped, input)));
        for (int count : List.of(1_000, 5_000, 10_000)) {
            var flow = foreach();
            var items = items(count);
            report("foreach over " + count, count, repeat(20_000 / count, () -> events(flow, items)));
        }
    }

    private record Round(double seconds, long events) {}

    private static Round repeat(int times, LongSupplier run) {
        var rounds = new Round[ROUNDS];
        for (int i = -5; i < ROUNDS; i++) {
            long start = System.nanoTime();
            long events = 0;
            for (int j = 0; j < times; j++) {
                events = run.getAsLong();
            }
            if (i >= 0) {
                rounds[i] = new Round((System.nanoTime() - start) / 1e9 / times, events);
            }
        }
        Arrays.sort(rounds, (one, other) -> Double.compare(one.seconds(), other.seconds()));
        return rounds[ROUNDS / 2];
    }

    private static void report(String what, int steps, Round round) {
        System.out.printf(
                "%-28s %,12.0f steps/s %,12.0f events/s%n",
                what, steps / round.seconds(), round.events() / round.seconds());
    }

    /// Runs an execution to its end.
    ///
    /// @return how many events it made
    static long events(Flow flow, Obj input) {
        var limits = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, 100, Duration.ofDays(2), Duration.ofDays(365));
        var state = ExecutionState.initial(Definition.of(flow, "bench", "run", limits));
        state = ((Decision.Accepted) ENGINE.decide(state, new Command.Start(input), NOW)).after();
        while (state.isReady()) {
            state = ((Decision.Accepted) ENGINE.decide(state, new Command.Advance(500), NOW)).after();
        }
        if (state.status() != Status.SUCCEEDED) {
            throw new IllegalStateException("Expected the benchmark to succeed, but it is " + state);
        }
        return state.lastEventId();
    }

    private static Flow passes(int count) {
        return flow(IntStream.range(0, count).mapToObj("- {type: pass, name: s%d}\n"::formatted));
    }

    private static Flow mapped(int count) {
        return flow(IntStream.range(0, count)
                .mapToObj(
                        "- {type: pass, name: s%d, outputMappings: [{target: n, source: \"$input.order.items[1]\"}]}\n"
                                ::formatted));
    }

    private static Flow flow(Stream<String> steps) {
        return read("version: v1\ntype: flow\nsteps:\n" + String.join("", steps.toList()));
    }

    /// A foreach of one pass.
    static Flow foreach() {
        return read("""
            version: v1
            type: flow
            steps:
              - type: foreach
                name: each
                iterationMapping: {collection: $.items, item: item}
                steps:
                  - type: pass
                    name: one
                    inputMappings: [{target: item, source: $input.item}]
                    outputMappings: [{target: got, source: $input.item}]
                outputMappings: [{target: count, source: 1}]
            """);
    }

    static Obj items(int count) {
        return Obj.of(
                "items", Value.of(IntStream.range(0, count).mapToObj(Value::of).toList()));
    }

    private static Flow read(String yaml) {
        return FlowReader.read(yaml).flow().orElseThrow();
    }
}

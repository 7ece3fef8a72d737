package dev.flowglass.debug;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.runtime.Flows;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// How long a seek takes: `mvn test-compile exec:exec@bench -Dbench.main=dev.flowglass.debug.HistoryBench`.
public final class HistoryBench {
    private static final Instant NOW = Instant.parse("2024-03-05T08:09:10.123Z");
    private static final int EVENTS_OF_AN_ELEMENT = 6;
    private static final int SEEKS = 5_000;

    private HistoryBench() {}

    public static void main(String[] arguments) {
        for (int size : new int[] {5_000, 5_000, 50_000}) {
            measure(size);
        }
    }

    private static void measure(int size) {
        var initial = initial();
        var events = run(initial, size / EVENTS_OF_AN_ELEMENT);
        long before = System.nanoTime();
        var history = new History(initial.definition(), events);
        var random = new Random(size);
        var end = history.at(events.size());
        double first = (System.nanoTime() - before) / 1e6;
        var nanos = new long[SEEKS];
        for (int i = 0; i < SEEKS; i++) {
            int n = random.nextInt(events.size() + 1);
            long start = System.nanoTime();
            end = history.at(n);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%,d events: first seek to the end %.1f ms, then p50 %.3f ms, p95 %.3f ms, longest %.3f ms (%s)%n",
                events.size(),
                first,
                nanos[SEEKS / 2] / 1e6,
                nanos[SEEKS * 95 / 100] / 1e6,
                nanos[SEEKS - 1] / 1e6,
                end.status());
    }

    private static ExecutionState initial() {
        var flow = Flows.flow(Flows.foreach("each", "items", Flows.pass("p"))).flow();
        var limits = new Limits(1_000_000, 1 << 30, 100, Limits.SERVICE.longestWait(), Limits.SERVICE.duration());
        return ExecutionState.initial(Definition.of(flow, "bench", "run", limits));
    }

    private static List<Event> run(ExecutionState initial, int elements) {
        var engine = new Engine(new TokenKey(new byte[32]));
        var items = Array.of(IntStream.range(0, elements).mapToObj(Value::of).toList());
        var events = new ArrayList<Event>();
        var state = initial;
        Command command = new Command.Start(Obj.of("items", items));
        while (!state.status().ended()) {
            var accepted = (Decision.Accepted) engine.decide(state, command, NOW);
            events.addAll(accepted.events());
            state = accepted.after();
            command = new Command.Advance(1_000);
        }
        return events;
    }
}

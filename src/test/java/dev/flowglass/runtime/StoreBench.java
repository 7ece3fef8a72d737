package dev.flowglass.runtime;

import dev.flowglass.connector.Call;
import dev.flowglass.connector.Outcome;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.language.FlowReader;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.store.Store;
import dev.flowglass.store.Stores;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures the runtime with and without a disk. Prints one line a figure; the first round of each only warms up.
///
/// Arguments: any of `callbacks`, `callbacks-64` (durable, 64 reporters), `parked`, `steps`, `fan-out`; without them
/// all.
public final class StoreBench {
    private static final int ROUNDS = 3;
    private static final int CALLBACKS = 10_000;

    /// Starts that wait for the disk at the same time.
    private static final int STARTS = 2_000;

    private static final Limits LIMITS = new Limits(
            Integer.MAX_VALUE,
            Limits.SERVICE.bytes() * 1_000,
            100_000,
            Limits.SERVICE.longestWait(),
            Limits.SERVICE.duration());

    private static final String FAN_OUT = """
        version: v1
        type: flow
        steps:
          - type: foreach
            name: all
            iterationMapping: {collection: $.items, item: item}
            steps:
              - {type: pass, name: one}
        """;

    private StoreBench() {}

    /// @param arguments which benchmarks
    public static void main(String[] arguments) throws Exception {
        var wanted = arguments.length == 0 ? List.of("callbacks", "parked", "steps", "fan-out") : List.of(arguments);
        for (var name : wanted) {
            switch (name) {
                case "callbacks" -> callbacks();
                case "callbacks-64" -> callbacks(64, true);
                case "parked" -> parked();
                case "steps" -> steps();
                case "fan-out" -> fanOut();
                default -> throw new IllegalArgumentException("Expected another benchmark than " + name);
            }
        }
    }

    private static FlowDefinition read(String text) {
        return new FlowDefinition(text, FlowReader.read(text).flow().orElseThrow());
    }

    /// Executions in memory or on a new store, which is gone afterwards.
    private static final class Bed implements AutoCloseable {
        private final Path folder;
        private final Optional<Store> store;
        private final Executions executions;

        Bed(boolean durable) throws IOException {
            this(Files.createTempDirectory("flowglass-bench"), durable);
        }

        Bed(Path folder, boolean durable) {
            this.folder = folder;
            this.store = durable ? Optional.of(Stores.open(folder)) : Optional.empty();
            this.executions = new Executions(
                    store.map(Store::journal).orElseGet(MemoryJournal::new),
                    task -> Call.ended(new Outcome.Returned(Obj.EMPTY)),
                    FlowLibrary.NONE,
                    new WallTime(),
                    Gate.OPEN,
                    LIMITS,
                    text -> FlowReader.read(text).flow());
        }

        @Override
        public void close() {
            executions.close();
            store.ifPresent(Store::close);
        }

        void delete() throws IOException {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    // --- W1 ---

    private static void callbacks() throws Exception {
        for (boolean durable : new boolean[] {false, true}) {
            for (int reporters : new int[] {64, 8, 1}) {
                callbacks(reporters, durable);
            }
        }
    }

    private static void callbacks(int reporters, boolean durable) throws Exception {
        for (int round = 0; round < 2 * ROUNDS; round++) {
            var bed = new Bed(durable);
            callbacks(bed, reporters, round, durable);
            bed.close();
            bed.delete();
        }
    }

    private static void callbacks(Bed bed, int reporters, int round, boolean durable) throws InterruptedException {
        int count = reporters == 1 && durable ? CALLBACKS / 5 : CALLBACKS;
        long begin = System.nanoTime();
        long cpu = cpu();
        var tokens = park(bed, count);
        long parked = System.nanoTime();
        var next = new AtomicInteger();
        var nanos = new long[count];
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < reporters; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                    long from = System.nanoTime();
                    var parkedOne = tokens.get(n);
                    var ended = bed.executions.ended(parkedOne.id());
                    bed.executions
                            .reportSucceeded(parkedOne.token(), Obj.of("ok", Value.of(true)))
                            .toCompletableFuture()
                            .join();
                    ended.toCompletableFuture().join();
                    nanos[n] = System.nanoTime() - from;
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        long end = System.nanoTime();
        Arrays.sort(nanos);
        say(String.format(
                "callbacks %s, %d reporters, round %d: %,.0f executions/s in all; starts %,.0f/s; reports %,.0f/s;"
                        + " report to completed p50 %.3f ms, p99 %.3f ms; %.0f µs of processor each",
                durable ? "durable" : "in memory",
                reporters,
                round,
                count * 1e9 / (end - begin),
                count * 1e9 / (parked - begin),
                count * 1e9 / (end - parked),
                nanos[count / 2] / 1e6,
                nanos[count * 99 / 100] / 1e6,
                (cpu() - cpu) / 1e3 / count));
    }

    /// Time of all processors that this process has used, in ns; unlike other times it does not grow with what else the
    /// machine does.
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private record Parked(dev.flowglass.engine.ExecutionId id, String token) {}

    private static List<Parked> park(Bed bed, int count) throws InterruptedException {
        var definition = read(Flows.CALLBACK_TEXT);
        var tokens = new ConcurrentLinkedQueue<Parked>();
        var all = new CountDownLatch(count);
        try (var _ = bed.executions.subscribe(batch -> {
            for (var task : batch.after().openTasks()) {
                if (task.stage() == OpenTask.Stage.SUBMITTED) {
                    tokens.add(new Parked(batch.id(), bed.executions.token(batch.after(), task)));
                    all.countDown();
                }
            }
        })) {
            var underWay = new Semaphore(STARTS);
            for (int i = 0; i < count; i++) {
                underWay.acquire();
                var _ = bed.executions
                        .start(new StartRequest("bench", definition, Optional.empty(), Obj.of("n", Value.of(i))))
                        .whenComplete((started, failure) -> underWay.release());
            }
            all.await();
        }
        return List.copyOf(tokens);
    }

    // --- W2 ---

    private static void parked() throws Exception {
        for (int count : new int[] {10_000, 100_000}) {
            var bed = new Bed(true);
            long empty = heap();
            long begin = System.nanoTime();
            int made = park(bed, count).size();
            long parked = System.nanoTime();
            long full = heap();
            say(String.format(
                    "parked %,d: %,.0f/s, %,d bytes of heap each, %,d MiB of heap in all",
                    made, count * 1e9 / (parked - begin), (full - empty) / count, full >> 20));
            rested(bed);
            long resting = heap();
            say(String.format(
                    "parked %,d: %.1f s later all rest: %,d bytes of heap each, %,d MiB of heap in all",
                    made, (System.nanoTime() - parked) / 1e9, (resting - empty) / count, resting >> 20));
            bed.close();
            long reopen = System.nanoTime();
            long cpu = cpu();
            bed = new Bed(bed.folder, true);
            say(String.format(
                    "parked %,d: open again in %.2f s, %.2f s of processor",
                    count, (System.nanoTime() - reopen) / 1e9, (cpu() - cpu) / 1e9));
            say(String.format("parked %,d: after that %,d MiB of heap in all", count, heap() >> 20));
            bed.close();
            bed.delete();
        }
    }

    private static void rested(Bed bed) throws InterruptedException {
        while (bed.executions.inMemory() > 0) {
            Thread.sleep(100);
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    // --- W3 ---

    private static void steps() throws IOException {
        int count = 1_000;
        var text = IntStream.range(0, count)
                .mapToObj(i -> "  - {type: pass, name: step%d}".formatted(i))
                .collect(Collectors.joining("\n", "version: v1\ntype: flow\nsteps:\n", "\n"));
        var definition = read(text);
        var engine = new Engine(new TokenKey(new byte[32]));
        for (int round = 0; round < 4 * ROUNDS; round++) {
            long begin = System.nanoTime();
            int runs = 100;
            for (int run = 0; run < runs; run++) {
                alone(engine, definition);
            }
            say(String.format(
                    "steps, pure engine, round %d: %,.0f/s", round, runs * count * 1e9 / (System.nanoTime() - begin)));
        }
        for (boolean durable : new boolean[] {false, true}) {
            var bed = new Bed(durable);
            for (int round = 0; round < 4 * ROUNDS; round++) {
                say(String.format(
                        "steps %s, round %d: %,.0f/s",
                        durable ? "durable" : "in memory",
                        round,
                        count * 1e9 / run(bed, definition, Obj.EMPTY).toNanos()));
            }
            bed.close();
            bed.delete();
        }
    }

    private static void alone(Engine engine, FlowDefinition definition) {
        var state = ExecutionState.initial(Definition.of(definition.flow(), "bench", "run", LIMITS));
        Command command = new Command.Start(Obj.EMPTY);
        while (!state.status().ended()) {
            if (!(engine.decide(state, command, Stand.START) instanceof Decision.Accepted accepted)) {
                throw new IllegalStateException("Expected %s to be accepted".formatted(command));
            }
            state = accepted.after();
            command = new Command.Advance(64);
        }
    }

    private static Duration run(Bed bed, FlowDefinition definition, Obj input) {
        long begin = System.nanoTime();
        var started = (StartResult.Started)
                Stand.soon(bed.executions.start(new StartRequest("bench", definition, Optional.empty(), input)));
        var end = Stand.soon(bed.executions.ended(started.execution().id()));
        if (end.state().output().isEmpty()) {
            throw new IllegalStateException(
                    "Expected success, but got " + end.state().failure());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    // --- W4 ---

    private static void fanOut() throws IOException {
        var definition = read(FAN_OUT);
        for (boolean durable : new boolean[] {false, true}) {
            for (int count : new int[] {1_000, 10_000}) {
                var items = Obj.of(
                        "items",
                        Array.of(IntStream.range(0, count).mapToObj(Value::of).toList()));
                var bed = new Bed(durable);
                for (int round = 0; round < 3 * ROUNDS; round++) {
                    say(String.format(
                            "fan-out %s, %,d branches, round %d: %.1f ms",
                            durable ? "durable" : "in memory",
                            count,
                            round,
                            run(bed, definition, items).toNanos() / 1e6));
                }
                bed.close();
                bed.delete();
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}

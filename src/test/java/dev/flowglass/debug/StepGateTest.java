package dev.flowglass.debug;

import static dev.flowglass.runtime.Flows.call;
import static dev.flowglass.runtime.Flows.flow;
import static dev.flowglass.runtime.Flows.foreach;
import static dev.flowglass.runtime.Flows.parallel;
import static dev.flowglass.runtime.Flows.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Resources;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.FlowResources;
import dev.flowglass.runtime.Flows;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.VirtualTime;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepGateTest {
    private static final ExecutionId RUN = new ExecutionId("test", "run");
    private static final Obj INPUT =
            Obj.of("items", Array.of(IntStream.range(0, 150).mapToObj(Value::of).toList()));

    private static FlowDefinition definition() {
        return flow(
                parallel("both", call("slow", "slow"), call("quick", "echo")),
                Flows.wait("night", 3_600),
                foreach("each", "items", call("c", "slow"), pass("p")));
    }

    private static Executions executions(Gate gate) {
        var time = new VirtualTime(Instant.parse("2024-03-05T08:09:10.123Z"));
        var resources = new FlowResources(new Resources(List.of(
                new Binding(Flows.arn("echo"), new Binding.Kind.Echo()),
                new Binding(
                        Flows.arn("slow"),
                        new Binding.Kind.Mock(
                                List.of(response(2_000), response(0), response(500), response(2_000), response(0)))))));
        return new Executions(
                new MemoryJournal(new TokenKey(new byte[32])),
                new ResourceConnector(resources, Unbound.FAILS, time),
                time,
                gate);
    }

    private static Binding.Response response(long delayMillis) {
        return new Binding.Response(
                new Binding.Response.Outcome.Output(Obj.of("after", Value.of(delayMillis))), delayMillis);
    }

    private static void start(Executions executions) {
        executions
                .start(new StartRequest("test", definition(), Optional.of("run"), INPUT))
                .toCompletableFuture()
                .join();
    }

    private static List<Event> free() {
        try (var executions = executions(Gate.OPEN)) {
            start(executions);
            return executions.ended(RUN).toCompletableFuture().join().events();
        }
    }

    @Test
    void aHeldExecutionStopsGoesOnByStepsAndThenFreely() throws InterruptedException {
        var gate = new StepGate();
        gate.hold(RUN);
        try (var executions = executions(gate)) {
            var moved = new Semaphore(0);
            var _ = executions.subscribe(batch -> moved.release(batch.events().size()));
            start(executions);
            moved.acquire();
            assertThat(gate.holds(RUN)).isTrue();

            gate.step(RUN);
            gate.step(RUN);
            moved.acquire(2);
            assertThat(executions.find(RUN).orElseThrow().events()).hasSize(3);

            gate.resume(RUN);
            assertThat(executions.ended(RUN).toCompletableFuture().join().events())
                    .isEqualTo(free());
        }
    }

    @Test
    void aRunSteppedEventByEventIsTheSameRun() {
        var gate = new StepGate();
        gate.hold(RUN);
        try (var executions = executions(gate)) {
            var _ = executions.subscribe(batch -> gate.step(batch.id()));
            start(executions);

            var stepped = executions.ended(RUN).toCompletableFuture().join();

            assertThat(stepped.events()).isEqualTo(free());
            assertThat(stepped.events()).hasSizeGreaterThan(1_000);
        }
    }

    @Test
    void anyCutIntoBatchesIsTheSameRun() {
        for (int size : new int[] {1, 2, 3, 7, 1_000}) {
            try (var executions = executions((id, state) -> new Gate.Answer.Go(size))) {
                start(executions);
                assertThat(executions.ended(RUN).toCompletableFuture().join().events())
                        .isEqualTo(free());
            }
        }
    }

    @Test
    void timeStandsStillWhileAnExecutionIsHeld() {
        var gate = new StepGate();
        try (var executions = executions(gate)) {
            var held = new CompletableFuture<Instant>();
            var _ = executions.subscribe(batch -> {
                if (batch.after().lastEventId() >= 4 && !held.isDone()) {
                    gate.hold(RUN);
                    held.complete(batch.after().lastTime());
                }
            });
            start(executions);
            var at = held.join();

            assertThat(executions.time().now()).isEqualTo(at);
            gate.resume(RUN);
            assertThat(executions.ended(RUN).toCompletableFuture().join().events())
                    .isEqualTo(free());
        }
    }
}

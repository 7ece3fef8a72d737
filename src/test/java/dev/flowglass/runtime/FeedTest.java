package dev.flowglass.runtime;

import static dev.flowglass.runtime.Flows.call;
import static dev.flowglass.runtime.Flows.callback;
import static dev.flowglass.runtime.Flows.flow;
import static dev.flowglass.runtime.Flows.foreach;
import static dev.flowglass.runtime.Flows.pass;
import static dev.flowglass.runtime.Stand.echo;
import static dev.flowglass.runtime.Stand.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.Status;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedTest {
    /// Collects what it hears.
    private static final class Ear implements FeedListener {
        final Map<ExecutionId, List<Event>> heard = new ConcurrentHashMap<>();

        @Override
        public void onBatch(Batch batch) {
            heard.computeIfAbsent(batch.id(), id -> new ArrayList<>()).addAll(batch.events());
        }
    }

    @Test
    void whoeverListensFromWheneverHearsExactlyTheEventsThatAreThere() {
        var items = Array.of(IntStream.range(0, 40).mapToObj(Value::of).toList());
        try (var stand = Stand.onTheWall(echo())) {
            var ears = new ArrayList<Ear>();
            var ids = new ArrayList<ExecutionId>();
            for (int i = 0; i < 20; i++) {
                ids.add(stand.start(
                        flow(foreach("each", "items", call("c", "echo"), pass("p"))), Obj.of("items", items)));
                var ear = new Ear();
                ears.add(ear);
                var _ = stand.executions.subscribe(ear);
            }
            ids.forEach(stand::end);
            var late = new Ear();
            var _ = stand.executions.subscribe(late);
            ears.add(late);
            ids.forEach(id -> soon(Events.until(
                    stand.executions, id, batch -> batch.after().status().ended())));

            for (var ear : ears) {
                for (var id : ids) {
                    assertThat(ear.heard.get(id)).isEqualTo(stand.view(id).events());
                }
            }
        }
    }

    @Test
    void aListenerThatFailsOrLeavesDisturbsNobody() {
        try (var stand = Stand.onTheWall()) {
            var _ = stand.executions.subscribe(batch -> {
                throw new IllegalStateException("This listener always fails, which is written to the log");
            });
            var left = new Ear();
            stand.executions.subscribe(left).close();
            var stays = new Ear();
            var _ = stand.executions.subscribe(stays);

            var id = stand.run(flow(pass("p"))).id();

            var _ = soon(Events.until(
                    stand.executions, id, batch -> batch.after().status().ended()));
            assertThat(stays.heard).containsOnlyKeys(id);
            assertThat(left.heard).isEmpty();
        }
    }

    @Test
    void manyReportersDriveManyExecutionsAndEachCallbackIsTakenOnce() throws InterruptedException {
        int many = 2_000;
        var accepted = new AtomicInteger();
        var refused = new AtomicInteger();
        var answers = new CountDownLatch(2 * many);
        try (var stand = Stand.onTheWall(echo());
                var reporters = Executors.newFixedThreadPool(64)) {
            var _ = stand.executions.subscribe(batch -> {
                for (var task : batch.after().openTasks()) {
                    if (task.stage() == OpenTask.Stage.SUBMITTED
                            && batch.events().getLast().id() == task.lastEventId()) {
                        var token = stand.executions.token(batch.after(), task);
                        for (int twice = 0; twice < 2; twice++) {
                            reporters.execute(() -> stand.executions
                                    .reportSucceeded(token, Obj.of("ok", Value.of(true)))
                                    .thenAccept(receipt -> {
                                        (receipt instanceof ReportReceipt.Accepted ? accepted : refused)
                                                .incrementAndGet();
                                        answers.countDown();
                                    }));
                        }
                    }
                }
            });
            var ends = new ArrayList<CompletableFuture<ExecutionView>>();
            for (int i = 0; i < many; i++) {
                ends.add(stand.executions
                        .ended(stand.start(flow(callback("approve"))))
                        .toCompletableFuture());
            }

            assertThat(ends).allSatisfy(end -> {
                var events = soon(end).events();
                assertThat(soon(end).state().status()).isEqualTo(Status.SUCCEEDED);
                assertThat(events)
                        .extracting(Event::id)
                        .isEqualTo(IntStream.rangeClosed(1, 9).boxed().toList());
            });
            assertThat(answers.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(accepted).hasValue(many);
            assertThat(refused).hasValue(many);
        }
    }
}

package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flowglass.connector.Call;
import dev.flowglass.connector.Outcome;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.Status;
import dev.flowglass.language.FlowReader;
import dev.flowglass.store.Store;
import dev.flowglass.store.StoreException;
import dev.flowglass.store.Stores;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of executions when their store cannot be written: who asked hears of it, what was acknowledged stays,
/// nothing hangs, and all goes on when there is room again.
class DiskTroubleTest {
    private static final int PATIENCE_SECONDS = 20;
    private static final String LARGE = "x".repeat(15_000);

    @TempDir
    Path folder;

    private final FlowDefinition callback = new FlowDefinition(
            Flows.CALLBACK_TEXT, FlowReader.read(Flows.CALLBACK_TEXT).flow().orElseThrow());

    private Executions open(Store store) {
        return new Executions(
                store.journal(),
                task -> Call.ended(new Outcome.Returned(Obj.EMPTY)),
                FlowLibrary.NONE,
                new WallTime(),
                Gate.OPEN,
                Limits.SERVICE,
                text -> FlowReader.read(text).flow());
    }

    private StartRequest request(String flow, String name, Obj input) {
        return new StartRequest(flow, callback, Optional.of(name), input);
    }

    private ExecutionId started(Executions executions, String name) {
        return ((StartResult.Started) Stand.soon(executions.start(request("kept", name, Obj.EMPTY))))
                .execution()
                .id();
    }

    private static String token(Executions executions, ExecutionId id) {
        return Stand.soon(Events.until(
                        executions,
                        id,
                        batch -> !batch.after().openTasks().isEmpty()
                                && batch.after().openTasks().getFirst().stage() == OpenTask.Stage.SUBMITTED)
                .thenApply(batch -> executions.token(
                        batch.after(), batch.after().openTasks().getFirst())));
    }

    private static Throwable failure(CompletionStage<?> stage) {
        var soon = stage.toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return Objects.requireNonNull(
                catchThrowableOfType(CompletionException.class, soon::join).getCause());
    }

    @Test
    void onAFullDiskNothingAcknowledgedIsLostAndAllGoesOnWhenThereIsRoomAgain() throws Exception {
        var heard = new ArrayList<Integer>();
        BlockingQueue<String> troubles = new LinkedBlockingQueue<>();
        try (var store = Stores.full(folder, 120);
                var executions = open(store)) {
            var waiting = started(executions, "waiting");
            var token = token(executions, waiting);
            executions.subscribe(new FeedListener() {
                @Override
                public void onBatch(Batch batch) {
                    if (batch.id().equals(waiting)) {
                        batch.events().stream().map(Event::id).forEach(heard::add);
                    }
                }

                @Override
                public void onTrouble(ExecutionId id, String message) {
                    troubles.add(id + ": " + message);
                }
            });
            assertThat(fill(executions, LARGE)).hasMessageContaining("is full");
            assertThat(fill(executions, "")).hasMessageContaining("is full");

            var refused = failure(executions.reportSucceeded(token, Obj.of("status", Value.of(LARGE))));
            assertThat(refused).isInstanceOf(StoreException.class).hasMessageContaining("is full");
            assertThat(troubles.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).contains("is full");
            var view = executions.find(waiting).orElseThrow();
            assertThat(view.trouble().orElseThrow()).contains("is full");
            assertThat(view.state().status()).isEqualTo(Status.RUNNING);

            Stand.soon(executions.deleteFlow("filler"));
            var receipt = goodAgain(executions, token);

            assertThat(receipt).isInstanceOf(ReportReceipt.Accepted.class);
            var end = Stand.soon(executions.ended(waiting));
            assertThat(end.state().failure()).isEmpty();
            assertThat(end.trouble()).isEmpty();
            assertThat(heard).isEqualTo(end.events().stream().map(Event::id).toList());
            assertThat(Stand.soon(executions.start(request("filler", "again", Obj.EMPTY))))
                    .isInstanceOf(StartResult.Started.class);
        }
        try (var store = Stores.open(folder);
                var executions = open(store)) {
            assertThat(executions
                            .find(new ExecutionId("kept", "waiting"))
                            .orElseThrow()
                            .events())
                    .extracting(Event::id)
                    .isEqualTo(heard);
        }
    }

    /// Starts executions with this text as input until one is refused.
    private Throwable fill(Executions executions, String text) {
        for (int i = 0; ; i++) {
            var stage = executions.start(
                    request("filler", "e%d-%d".formatted(text.length(), i), Obj.of("x", Value.of(text))));
            var result = stage.toCompletableFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .handle((ok, no) -> no);
            if (result.join() instanceof Throwable refused) {
                return refused;
            }
        }
    }

    /// Reports again until that does not meet the trouble any more.
    private static ReportReceipt goodAgain(Executions executions, String token) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            try {
                return executions
                        .reportSucceeded(token, Obj.of("status", Value.of(LARGE)))
                        .toCompletableFuture()
                        .join();
            } catch (CompletionException e) {
                assertThat(e).hasMessageContaining("is full");
            }
        }
        throw new AssertionError("Expected the execution to go on when there is room");
    }

    @Test
    void aStoreThatIsOpenedReadOnlyShowsItsHistoriesAndTakesNothing() {
        List<Event> before;
        try (var store = Stores.open(folder);
                var executions = open(store)) {
            var id = started(executions, "waiting");
            token(executions, id);
            before = executions.find(id).orElseThrow().events();
        }
        try (var store = Stores.openReadOnly(folder);
                var executions = open(store)) {
            var id = new ExecutionId("kept", "waiting");
            assertThat(executions.find(id).orElseThrow().events()).isEqualTo(before);
            assertThat(failure(executions.start(request("kept", "new", Obj.EMPTY))))
                    .hasMessageContaining("was opened read-only");
            assertThat(failure(executions.stop(id, new Failure("E", "")))).hasMessageContaining("was opened read-only");
            assertThat(executions.find(id).orElseThrow().events()).isEqualTo(before);
        }
    }

    @Test
    void aStoreThatIsDeletedMeanwhileIsToldOfAndNothingHangs() throws IOException {
        try (var store = Stores.open(folder);
                var executions = open(store)) {
            var token = token(executions, started(executions, "waiting"));
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            assertThat(failure(executions.start(request("kept", "new", Obj.EMPTY))))
                    .hasMessageContaining("was deleted or moved");
            assertThat(failure(executions.reportSucceeded(token, Obj.EMPTY)))
                    .hasMessageContaining("was deleted or moved");
        }
    }
}

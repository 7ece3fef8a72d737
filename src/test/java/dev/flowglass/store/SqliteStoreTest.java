package dev.flowglass.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Status;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    private static final Instant START = Instant.parse("2024-03-05T08:09:10.123Z");

    @TempDir
    private Path folder;

    private SqliteStore open() {
        return Stores.open(folder);
    }

    private static <T> T soon(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("Expected this to end well, and soon", e);
        }
    }

    private static StoredExecution execution(String name) {
        return new StoredExecution(new ExecutionId("flow", name), "version: v1", "{ }", Optional.of("token"));
    }

    private static Entry started(Instant time) {
        return new Entry(
                new Command.Start(Obj.EMPTY),
                List.of(event(1, time, EventType.EXECUTION_STARTED, new Detail.Began(Obj.EMPTY, Obj.EMPTY))));
    }

    private static Entry succeeded(Instant time) {
        return new Entry(
                new Command.Advance(64),
                List.of(event(
                        2, time, EventType.EXECUTION_SUCCEEDED, new Detail.Output(Obj.of("ok", Value.of(true))))));
    }

    private static Event event(int id, Instant time, EventType type, Detail detail) {
        return new Event(id, id - 1, time, type, StepPath.FLOW, "", 0, detail);
    }

    private static void create(Journal journal, String name, Instant time) {
        soon(journal.create(execution(name), List.of(started(time))));
    }

    @Test
    void whatWasWrittenIsThereAfterOpeningAgain() {
        var id = new ExecutionId("flow", "a");
        var flow = flow("shop");
        AccessKey key;
        String tokens;
        try (var store = open()) {
            create(store.journal(), "a", START);
            soon(store.journal().append(id, List.of(succeeded(START.plusMillis(5)))));
            create(store.journal(), "b", START);
            assertThat(soon(store.flows().create(flow))).isTrue();
            key = store.accessKey();
            tokens = store.journal().tokenKey().token("f", "e", 1, 1).text();
        }
        try (var store = open()) {
            assertThat(store.accessKey()).isEqualTo(key);
            assertThat(store.accessKey().secret()).isEqualTo(key.secret()).hasSize(30);
            assertThat(store.journal().tokenKey().token("f", "e", 1, 1).text()).isEqualTo(tokens);
            assertThat(store.flows().find("shop")).contains(flow);
            assertThat(store.journal().read(id)).contains(List.of(started(START), succeeded(START.plusMillis(5))));
            assertThat(store.journal().find(id))
                    .contains(new ExecutionSummary(
                            execution("a"),
                            Status.SUCCEEDED,
                            START,
                            Optional.of(START.plusMillis(5)),
                            "{\"ok\":true}"));
            assertThat(store.journal().unfinished()).containsExactly(execution("b"));
            assertThat(store.journal().untold()).containsExactly(execution("a"));
            soon(store.journal().told(id));
            assertThat(store.journal().untold()).isEmpty();
        }
    }

    private static StoredFlow flow(String name) {
        return new StoredFlow("id", name, "version: v1", "", "FDL", "", "Standard", "", START, START);
    }

    @Test
    void oneBadWriteDoesNotFailTheOthersOfItsTransaction() {
        try (var store = open()) {
            create(store.journal(), "there", START);
            var stages = IntStream.range(0, 100)
                    .mapToObj(i ->
                            store.journal().create(execution(i % 10 == 3 ? "there" : "n" + i), List.of(started(START))))
                    .toList();
            for (int i = 0; i < 100; i++) {
                var stage = stages.get(i);
                if (i % 10 == 3) {
                    assertThatThrownBy(() -> stage.toCompletableFuture().get(20, TimeUnit.SECONDS))
                            .hasMessageContaining("Expected execution flow/there to be new");
                } else {
                    soon(stage);
                }
            }
            assertThat(store.journal().unfinished()).hasSize(91);
        }
    }

    @Test
    void executionsAreListedByPageTheNewestFirstThenByName() {
        var memory = new MemoryJournal();
        try (var store = open()) {
            for (var journal : List.of(memory, store.journal())) {
                for (int i = 0; i < 23; i++) {
                    create(journal, "e" + i, START.plusMillis(i / 4));
                }
                soon(journal.append(new ExecutionId("flow", "e7"), List.of(succeeded(START.plusSeconds(1)))));
            }
            var pages = new ArrayList<ExecutionSummary>();
            var query = new ExecutionQuery("flow", 5);
            for (var page = store.journal().list(query); ; ) {
                assertThat(page.executions()).hasSizeLessThanOrEqualTo(5);
                pages.addAll(page.executions());
                if (page.next().isEmpty()) {
                    break;
                }
                page = store.journal()
                        .list(new ExecutionQuery(
                                "flow", Optional.empty(), Optional.empty(), Optional.empty(), "", page.next(), 5));
            }
            assertThat(pages)
                    .hasSize(23)
                    .isEqualTo(memory.list(new ExecutionQuery("flow", 100)).executions());
            assertThat(pages.stream()
                            .limit(4)
                            .map(summary -> summary.execution().id().name()))
                    .containsExactly("e20", "e21", "e22", "e16");
            var some = new ExecutionQuery(
                    "flow",
                    Optional.of(Status.RUNNING),
                    Optional.of(START.plusMillis(1)),
                    Optional.of(START.plusMillis(2)),
                    "e1",
                    Optional.empty(),
                    50);
            assertThat(store.journal().list(some))
                    .isEqualTo(memory.list(some))
                    .satisfies(page -> assertThat(page.executions()).hasSize(2));
            assertThatThrownBy(() -> store.journal()
                            .list(new ExecutionQuery(
                                    "flow",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    "",
                                    Optional.of("?"),
                                    5)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDeletedFlowLeavesNothingBehind() {
        try (var store = open()) {
            soon(store.flows().create(flow("flow")));
            create(store.journal(), "a", START);
            assertThat(soon(store.journal().deleteFlow("flow"))).isTrue();
            assertThat(soon(store.journal().deleteFlow("flow"))).isFalse();
            assertThat(store.flows().find("flow")).isEmpty();
            assertThat(store.journal().read(new ExecutionId("flow", "a"))).isEmpty();
            assertThatThrownBy(
                            () -> soon(store.journal().append(new ExecutionId("flow", "a"), List.of(succeeded(START)))))
                    .hasRootCauseMessage("Expected execution flow/a to be there");
        }
    }

    @Test
    void aFlowIsReplacedOnlyWhenItIsStillTheSame() {
        try (var store = open()) {
            var flows = store.flows();
            soon(flows.create(flow("a")));
            assertThat(soon(flows.create(flow("a")))).isFalse();
            var changed = new StoredFlow("id", "a", "other", "", "FDL", "", "Standard", "", START, START.plusNanos(7));
            assertThat(soon(flows.replace(flow("a"), changed))).isTrue();
            assertThat(soon(flows.replace(flow("a"), changed))).isFalse();
            soon(flows.create(flow("b")));
            assertThat(flows.list("", 5)).containsExactly(changed, flow("b"));
            assertThat(flows.list("a", 5)).containsExactly(flow("b"));
        }
    }

    @Test
    void aNonceIsTakenOnceAlsoAfterOpeningAgain() {
        var until = START.plusSeconds(900);
        try (var store = open()) {
            assertThat(store.nonces().take("n", until, START)).isTrue();
            assertThat(store.nonces().take("n", until, START)).isFalse();
            soon(store.flows().create(flow("later")));
        }
        try (var store = open()) {
            assertThat(store.nonces().take("n", until, START.plusSeconds(800))).isFalse();
            assertThat(store.nonces().take("n", until, START.plusSeconds(1_000)))
                    .isTrue();
        }
    }

    @Test
    void aStoreOfAnOlderFormIsBroughtUpToDateAndKeepsItsNonces() throws Exception {
        open().close();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("flowglass.db"));
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE nonce");
            statement.execute("CREATE TABLE nonce(nonce TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID");
            statement.execute("INSERT INTO nonce VALUES ('old', %d)"
                    .formatted(START.plusSeconds(900).toEpochMilli()));
            statement.execute("PRAGMA user_version = 1");
        }
        try (var store = open()) {
            assertThat(store.nonces().take("old", START.plusSeconds(900), START))
                    .isFalse();
            assertThat(store.nonces().take("new", START.plusSeconds(900), START))
                    .isTrue();
        }
    }

    @Test
    void oneAtATimeMayUseAStore() {
        try (var store = open()) {
            assertThat(store.journal().unfinished()).isEmpty();
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        open().close();
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        var inside = folder.resolve("store");
        Stores.open(inside).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)))
                .isEqualTo("rwx------");
        try (var files = Files.list(inside)) {
            assertThat(files.filter(file -> !file.endsWith("lock")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aFileThatIsNoStoreIsToldAndLeftAsItIs() throws IOException {
        var file = folder.resolve("flowglass.db");
        var text = "this is not a database".repeat(100);
        Files.writeString(file, text);
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is damaged, in its file flowglass.db")
                .hasMessageContaining("read-only");
        assertThat(file).hasContent(text);
    }

    @Test
    void aDamagedPageIsToldAndTheRestCanBeReadReadOnly() throws IOException {
        try (var store = open()) {
            for (int i = 0; i < 300; i++) {
                store.journal().create(execution("e" + i), List.of(started(START)));
            }
            soon(store.flows().create(flow("good")));
        }
        var file = folder.resolve("flowglass.db");
        var bytes = Files.readAllBytes(file);
        for (int i = bytes.length - 4_096; i < bytes.length - 2_048; i++) {
            bytes[i] = (byte) 0xA5;
        }
        Files.write(file, bytes);
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("damaged");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        try (var store = Stores.openReadOnly(folder)) {
            assertThat(store.flows().find("good")).contains(flow("good"));
            assertThatThrownBy(() -> soon(store.flows().create(flow("new"))))
                    .hasRootCauseMessage(
                            "The store %s was opened read-only: nothing can be changed.".formatted(folder));
        }
    }

    @Test
    void aStoreOfANewerFlowglassIsRefused() throws Exception {
        open().close();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("flowglass.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("newer Flowglass");
    }

    @Test
    void aStoreThatWasDeletedKeepsNothingAndSaysSo() throws IOException {
        try (var store = open()) {
            create(store.journal(), "a", START);
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            for (var name : List.of("b", "c")) {
                assertThatThrownBy(() -> create(store.journal(), name, START))
                        .hasRootCauseInstanceOf(StoreException.class)
                        .rootCause()
                        .hasMessageContaining("was deleted or moved");
            }
        }
    }

    @Test
    void aFullStoreRefusesWhatDoesNotFitAndKeepsTheRest() {
        var names = new ArrayList<String>();
        try (var store = Stores.full(folder, 60)) {
            for (int i = 0; ; i++) {
                var stage = store.journal()
                        .create(
                                new StoredExecution(
                                        new ExecutionId("flow", "e" + i), "d", "x".repeat(20_000), Optional.empty()),
                                List.of(started(START)))
                        .toCompletableFuture();
                try {
                    stage.get(20, TimeUnit.SECONDS);
                    names.add("e" + i);
                } catch (ExecutionException e) {
                    assertThat(e.getCause())
                            .isInstanceOf(StoreException.class)
                            .hasMessageContaining("is full")
                            .hasMessageContaining(folder.toString());
                    break;
                } catch (InterruptedException | TimeoutException e) {
                    throw new AssertionError(e);
                }
            }
        }
        assertThat(names).isNotEmpty();
        try (var store = open()) {
            assertThat(store.journal().unfinished())
                    .extracting(execution -> execution.id().name())
                    .isEqualTo(names);
            create(store.journal(), "again", START);
        }
    }

    @Test
    void stoppingIsWrittenAsAnEndWithoutOutput() {
        var id = new ExecutionId("flow", "a");
        try (var store = open()) {
            create(store.journal(), "a", START);
            soon(store.journal()
                    .append(
                            id,
                            List.of(new Entry(
                                    new Command.StopExecution(new Failure("E", "c")),
                                    List.of(event(
                                            2,
                                            START,
                                            EventType.EXECUTION_STOPPED,
                                            new Detail.Ended(new Failure("E", "c"))))))));
            assertThat(store.journal().find(id).orElseThrow())
                    .extracting(ExecutionSummary::status, ExecutionSummary::output)
                    .containsExactly(Status.STOPPED, "");
        }
    }
}

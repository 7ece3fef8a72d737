package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.OtherProcess;
import dev.flowglass.connector.Call;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.Status;
import dev.flowglass.language.FlowReader;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.store.Stores;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that runs executions, many times, as the system would.
class CrashIT {
    private static final int EXECUTIONS = 200;
    private static final int CRASHES = 50;
    private static final long SEED = 20_240_305;

    @TempDir
    private Path folder;

    @Test
    void nothingThatWasPromisedIsLostByFiftyCrashesAndAllEndsAsWithoutThem() throws Exception {
        var random = new Random(SEED);
        var told = new ArrayList<String>();
        for (int i = 1; i <= CRASHES; i++) {
            told.addAll(crash(EXECUTIONS * i / CRASHES, 1 + random.nextInt(120)));
        }
        var last = start(EXECUTIONS);
        try (var reader = reader(last)) {
            told.addAll(reader.lines().toList());
        }
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(told.getLast()).isEqualTo("done");
        check(told);
    }

    /// Lets a process run until it has said so many lines, then kills it.
    private List<String> crash(int executions, int lines) throws IOException, InterruptedException {
        var process = start(executions);
        var said = new ArrayList<String>();
        try (var reader = reader(process)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
                if (said.size() == lines) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.toHandle().destroyForcibly();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).as("lines, of which the last one may be cut").isNotEmpty();
        return said.subList(0, said.size() - 1);
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private Process start(int executions) throws IOException {
        return OtherProcess.java(
                        List.of("-Xshare:auto"),
                        CrashingRun.class,
                        List.of(folder.toString(), String.valueOf(executions)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void check(List<String> told) {
        try (var store = Stores.open(folder);
                var executions = new Executions(
                        store.journal(),
                        task -> Call.awaitingPerson(true),
                        FlowLibrary.NONE,
                        new WallTime(),
                        Gate.OPEN,
                        Limits.SERVICE,
                        text -> FlowReader.read(text).flow())) {
            assertThat(store.journal().unfinished()).isEmpty();
            var lines = new TreeSet<String>();
            var undisturbed = undisturbed();
            for (int i = 0; i < EXECUTIONS; i++) {
                var name = CrashingRun.name(i);
                var view = executions
                        .find(new ExecutionId(CrashingRun.FLOW_NAME, name))
                        .orElseThrow();
                lines.add("started " + name);
                view.events().forEach(event -> lines.addAll(lines(name, event)));
                end(name, view, undisturbed);
            }
            lines.add("done");
            assertThat(lines).containsAll(told);
            assertThat(told.stream().filter(line -> line.startsWith("reported")))
                    .hasSizeGreaterThan(EXECUTIONS / 2);
        }
    }

    /// What may have been said when this event had happened.
    private static List<String> lines(String name, Event event) {
        var said = new ArrayList<>(List.of("event %s %d %s %d"
                .formatted(name, event.id(), event.type().word(), event.time().toEpochMilli())));
        if (event.type() == EventType.EXECUTION_STOPPED) {
            said.add("stopped " + name);
        } else if (event.type() == EventType.TASK_SUCCEEDED && event.stepName().equals("approve")) {
            said.add("reported %s %d".formatted(name, event.id()));
        }
        return said;
    }

    private static void end(String name, ExecutionView view, List<EventType> undisturbed) {
        var state = view.state();
        if (CrashingRun.isStopped(name)) {
            assertThat(state.status()).as(name).isEqualTo(Status.STOPPED);
            return;
        }
        assertThat(state.status()).as(name).isEqualTo(Status.SUCCEEDED);
        assertThat(Json.sorted(state.output().orElseThrow()))
                .isEqualTo("{\"answer\":\"%s\",\"parts\":[{\"attempts\":3},{}]}".formatted(name));
        assertThat(types(view))
                .as("the history of %s: the same events as without a crash, in whatever order", name)
                .isEqualTo(undisturbed);
    }

    private static List<EventType> types(ExecutionView view) {
        return view.events().stream().map(Event::type).sorted().toList();
    }

    /// The events of an execution without a crash.
    private static List<EventType> undisturbed() {
        try (var executions =
                new Executions(new MemoryJournal(), CrashingRun::call, new VirtualTime(Stand.START), Gate.OPEN)) {
            var _ = executions.subscribe(batch -> CrashingRun.happened(executions, batch));
            var id = new ExecutionId(CrashingRun.FLOW_NAME, "one");
            Stand.soon(executions.start(
                    new StartRequest(id.flow(), CrashingRun.definition(), Optional.of(id.name()), Obj.EMPTY)));
            return types(Stand.soon(executions.ended(id)));
        }
    }
}

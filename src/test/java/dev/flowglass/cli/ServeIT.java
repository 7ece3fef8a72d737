package dev.flowglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.OtherProcess;
import dev.flowglass.Served;
import dev.flowglass.store.AccessKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The built program as a server, seen from other processes.
class ServeIT {
    private static final Pattern TOKEN = Pattern.compile("djEj[A-Za-z0-9+/]+={0,2}");
    private static final String KEY = Served.KEY + ":" + Served.SECRET;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process flowglass(String... arguments) throws IOException {
        var process = OtherProcess.flowglass(folder, List.of(), List.of(arguments))
                .redirectError(folder.resolve("err-command.txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    private Served serve() throws IOException {
        var served = new Served(folder);
        started.add(served.process());
        return served;
    }

    private static ServiceClient client(Served server) {
        return new ServiceClient(new LocalEndpoint(server.address(), new AccessKey(Served.KEY, Served.SECRET)));
    }

    private static String token(ServiceClient client, String execution) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            var events = client.call("GetExecutionHistory", Map.of("FlowName", "callback", "ExecutionName", execution))
                    .fields()
                    .toString();
            var found = TOKEN.matcher(events);
            if (events.contains("TaskSubmitted") && found.find()) {
                return found.group();
            }
        }
        throw new AssertionError("The task was not submitted");
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String out(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aTokenIsReportedFromAnotherProcessAndTheHistoryIsReadFromTheStore() throws Exception {
        var server = serve();
        try (var client = client(server)) {
            client.call("CreateFlow", Map.of("Name", "callback", "Definition", Served.CALLBACK, "Type", "FDL"));
            client.call("StartExecution", Map.of("FlowName", "callback", "ExecutionName", "r1"));
            var token = token(client, "r1");

            var report = flowglass("report", "succeeded", token, "--output", "{\"status\":\"ok\"}");
            assertThat(end(report)).isZero();
            assertThat(out(report)).isEqualTo("Accepted: the execution goes on with event 6.\n");

            var again = flowglass(
                    "report", "failed", token, "--error", "Late", "--endpoint", server.address(), "--access-key", KEY);
            assertThat(end(again)).isEqualTo(1);

            var ended = client.call(
                    "DescribeExecution",
                    Map.of("FlowName", "callback", "ExecutionName", "r1", "WaitTimeSeconds", "10"));
            assertThat(ended.text("Output")).isEqualTo("{\"s\":\"ok\"}");
        }

        var history = flowglass("history", "--store", folder.resolve("store").toString(), "callback", "r1");
        assertThat(end(history)).isZero();
        assertThat(out(history).lines()).hasSize(9);
        var json = flowglass("history", "--store", folder.resolve("store").toString(), "callback", "r1", "--json");
        assertThat(end(json)).isZero();
        assertThat(out(json))
                .startsWith("{\"Events\":[{\"StepName\":\"\",\"Type\":\"ExecutionStarted\",\"EventId\":1,");
    }

    @Test
    void askedToEndItEndsCleanlyWithinFiveSeconds() throws Exception {
        var server = serve();

        server.process().destroy();

        assertThat(server.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(server.process().exitValue()).isZero();
    }

    @Test
    void afterAKillTheExecutionGoesOnAndItsTokenIsStillGood() throws Exception {
        var first = serve();
        String token;
        try (var client = client(first)) {
            client.call("CreateFlow", Map.of("Name", "callback", "Definition", Served.CALLBACK, "Type", "FDL"));
            client.call("StartExecution", Map.of("FlowName", "callback", "ExecutionName", "r1"));
            token = token(client, "r1");
        }
        first.process().destroyForcibly();
        end(first.process());

        var second = serve();
        try (var client = client(second)) {
            var reply = client.call("ReportTaskSucceeded", Map.of("TaskToken", token, "Output", "{\"status\":\"ok\"}"));
            assertThat(reply.fields().toString()).contains("EventId");
            var ended = client.call(
                    "DescribeExecution",
                    Map.of("FlowName", "callback", "ExecutionName", "r1", "WaitTimeSeconds", "10"));
            assertThat(ended.text("Status")).isEqualTo("Succeeded");
        }
    }

    @Test
    void aStoreInUseIsRefusedPlainly() throws Exception {
        serve();

        var second = flowglass(
                "serve", "--port", "0", "--store", folder.resolve("store").toString());

        assertThat(end(second)).isEqualTo(3);
        assertThat(folder.resolve("err-command.txt"))
                .content()
                .contains("store")
                .doesNotContain("Exception");
    }

    @Test
    void aRunWithAnEndpointIsReportedByAnotherProcess() throws Exception {
        var run = flowglass("run", "samples/callback", "--port", "0");
        var out = new BufferedReader(run.inputReader(StandardCharsets.UTF_8));
        var token = "";
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            var found = TOKEN.matcher(line);
            if (line.contains("TaskSubmitted") && found.find()) {
                token = found.group();
                break;
            }
        }

        var report = flowglass("report", "succeeded", token, "--output", "{\"status\":\"ok\"}");

        assertThat(end(report)).isZero();
        assertThat(out.lines()).last().isEqualTo("{\"s\":\"ok\"}");
        assertThat(end(run)).isZero();
        assertThat(folder.resolve(".flowglass").resolve("endpoint.json")).doesNotExist();
    }
}

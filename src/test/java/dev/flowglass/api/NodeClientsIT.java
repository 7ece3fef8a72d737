package dev.flowglass.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.flowglass.Served;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The vendor's clients for Node against a `serve` process; nothing but endpoint and key is changed. The build has
/// fetched them into `target/node`; where it could not, these tests are skipped.
class NodeClientsIT {
    private static final Path SCRIPTS = Path.of("target", "node");
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path home;

    @BeforeEach
    void needsClients() {
        assumeThat(SCRIPTS.resolve("fetched.txt")).as("npm fetched the clients").exists();
    }

    @Test
    void aFlowIsCreatedStartedAnsweredStoppedListedAndDeleted() throws Exception {
        try (var served = new Served(home)) {
            var seen = run("fnf.js", served, Map.of("DEFINITION", Served.CALLBACK));

            assertThat(seen).isEqualTo(Json.parse("""
                {"created":["node-approval","😀","FDL","string"],
                 "twice":"FlowAlreadyExists",
                 "started":["one","Starting"],
                 "reported":"number",
                 "reportedTwice":"TaskAlreadyCompleted",
                 "ended":["Succeeded","{\\"s\\":\\"ok\\"}"],
                 "history":["ExecutionStarted","StepEntered","TaskScheduled","TaskStarted","TaskSubmitted",
                            "TaskSucceeded","StepSucceeded","StepExited","ExecutionSucceeded"],
                 "failed":"Failed",
                 "stopped":"Running",
                 "list":[["three Stopped","two Failed"],["one Succeeded"]],
                 "flows":["node-approval"],
                 "wrongKey":"SignatureNotMatch",
                 "unknown":"FlowNotExists",
                 "deleted":"FlowNotExists"}
                """));
        }
    }

    @Test
    void aWorkerTakesAMessageFromTheQueueAndReportsItsToken() throws Exception {
        var sample = Path.of("samples", "queue");
        try (var served = new Served(home, sample.resolve("resources.yaml"))) {
            var flow = Files.readString(sample.resolve("flow.yaml"));
            var seen = run(
                    "mns.js", served, Map.of("QUEUE", "convert-jobs", "QUEUES", served.queues(), "DEFINITION", flow));

            assertThat(seen).isEqualTo(Json.parse("""
                {"job":{"picture":"cat.png","token":"string"},
                 "output":"{\\"thumbnail\\":\\"small-cat.png\\"}",
                 "deleted":204,
                 "empty":"MNSMessageNotExistError",
                 "made":201,
                 "sameAgain":204,
                 "otherwise":"MNSQueueAlreadyExistError",
                 "attributes":"40",
                 "queues":["%s/queues/more"],
                 "peeked":"first",
                 "oldHandle":"MNSMessageNotExistError",
                 "newHandle":204,
                 "rest":["{\\"n\\":\\"一 😀\\"}","last"],
                 "batchDeleted":204,
                 "gone":204,
                 "unknown":"MNSQueueNotExistError"}
                """.formatted(served.queues())));
        }
    }

    private static Value run(String script, Served served, Map<String, String> more)
            throws IOException, InterruptedException {
        var node = new ProcessBuilder("node", script)
                .directory(SCRIPTS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        var environment = node.environment();
        environment.putAll(Map.of(
                "ENDPOINT", served.address(), "KEY_ID", Served.KEY, "KEY_SECRET", Served.SECRET, "NO_PROXY", "*"));
        environment.putAll(more);
        var process = node.start();
        try (var out = process.inputReader()) {
            var line = out.readLine();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return Json.parse(line);
        } finally {
            process.destroyForcibly();
        }
    }
}

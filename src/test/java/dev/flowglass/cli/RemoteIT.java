package dev.flowglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.OtherProcess;
import dev.flowglass.Served;
import dev.flowglass.remote.Credentials;
import dev.flowglass.remote.Service;
import dev.flowglass.remote.Target;
import dev.flowglass.words.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The commands that work at another endpoint, with a serving process as that.
class RemoteIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Served served;

    /// One for each task: the common ones may be too few for tasks that wait for each other.
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private record Ran(int code, String out, String err) {}

    @BeforeAll
    static void serve() throws IOException {
        served = new Served(home);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static Ran flowglass(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(InputStream.nullInputStream(), stream(out), stream(err), Messages.of(Locale.ENGLISH));
        int code = new Cli("0", terminal, (path, store) -> {}, Path.of("")).run(arguments);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static Ran there(String... arguments) {
        return thereAs(Served.KEY + ":" + Served.SECRET, arguments);
    }

    private static Ran thereAs(String key, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint", served.address(), "--access-key", key));
        return flowglass(all.toArray(String[]::new));
    }

    private static List<String> executions(String flow) {
        return there("list", flow).out().lines().toList();
    }

    private static String await(String flow, String name, String status) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            for (var line : executions(flow)) {
                if (line.startsWith(name + "\t" + status)) {
                    return line;
                }
            }
        }
        throw new AssertionError("Expected %s to be %s, but there is %s".formatted(name, status, executions(flow)));
    }

    @Test
    void aFlowIsUploadedRunAndReportedAndItsHistoryIsPrintedWhileItHappens() throws Exception {
        var folder = Files.createDirectories(home.resolve("far"));
        Files.writeString(folder.resolve("flow.yaml"), Served.CALLBACK);
        var running = CompletableFuture.supplyAsync(
                () -> there("run", folder.toString(), "--name", "r1", "--input", "{\"a\":\"中文 & +\"}"), THREADS);
        await("far", "r1", "Running");
        var token =
                CompletableFuture.supplyAsync(() -> token("far", "r1"), THREADS).get(30, TimeUnit.SECONDS);

        var report = there("report", "succeeded", token, "--output", "{\"status\":\"+ ok\"}");
        assertThat(report.err()).isEmpty();
        assertThat(report.out()).isEqualTo("Accepted: the execution goes on with event 6.\n");

        var ran = running.get(60, TimeUnit.SECONDS);
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines()).hasSize(10);
        assertThat(ran.out())
                .startsWith("1 ExecutionStarted {\"input\":{\"a\":\"中文 & +\"}}\n")
                .contains("\n5 TaskSubmitted mytask ")
                .endsWith("\n{\"s\":\"+ ok\"}\n");
        assertThat(ran.err()).contains("execution r1 of flow far");
        var again = there("report", "failed", token, "--error", "Late");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).startsWith("Refused: TaskAlreadyCompleted: ");
        assertThat(there("list").out().lines()).contains("far");
    }

    private static String token(String flow, String name) {
        try {
            var service = new Service(new Target(served.address(), new Credentials(Served.KEY, Served.SECRET)));
            while (true) {
                var history = service.history(flow, name, 1).toString();
                if (history.contains("TaskSubmitted")) {
                    return Served.token(history);
                }
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anExecutionIsStartedListedAndStopped() throws Exception {
        var folder = Files.createDirectories(home.resolve("stopped"));
        Files.writeString(folder.resolve("flow.yaml"), Served.CALLBACK);
        var running = CompletableFuture.supplyAsync(() -> there("run", folder.toString(), "--name", "first"), THREADS);
        await("stopped", "first", "Running");

        var start = there("start", "stopped", "--name", "second", "--input", "{\"n\":1}");
        assertThat(start).isEqualTo(new Ran(0, "second\n", ""));
        assertThat(executions("stopped")).hasSize(2);
        assertThat(there("list", "stopped", "--limit", "1").out().lines()).hasSize(1);
        assertThat(there("stop", "stopped", "first", "--error", "Enough", "--cause", "for now"))
                .isEqualTo(new Ran(0, "", ""));

        var ran = running.get(60, TimeUnit.SECONDS);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("ExecutionStopped {\"cause\":\"for now\",\"error\":\"Enough\"}");
        assertThat(ran.err()).contains("The execution ended as Stopped");
        await("stopped", "first", "Stopped");
    }

    @Test
    void whatTheServiceRefusesAndWhatCannotBeReachedIsSaidWithoutTheSecret() {
        var wrong = thereAs(Served.KEY + ":guessed-secret", "list");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).startsWith("Refused: SignatureNotMatch: ").doesNotContain("guessed-secret");
        assertThat(there("list", "nowhere").err()).startsWith("Refused: FlowNotExists: ");
        assertThat(there("start", "nowhere", "--input", "[]").code()).isEqualTo(2);

        var nobody = flowglass("list", "--endpoint", "http://127.0.0.1:9", "--access-key", "a:secret-of-mine");
        assertThat(nobody.code()).isEqualTo(3);
        assertThat(nobody.err())
                .startsWith("http://127.0.0.1:9 cannot be reached: ")
                .doesNotContain("secret-of-mine");
    }

    /// Where the service's own tools keep a person's key.
    enum Place {
        ENVIRONMENT,
        COMMAND_LINE,
        PROFILES
    }

    @ParameterizedTest
    @EnumSource
    void theKeyIsFoundWhereTheServicesOwnToolsKeepIt(Place place, @TempDir Path person) throws Exception {
        var listing = OtherProcess.flowglass(person, List.of(), List.of("list", "--endpoint", served.address()));
        switch (place) {
            case ENVIRONMENT -> {
                listing.environment().put("ALIBABA_CLOUD_ACCESS_KEY_ID", Served.KEY);
                listing.environment().put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", Served.SECRET);
            }
            case COMMAND_LINE -> write(person.resolve(".aliyun/config.json"), """
                {"current": "mine", "profiles": [
                  {"name": "mine", "mode": "AK", "access_key_id": "%s", "access_key_secret": "%s"}
                ]}
                """);
            case PROFILES -> write(person.resolve(".alibabacloud/credentials.ini"), """
                [default]
                enable = true
                type = access_key
                access_key_id = %s
                access_key_secret = %s
                """);
        }

        var process = listing.start();
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(err).isZero();
        assertThat(err).doesNotContain(Served.SECRET);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.formatted(Served.KEY, Served.SECRET));
    }
}

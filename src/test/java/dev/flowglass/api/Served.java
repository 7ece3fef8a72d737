package dev.flowglass.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A `serve` process of the classes under test, with a home of its own. The callback sample's resources are bound.
final class Served implements AutoCloseable {
    static final String KEY = "testak";
    static final String SECRET = "testsk";

    static final String CALLBACK = """
        version: v1
        type: flow
        steps:
          - type: task
            name: mytask
            resourceArn: acs:fc:::services/fnf-demo/functions/echo
            pattern: waitForCallback
            inputMappings:
              - target: taskToken
                source: $context.task.token
            outputMappings:
              - target: s
                source: $local.status
        """;

    private static final Pattern TOKEN = Pattern.compile("djEj[A-Za-z0-9+/]+={0,2}");

    private final Process process;
    private final Path home;
    private final int port;

    /// @param home an empty folder
    /// @param flags more flags of the virtual machine
    Served(Path home, String... flags) throws IOException {
        this.home = home;
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Duser.home=" + home);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "dev.flowglass.Main",
                "serve",
                "--port",
                "0",
                "--store",
                home.resolve("store").toString(),
                "--resources",
                new File("samples/callback/resources.yaml").getAbsolutePath(),
                "--access-key",
                KEY + ":" + SECRET));
        var builder = new ProcessBuilder(command)
                .redirectError(home.resolve("err.txt").toFile());
        builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        process = builder.start();
        var line = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
        assertThat(line).as(Files.readString(home.resolve("err.txt"))).isNotNull();
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    int port() {
        return port;
    }

    /// `127.0.0.1:PORT`, as clients want it.
    String host() {
        return "127.0.0.1:" + port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// What the program told whoever mends it, so far.
    String log() {
        var file = home.resolve("state").resolve("flowglass").resolve("flowglass.log");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The token in this text.
    static String token(String text) {
        var found = TOKEN.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}

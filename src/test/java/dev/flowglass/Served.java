package dev.flowglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A `serve` process of the classes under test, with a home of its own. The callback sample's resources are bound.
public final class Served implements AutoCloseable {
    public static final String KEY = "testak";
    public static final String SECRET = "testsk";

    /// The text of the callback sample.
    public static final String CALLBACK = read(Path.of("samples/callback/flow.yaml"));

    private static final Pattern TOKEN = Pattern.compile("djEj[A-Za-z0-9+/]+={0,2}");

    private final Process process;
    private final Path home;
    private final int port;
    private final String queues;

    /// With the resources of the callback sample.
    ///
    /// @param home a folder of its own; another one on the same store has the same
    /// @param flags more flags of the virtual machine
    public Served(Path home, String... flags) throws IOException {
        this(home, Path.of("samples/callback/resources.yaml"), flags);
    }

    /// @param resources when they name a queue, the queues are served too
    public Served(Path home, Path resources, String... flags) throws IOException {
        this.home = home;
        var arguments = List.of(
                "serve",
                "--port",
                "0",
                "--store",
                home.resolve("store").toString(),
                "--resources",
                resources.toAbsolutePath().toString(),
                "--access-key",
                KEY + ":" + SECRET);
        var builder = OtherProcess.flowglass(home, List.of(flags), arguments)
                .redirectError(home.resolve("err.txt").toFile());
        process = builder.start();
        var out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        var line = out.readLine();
        assertThat(line).as(Files.readString(home.resolve("err.txt"))).isNotNull();
        assertThat(line).matches("Flowglass listening on http://127\\.0\\.0\\.1:\\d+");
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
        queues = Files.readString(resources).contains("kind: queue") ? queues(out.readLine()) : "";
    }

    private static String queues(String line) {
        assertThat(line).matches("Queues listening on http://127\\.0\\.0\\.1:\\d+");
        return line.substring(line.indexOf("http"));
    }

    /// Where the queues are, as a person names it; empty without queues.
    public String queues() {
        return queues;
    }

    public int port() {
        return port;
    }

    /// `127.0.0.1:PORT`, as clients want it.
    public String host() {
        return "127.0.0.1:" + port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// As a person names it.
    public String address() {
        return "http://" + host();
    }

    public Process process() {
        return process;
    }

    /// What the program told whoever mends it, so far.
    public String log() {
        var file = home.resolve("state").resolve("flowglass").resolve("flowglass.log");
        return Files.exists(file) ? read(file) : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The token in this text.
    public static String token(String text) {
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

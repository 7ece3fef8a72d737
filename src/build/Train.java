import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Trains the caches that make the distribution start faster: runs it once as a command and once as a window (without
/// a display) while the virtual machine takes notes, and has the notes made into `lib/command.aot` and
/// `lib/window.aot`.
///
/// `Train DISTRIBUTION PLAN`, where PLAN is a properties file that says what to run and in which folder to take notes.
/// The distribution works without the caches as well, so nothing that goes wrong here stops the build.
final class Train {
    /// The window does not close by itself: it is ended after this time, enough to be on screen and painted.
    private static final int WINDOW_SECONDS = 10;

    private static final int MOST_SECONDS = 60;

    private final Path home;
    private final Properties plan;
    private final Path scratch;
    private final Path jdk;

    private Train(Path home, Properties plan) throws IOException {
        this.home = home;
        this.plan = plan;
        this.scratch = Files.createDirectories(Path.of(plan.getProperty("scratch")));
        var own = home.resolve("runtime");
        this.jdk = Files.isDirectory(own) ? own : Path.of(System.getProperty("java.home"));
    }

    public static void main(String[] args) throws InterruptedException {
        try (var in = Files.newBufferedReader(Path.of(args[1]))) {
            var plan = new Properties();
            plan.load(in);
            var train = new Train(Path.of(args[0]).toRealPath(), plan);
            train.cache("command", List.of(), MOST_SECONDS);
            train.cache("window", train.withoutDisplay(), WINDOW_SECONDS);
            Files.writeString(train.home.resolve("lib/aot.jdk"), train.runtimeVersion() + "\n");
        } catch (IOException e) {
            System.out.println("No caches for a faster start: " + e);
        }
    }

    private List<String> withoutDisplay() {
        return List.of(
                "--module-path",
                home.resolve("javafx").toString(),
                "--add-modules",
                "javafx.controls",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw");
    }

    private void cache(String name, List<String> moreFlags, int seconds) throws IOException, InterruptedException {
        var flags = new ArrayList<>(words(name + ".flags"));
        flags.addAll(moreFlags);
        var arguments = words(name + ".arguments");
        var notes = scratch.resolve(name + ".notes");
        var cache = home.resolve("lib").resolve(name + ".aot");
        Files.deleteIfExists(notes);
        Files.deleteIfExists(cache);

        run(seconds, flags, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes), arguments);
        if (!Files.exists(notes)) {
            System.out.println("No cache for a faster start of the " + name + ": the training left no notes");
            return;
        }
        run(
                MOST_SECONDS,
                flags,
                List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes, "-XX:AOTCache=" + cache),
                arguments);
        Files.deleteIfExists(notes);
        if (!Files.exists(cache)) {
            System.out.println("No cache for a faster start of the " + name + ": the notes were not enough");
        }
    }

    /// The program is stopped after `seconds` if it still runs; a virtual machine that is asked to stop still writes
    /// its notes.
    private void run(int seconds, List<String> flags, List<String> aot, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(jdk.resolve("bin").resolve("java").toString());
        command.addAll(flags);
        command.addAll(aot);
        command.add("-Dflowglass.home=" + home);
        command.add("-Duser.home=" + scratch);
        command.add("-classpath");
        command.add(words("classpath").stream()
                .map(jar -> home.resolve("lib").resolve(jar).toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(plan.getProperty("main"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        scratch.resolve("log.txt").toFile()));
        builder.environment()
                .put("FONTCONFIG_FILE", home.resolve("fonts/fonts.conf").toString());
        // What the program remembers of this is not what its user wants to find.
        builder.environment().put("XDG_CONFIG_HOME", scratch.toString());
        builder.environment().put("XDG_STATE_HOME", scratch.toString());
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroy();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private String runtimeVersion() throws IOException {
        try (var lines = Files.lines(jdk.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
                    .findFirst()
                    .orElse("");
        }
    }

    private List<String> words(String key) {
        var text = plan.getProperty(key);
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Trains the caches that make the distribution start faster: runs it once as a command and once as a window (without
/// a display) while the virtual machine takes notes, and has the notes made into `lib/command.aot` and
/// `lib/window.aot`.
///
/// `Train DISTRIBUTION MAIN "COMMAND FLAGS" "WINDOW FLAGS" "COMMAND ARGUMENTS" "WINDOW ARGUMENTS"`. The distribution
/// works without the caches as well, so nothing that goes wrong here stops the build.
final class Train {
    /// The window does not close by itself: it is ended after this time, enough to be on screen and painted.
    private static final int WINDOW_SECONDS = 8;

    private static final int MOST_SECONDS = 60;

    private final Path home;
    private final Path scratch;
    private final String main;
    private final String classPath;

    private Train(Path home, Path scratch, String main) throws IOException {
        this.home = home;
        this.scratch = scratch;
        this.main = main;
        this.classPath = Files.readString(scratch.resolve("classpath")).strip();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var home = Path.of(args[0]).toRealPath();
        var scratch = Files.createDirectories(home.resolveSibling("training"));
        try {
            var train = new Train(home, scratch, args[1]);
            train.cache("command", words(args[2]), words(args[4]), MOST_SECONDS);
            var window = new ArrayList<>(words(args[3]));
            window.addAll(
                    List.of("--module-path", home.resolve("javafx").toString(), "--add-modules", "javafx.controls"));
            window.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
            train.cache("window", window, words(args.length > 5 ? args[5] : ""), WINDOW_SECONDS);
            Files.writeString(home.resolve("lib/aot.jdk"), runtimeVersion() + "\n");
        } catch (IOException e) {
            System.out.println("No caches for a faster start: " + e);
        }
    }

    private void cache(String name, List<String> flags, List<String> arguments, int seconds)
            throws IOException, InterruptedException {
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
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(aot);
        command.add("-Dflowglass.home=" + home);
        command.add("-Duser.home=" + scratch);
        command.add("-classpath");
        command.add(classPath);
        command.add(main);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        scratch.resolve("log.txt").toFile()));
        builder.environment()
                .put("FONTCONFIG_FILE", home.resolve("fonts/fonts.conf").toString());
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroy();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static String runtimeVersion() throws IOException {
        try (var lines = Files.lines(Path.of(System.getProperty("java.home"), "release"))) {
            return lines.filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
                    .findFirst()
                    .orElse("");
        }
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}

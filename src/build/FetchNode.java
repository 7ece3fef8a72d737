import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Fetches the packages that the tests of clients on Node need, by `npm ci`, once for each `package-lock.json`.
///
/// `FetchNode SOURCE TARGET`: SOURCE has the scripts and the lock file, TARGET becomes a copy with `node_modules`.
/// Where there is no npm, or it gets nothing, this says so and the tests of these clients are skipped.
final class FetchNode {
    private static final String LOCK = "package-lock.json";
    private static final int PATIENCE_MINUTES = 3;

    private FetchNode() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var source = Path.of(args[0]);
        var target = Path.of(args[1]);
        var fetched = target.resolve("fetched.txt");
        var lock = Files.readString(source.resolve(LOCK));
        boolean fresh = Files.exists(fetched) && Files.readString(fetched).equals(lock);
        if (!fresh) {
            Files.deleteIfExists(fetched);
        }
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(source)) {
            for (var file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!fresh && fetch(target)) {
            Files.writeString(fetched, lock);
        }
    }

    private static boolean fetch(Path target) throws InterruptedException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        var command = List.of(windows ? "npm.cmd" : "npm", "ci", "--prefer-offline", "--loglevel", "error");
        try {
            var npm = new ProcessBuilder(command)
                    .directory(target.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(target.resolve("npm.log").toFile())
                    .start();
            if (npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && npm.exitValue() == 0) {
                return true;
            }
            npm.destroyForcibly();
            System.err.println(
                    "npm could not fetch the clients; see " + target.resolve("npm.log") + ". Their tests are skipped.");
        } catch (IOException e) {
            System.err.println("There is no npm: the tests of clients on Node are skipped.");
        }
        return false;
    }
}

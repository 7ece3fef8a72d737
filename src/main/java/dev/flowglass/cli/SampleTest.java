package dev.flowglass.cli;

import dev.flowglass.engine.Event;
import dev.flowglass.model.Flow;
import dev.flowglass.words.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Sample folders as tests: what a run gives is compared with what `history.txt` expects.
public final class SampleTest {
    private final Messages words;

    public SampleTest(Messages words) {
        this.words = words;
    }

    /// @param events how many there were
    /// @param difference what is not as expected, in words; nothing when all is
    /// @param run what happened; nothing when the folder could not be read
    public record Result(int events, Optional<String> difference, Optional<Run> run) {}

    /// @param history as far as it came
    public record Run(Flow flow, List<Event> history) {}

    /// The sample folders at and below a folder, by name: each has a `flow.yaml`. Folders that are hidden or called
    /// `target` hold copies and are left out.
    public static List<Path> below(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            return tree.filter(path -> Files.exists(path.resolve(FlowFolder.FLOW)))
                    .filter(path -> isShown(folder.relativize(path)))
                    .map(path -> path.startsWith(".") ? Path.of(".").relativize(path) : path)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isShown(Path below) {
        for (var part : below) {
            var name = part.toString();
            if (name.equals("target") || name.startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    static List<Path> below(Path folder, Messages words) throws Unreadable {
        if (!Files.isDirectory(folder)) {
            throw new Unreadable(words.text(Files.exists(folder) ? "cli.test.file" : "cli.file.missing", folder));
        }
        try {
            return below(folder);
        } catch (IOException | UncheckedIOException e) {
            throw new Unreadable(words.text("cli.file.unreadable", folder, String.valueOf(e.getMessage())));
        }
    }

    public Result compare(Path folder) {
        try {
            var run = new Rehearsal(words).run(folder);
            var events = run.events().size();
            var did = Optional.of(new Run(run.flow(), run.events()));
            if (run.trouble().isPresent()) {
                return new Result(events, run.trouble(), did);
            }
            var file = folder.resolve(FlowFolder.HISTORY);
            if (!Files.exists(file)) {
                return new Result(events, Optional.of(words.text("cli.test.no-history", file)), did);
            }
            return new Result(events, difference(new TextFiles(words).read(file), HistoryText.file(run.events())), did);
        } catch (Unreadable e) {
            return new Result(0, Optional.of(String.valueOf(e.getMessage())), Optional.empty());
        }
    }

    /// Writes `history.txt` as the run gives it.
    Result update(Path folder) throws IOException {
        try {
            var run = new Rehearsal(words).run(folder);
            if (run.trouble().isEmpty()) {
                Files.writeString(folder.resolve(FlowFolder.HISTORY), HistoryText.file(run.events()));
            }
            return new Result(run.events().size(), run.trouble(), Optional.of(new Run(run.flow(), run.events())));
        } catch (Unreadable e) {
            return new Result(0, Optional.of(String.valueOf(e.getMessage())), Optional.empty());
        }
    }

    private Optional<String> difference(String expected, String actual) {
        var wanted = expected.lines().toList();
        var got = actual.lines().toList();
        for (int i = 0; i < Math.max(wanted.size(), got.size()); i++) {
            var want = i < wanted.size() ? wanted.get(i) : words.text("cli.test.no-line");
            var have = i < got.size() ? got.get(i) : words.text("cli.test.no-line");
            if (!want.equals(have)) {
                return Optional.of(words.text("cli.test.difference", i + 1, want, have));
            }
        }
        return Optional.empty();
    }
}

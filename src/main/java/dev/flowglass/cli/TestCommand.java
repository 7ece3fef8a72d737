package dev.flowglass.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = "Runs every sample folder below PATH and compares its history with its history.txt.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Folders to look in. Default: the current one.")
    private List<Path> paths = List.of(Path.of(""));

    @Option(names = "--update", description = "Writes each history.txt anew.")
    private boolean update;

    @Option(names = "--junit", paramLabel = "FILE", description = "Writes the results as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(
            names = "--coverage",
            description =
                    "Tells which steps, options, branches, catches, retries and mappings of each flow were taken.")
    private boolean coverage;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Of the coverage: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    private enum Format {
        text,
        json
    }

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param difference nothing when the sample passed
    record Outcome(String name, int events, double seconds, Optional<String> difference) {}

    @Override
    public Integer call() throws Unreadable, IOException {
        var folders = new ArrayList<Path>();
        for (var path : paths) {
            folders.addAll(SampleTest.below(path.toString().isEmpty() ? Path.of(".") : path, terminal.words()));
        }
        if (folders.isEmpty()) {
            terminal.say("cli.test.none");
            return ExitCode.USAGE;
        }
        var tests = new SampleTest(terminal.words());
        var outcomes = new ArrayList<Outcome>();
        var table = new CoverageTable(terminal.words());
        for (var folder : folders) {
            long start = System.nanoTime();
            var result = update ? tests.update(folder) : tests.compare(folder);
            double seconds = (System.nanoTime() - start) / 1e9;
            var outcome = new Outcome(folder.toString(), result.events(), seconds, result.difference());
            outcomes.add(outcome);
            result.run().ifPresent(run -> table.add(folder.toString(), run.flow(), run.history()));
            print(outcome);
        }
        long failed = outcomes.stream()
                .filter(outcome -> outcome.difference().isPresent())
                .count();
        terminal.out().println(terminal.words().text("cli.test.summary", outcomes.size() - failed, failed));
        if (coverage) {
            terminal.out().println();
            terminal.out().println(format == Format.json ? table.json() : table.text());
        }
        if (junit.isPresent()) {
            new TextFiles(terminal.words())
                    .write(junit.get(), JUnitReport.xml(outcomes).getBytes(StandardCharsets.UTF_8));
        }
        return failed == 0 ? ExitCode.FINE : ExitCode.FAILED;
    }

    private void print(Outcome outcome) {
        var words = terminal.words();
        terminal.out()
                .println("%-6s %-40s %5d %s  %6.2f s"
                        .formatted(
                                words.text(outcome.difference().isEmpty() ? "cli.test.passed" : "cli.test.failed"),
                                outcome.name(),
                                outcome.events(),
                                words.text("cli.test.events"),
                                outcome.seconds()));
        outcome.difference()
                .ifPresent(text -> terminal.out().println(text.indent(7).stripTrailing()));
    }
}

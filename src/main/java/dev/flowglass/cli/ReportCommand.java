package dev.flowglass.cli;

import dev.flowglass.remote.RefusedException;
import dev.flowglass.remote.Service;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "report",
        description = "Reports a task that waits for a callback to a running Flowglass, or to any compatible endpoint.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(succeeded | failed)")
final class ReportCommand {
    private final Terminal terminal;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Where to. Default: the Flowglass that you started last.")
    private Optional<String> endpoint = Optional.empty();

    @Option(
            names = "--access-key",
            paramLabel = "ID:SECRET",
            scope = ScopeType.INHERIT,
            description = {
                "What to sign with. Default: with --endpoint, ALIBABA_CLOUD_ACCESS_KEY_ID and",
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET of the environment; else the key of the Flowglass that you started"
                        + " last."
            })
    private Optional<String> accessKey = Optional.empty();

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "succeeded", description = "The task is done.", mixinStandardHelpOptions = true)
    final class Succeeded implements Callable<Integer> {
        @Parameters(paramLabel = "TOKEN", description = "The task token.")
        private String token = "";

        @Option(names = "--output", required = true, paramLabel = "JSON", description = "The output, or @FILE.")
        private String output = "";

        @Override
        public Integer call() throws Unreadable {
            var text = output.startsWith("@")
                    ? new TextFiles(terminal.words()).read(Path.of(output.substring(1)))
                    : output;
            if (Json.read(text) instanceof Json.Reading.Malformed(int offset, Json.Mistake mistake, String detail)) {
                throw new Unreadable(terminal.words().text("cli.input.no-json", "--output", offset + 1, detail));
            }
            return report(service -> service.reportSucceeded(token.strip(), text));
        }
    }

    @Command(name = "failed", description = "The task went wrong.", mixinStandardHelpOptions = true)
    final class Failed implements Callable<Integer> {
        @Parameters(paramLabel = "TOKEN", description = "The task token.")
        private String token = "";

        @Option(
                names = "--error",
                required = true,
                paramLabel = "ERROR",
                description = "What retry and catch of the step match: 1 to 128 characters.")
        private String error = "";

        @Option(names = "--cause", paramLabel = "CAUSE", description = "A text of at most 4,096 characters.")
        private Optional<String> cause = Optional.empty();

        @Override
        public Integer call() throws Unreadable {
            return report(service -> service.reportFailed(token.strip(), error, cause.orElse("")));
        }
    }

    private interface Report {
        /// @return id of the event that followed
        Value send(Service service) throws IOException, RefusedException;
    }

    private int report(Report report) throws Unreadable {
        return new Targets(terminal).with(endpoint, accessKey, service -> {
            terminal.out().println(terminal.words().text("cli.report.accepted", Json.text(report.send(service))));
            return ExitCode.FINE;
        });
    }
}

package dev.flowglass.cli;

import dev.flowglass.value.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
            description = "What to sign with. Default: the key of the Flowglass that you started last.")
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
            return report("ReportTaskSucceeded", Map.of("TaskToken", token.strip(), "Output", text));
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
            var parameters = cause.map(text -> Map.of("TaskToken", token.strip(), "Error", error, "Cause", text))
                    .orElseGet(() -> Map.of("TaskToken", token.strip(), "Error", error));
            return report("ReportTaskFailed", parameters);
        }
    }

    private int report(String action, Map<String, String> parameters) throws Unreadable {
        var target = target();
        try (var client = new ServiceClient(target)) {
            var reply = client.call(action, parameters);
            if (reply.isGood()) {
                terminal.out()
                        .println(terminal.words()
                                .text(
                                        "cli.report.accepted",
                                        reply.fields()
                                                .get("EventId")
                                                .map(Json::text)
                                                .orElse("?")));
                return ExitCode.FINE;
            }
            terminal.say("cli.report.refused", reply.text("Code"), reply.text("Message"));
            return ExitCode.FAILED;
        } catch (IOException e) {
            terminal.say("cli.report.unreachable", target.address(), String.valueOf(e.getMessage()));
            return ExitCode.BROKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.BROKEN;
        }
    }

    private LocalEndpoint target() throws Unreadable {
        var last = lastStarted();
        var address = endpoint.or(() -> last.map(LocalEndpoint::address));
        var key = accessKey.isPresent()
                ? Optional.of(LocalEndpoint.key(accessKey.get(), terminal))
                : last.map(LocalEndpoint::key);
        if (address.isEmpty() || key.isEmpty()) {
            throw new Unreadable(terminal.words().text("cli.report.no-endpoint"));
        }
        return new LocalEndpoint(address.get(), key.get());
    }

    private Optional<LocalEndpoint> lastStarted() throws Unreadable {
        try {
            return LocalEndpoint.lastStarted();
        } catch (IOException e) {
            throw new Unreadable(
                    terminal.words().text("cli.file.unreadable", LocalEndpoint.file(), String.valueOf(e.getMessage())));
        }
    }
}

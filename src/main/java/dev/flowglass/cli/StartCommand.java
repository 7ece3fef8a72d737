package dev.flowglass.cli;

import dev.flowglass.value.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "start",
        description = "Starts an execution of a flow that an endpoint has, and prints its name.",
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FLOW", description = "Name of the flow.")
    private String flow = "";

    @Option(names = "--input", paramLabel = "JSON", description = "The input, or @FILE. Default: {}.")
    private String input = "{}";

    @Option(names = "--name", paramLabel = "EXECUTION", description = "Name of the execution. Default: a made one.")
    private String name = "";

    @Mixin
    private Elsewhere elsewhere = new Elsewhere();

    StartCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Unreadable {
        var given = new FlowFolder(Path.of(""), terminal.words()).input(input);
        return elsewhere.run(terminal, service -> {
            terminal.out().println(service.start(flow, name, Json.text(given)));
            return ExitCode.FINE;
        });
    }
}

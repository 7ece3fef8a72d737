package dev.flowglass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Stops an execution at an endpoint.", mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FLOW", description = "Name of the flow.")
    private String flow = "";

    @Parameters(index = "1", paramLabel = "EXECUTION", description = "Name of the execution.")
    private String name = "";

    @Option(names = "--error", paramLabel = "ERROR", description = "1 to 128 characters.")
    private String error = "";

    @Option(names = "--cause", paramLabel = "CAUSE", description = "A text of at most 4,096 characters.")
    private String cause = "";

    @Mixin
    private Elsewhere elsewhere = new Elsewhere();

    StopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Unreadable {
        return elsewhere.run(terminal, service -> {
            service.stop(flow, name, error, cause);
            return ExitCode.FINE;
        });
    }
}

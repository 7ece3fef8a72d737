package dev.flowglass.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "list",
        description = {
            "Lists the flows of a running Flowglass, or of any compatible endpoint, or the executions of one.",
            "Executions come the newest first: name, status and start, with tabs between them."
        },
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "FLOW", description = "Name of a flow.")
    private Optional<String> flow = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many executions. Default: 100.")
    private int limit = 100;

    @Mixin
    private Elsewhere elsewhere = new Elsewhere();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Unreadable {
        return elsewhere.run(terminal, service -> {
            if (flow.isEmpty()) {
                service.flows().forEach(terminal.out()::println);
            } else {
                for (var execution : service.executions(flow.get(), limit)) {
                    terminal.out()
                            .println(String.join("\t", execution.name(), execution.status(), execution.started()));
                }
            }
            return ExitCode.FINE;
        });
    }
}

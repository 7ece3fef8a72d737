package dev.flowglass.cli;

import dev.flowglass.api.Answers;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.store.Entry;
import dev.flowglass.store.SqliteStore;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "history",
        description = "Prints the history of an execution in a store, which may be in use meanwhile.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--store", required = true, paramLabel = "DIR", description = "Folder of the store.")
    private Path store = Path.of("");

    @Parameters(index = "0", paramLabel = "FLOW", description = "Name of the flow.")
    private String flow = "";

    @Parameters(index = "1", paramLabel = "EXECUTION", description = "Name of the execution.")
    private String execution = "";

    @Option(names = "--json", description = "Prints it as GetExecutionHistory answers.")
    private boolean json;

    HistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Unreadable {
        if (!Files.isDirectory(store)) {
            throw new Unreadable(terminal.words().text("cli.history.no-store", store));
        }
        var id = new ExecutionId(flow, execution);
        try (var kept = SqliteStore.openReadOnly(store)) {
            var events = kept
                    .journal()
                    .read(id)
                    .orElseThrow(
                            () -> new Unreadable(terminal.words().text("cli.history.none", execution, flow, store)))
                    .stream()
                    .map(Entry::events)
                    .flatMap(List::stream)
                    .toList();
            if (json) {
                var all = Obj.of(
                        "Events", Value.of(events.stream().map(Answers::event).toList()));
                terminal.out().println(Json.text(all));
            } else {
                var start = events.getFirst().time();
                events.forEach(event -> terminal.out().println(HistoryText.line(event, start)));
            }
            terminal.out().flush();
            return ExitCode.FINE;
        }
    }
}

package dev.flowglass.cli;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.model.Answer;
import dev.flowglass.model.Resources;
import dev.flowglass.runtime.ExecutionView;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowLibrary;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.StartResult;
import dev.flowglass.runtime.TimeSource;
import dev.flowglass.runtime.VirtualTime;
import dev.flowglass.runtime.WallTime;
import dev.flowglass.store.MemoryStore;
import dev.flowglass.store.SqliteStore;
import dev.flowglass.store.Store;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = {
            "Runs a flow to its end and prints each event of its history as it happens; the output comes last.",
            "While a callback is pending, type: succeeded TOKEN JSON or failed TOKEN ERROR [CAUSE]"
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FLOW", description = "A flow file, or a folder with a flow.yaml.")
    private Path flow = Path.of("");

    @Option(
            names = "--input",
            paramLabel = "JSON",
            description = "The input, or @FILE. Default: input.json of a folder, else {}.")
    private Optional<String> input = Optional.empty();

    @Option(
            names = "--resources",
            paramLabel = "FILE",
            description = "What resources mean here. Default: resources.yaml beside the flow.")
    private Optional<Path> resources = Optional.empty();

    @Option(names = "--answers", paramLabel = "FILE", description = "What the outside world does, in order.")
    private Optional<Path> answers = Optional.empty();

    @Option(names = "--name", paramLabel = "EXECUTION", description = "Name of the execution. Default: a made one.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--virtual-time", description = "Waits and delays pass at once.")
    private boolean virtualTime;

    @Option(names = "--json", description = "Prints the events as JSON, one a line.")
    private boolean json;

    @Option(names = "--store", paramLabel = "DIR", description = "Folder of a store. Default: kept in memory.")
    private Optional<Path> store = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Also serves the API there, so that workers can report; 0 for any port that is free.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--mns-port", paramLabel = "N", description = "With --port: port of the queues.")
    private int mnsPort;

    @Mixin
    private Elsewhere elsewhere = new Elsewhere();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    RunCommand(Terminal terminal, Path folder) {
        this(terminal);
        this.flow = folder;
        this.answers = Optional.of(folder.resolve(FlowFolder.ANSWERS));
    }

    @Override
    public Integer call() throws Unreadable {
        Endpoints.port(port.orElse(0), terminal);
        Endpoints.port(mnsPort, terminal);
        var files = new FlowFolder(flow, terminal.words());
        var definition = files.definition();
        var bound = files.resources(resources);
        List<Answer> script = answers.isPresent() ? files.answers(answers.get()) : List.of();
        Obj given = input.isPresent() ? files.input(input.get()) : Files.isDirectory(flow) ? files.input() : Obj.EMPTY;
        var request = new StartRequest(
                files.name(definition),
                definition,
                Optional.of(name.orElseGet(() -> "run-" + UUID.randomUUID())),
                given);
        if (elsewhere.isNamed()) {
            return elsewhere.run(
                    terminal,
                    service -> new FarRun(terminal, service, json)
                            .run(request.flowName(), definition.text(), name.orElse(""), given));
        }
        TimeSource time = virtualTime ? new VirtualTime(Instant.now()) : new WallTime();
        try (var kept = store.isPresent() ? SqliteStore.open(store.get()) : new MemoryStore()) {
            return run(kept, time, bound, files.library(bound), request, script);
        }
    }

    private int run(
            Store kept,
            TimeSource time,
            Resources bound,
            FlowLibrary library,
            StartRequest request,
            List<Answer> script) {
        var gate = script.isEmpty() ? Gate.OPEN : Answerer.GATE;
        try (var running = new Running(kept, bound, library, time, gate, new FunctionPrinter(terminal))) {
            if (port.isEmpty()) {
                return run(running.executions(), request, script, "cli.run.callback");
            }
            running.makeQueues(bound);
            return listen(running.executions(), kept, port.get(), request, script);
        }
    }

    private int listen(Executions executions, Store kept, int endpointPort, StartRequest request, List<Answer> script) {
        try (var scheduler = Endpoints.scheduler(kept, executions, executions.time());
                var endpoints = Endpoints.open(
                        kept, executions, scheduler, kept.accessKey(), endpointPort, OptionalInt.of(mnsPort))) {
            terminal.say("cli.run.listening", endpoints.address());
            endpoints.queuesAddress().ifPresent(address -> terminal.say("cli.run.queues", address));
            return run(executions, request, script, "cli.run.callback-reported");
        } catch (PortTaken e) {
            e.tell(terminal);
            return ExitCode.BROKEN;
        }
    }

    /// @param hint key of the words that say how to report a callback
    private int run(Executions executions, StartRequest request, List<Answer> script, String hint) {
        var id = new ExecutionId(request.flowName(), request.executionName().orElseThrow());
        var answerer = new Answerer(executions, script, step -> terminal.say("cli.test.refused", step));
        var watcher = new Watcher(terminal, executions, id, answerer, json, hint);
        executions.subscribe(watcher);
        try {
            return switch (executions.start(request).toCompletableFuture().join()) {
                case StartResult.Started(ExecutionView execution) -> follow(executions, watcher, execution);
                case StartResult.BadName(String bad) -> refuse("cli.run.bad-name", bad);
                case StartResult.InputTooLarge(int bytes, int limit) -> refuse("cli.run.input-too-large", bytes, limit);
                case StartResult.AlreadyExists(ExecutionView there) ->
                    refuse("cli.run.exists", there.id().name());
                case StartResult.AlreadyRunning(ExecutionView there) ->
                    refuse("cli.run.exists", there.id().name());
            };
        } catch (CompletionException e) {
            terminal.say("cli.run.trouble", String.valueOf(e.getMessage()));
            return ExitCode.BROKEN;
        }
    }

    private int refuse(String key, Object... arguments) {
        terminal.say(key, arguments);
        return ExitCode.USAGE;
    }

    private int follow(Executions executions, Watcher watcher, ExecutionView execution) {
        new Typist(terminal, executions, execution.id()).listen();
        var end = executions.ended(execution.id()).toCompletableFuture().join();
        watcher.finish(end);
        var output = end.state().output();
        if (output.isPresent()) {
            terminal.out().println(Json.sorted(output.get()));
            return ExitCode.FINE;
        }
        var failure = end.state().failure().orElse(new Failure("", ""));
        terminal.say("cli.run.ended", end.state().status().word(), failure.error(), failure.cause());
        return ExitCode.FAILED;
    }
}

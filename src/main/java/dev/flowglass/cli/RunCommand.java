package dev.flowglass.cli;

import dev.flowglass.connector.FunctionLog;
import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.model.Answer;
import dev.flowglass.runtime.ExecutionView;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowQueues;
import dev.flowglass.runtime.FlowResources;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.StartResult;
import dev.flowglass.runtime.TimeSource;
import dev.flowglass.runtime.VirtualTime;
import dev.flowglass.runtime.WallTime;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.store.MemoryQueues;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
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

    @Option(names = "--store", paramLabel = "DIR", description = "Not available in this version.")
    private Optional<Path> store = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "Not available in this version.")
    private Optional<String> port = Optional.empty();

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
        if (store.isPresent() || port.isPresent()) {
            throw new Unreadable(terminal.words().text("cli.not-available", store.isPresent() ? "--store" : "--port"));
        }
        var files = new FlowFolder(flow, terminal.words());
        var definition = files.definition();
        var bound = files.resources(resources);
        List<Answer> script = answers.isPresent() ? files.answers(answers.get()) : List.of();
        Obj given = input.isPresent() ? files.input(input.get()) : Files.isDirectory(flow) ? files.input() : Obj.EMPTY;
        var request = new StartRequest(files.name(definition), definition, name, given);
        TimeSource time = virtualTime ? new VirtualTime(Instant.now()) : new WallTime();
        var connector = new ResourceConnector(
                new FlowResources(bound),
                Unbound.FAILS,
                time,
                FunctionLog.NONE,
                new FlowQueues(new MemoryQueues(), time));
        var gate = script.isEmpty() ? Gate.OPEN : Answerer.GATE;
        try (connector;
                var executions = new Executions(
                        new MemoryJournal(key()), connector, files.library(bound), time, gate, Limits.SERVICE)) {
            return run(executions, request, script);
        }
    }

    private static TokenKey key() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new TokenKey(secret);
    }

    private int run(Executions executions, StartRequest request, List<Answer> script) {
        var answerer = new Answerer(executions, script, step -> terminal.say("cli.test.refused", step));
        var watcher = new Watcher(terminal, executions, answerer, json);
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

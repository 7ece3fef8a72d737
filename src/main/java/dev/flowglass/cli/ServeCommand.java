package dev.flowglass.cli;

import dev.flowglass.model.Binding;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.Resources;
import dev.flowglass.runtime.FlowLibrary;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.WallTime;
import dev.flowglass.store.AccessKey;
import dev.flowglass.store.SqliteStore;
import dev.flowglass.store.Store;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = {
            "Serves the workflow service's API, and queues, on this machine, without a window, until it is ended.",
            "Flows, executions and messages are kept in a store; those that have not ended go on."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "N", description = "Port of the API; 0, the default, for any that is free.")
    private int port;

    @Option(names = "--mns-port", paramLabel = "N", description = "Port of the queues; 0 for any that is free.")
    private Optional<Integer> mnsPort = Optional.empty();

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Folder of the store. Default: .flowglass/store at home.")
    private Optional<Path> store = Optional.empty();

    @Option(names = "--resources", paramLabel = "FILE", description = "What resources mean here. Default: nothing.")
    private Optional<Path> resources = Optional.empty();

    @Option(
            names = "--access-key",
            paramLabel = "ID:SECRET",
            description = "What clients sign with. Default: the key of the store, which is made once.")
    private Optional<String> accessKey = Optional.empty();

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Unreadable {
        Endpoints.port(port, terminal);
        Endpoints.port(mnsPort.orElse(0), terminal);
        var files = resources.map(file -> new FlowFolder(file, terminal.words()));
        var bound = files.isPresent() ? files.get().resources(resources) : Resources.NONE;
        var given = accessKey.isPresent()
                ? Optional.of(LocalEndpoint.key(accessKey.get(), terminal))
                : Optional.<AccessKey>empty();
        try (var kept = SqliteStore.open(store.orElseGet(OwnFolder::store))) {
            return serve(kept, given.orElseGet(kept::accessKey), bound, library(files, bound, kept));
        }
    }

    /// Flows bound to a file, else the flow of that name in the store.
    private static FlowLibrary library(Optional<FlowFolder> files, Resources bound, Store store) {
        return (parent, target) -> bound.match(target).isPresent()
                ? files.flatMap(folder -> folder.library(bound).find(parent, target))
                : Endpoints.definition(store.flows(), ResourceKind.FLOW.name(target));
    }

    private int serve(Store kept, AccessKey key, Resources bound, FlowLibrary library) {
        var running = new Running(kept, bound, library, new WallTime(), Gate.OPEN, new FunctionPrinter(terminal));
        running.makeQueues(bound);
        var scheduler = Endpoints.scheduler(
                kept, running.executions(), running.executions().time());
        try {
            var endpoints = Endpoints.open(kept, running.executions(), scheduler, key, port, queuesPort(bound));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                endpoints.close();
                scheduler.close();
                running.close();
                kept.close();
                // A signal to end is what this command waits for, and no failure.
                Runtime.getRuntime().halt(ExitCode.FINE);
            }));
            terminal.out().println("Flowglass listening on " + endpoints.address());
            endpoints.queuesAddress().ifPresent(address -> terminal.out().println("Queues listening on " + address));
            terminal.out().flush();
            if (accessKey.isEmpty()) {
                terminal.say(
                        endpoints.isNoted() ? "cli.serve.key" : "cli.serve.key-not-noted",
                        key.id(),
                        LocalEndpoint.file());
            }
            new CountDownLatch(1).await();
            return ExitCode.FINE;
        } catch (PortTaken e) {
            scheduler.close();
            running.close();
            e.tell(terminal);
            return ExitCode.BROKEN;
        } catch (InterruptedException e) {
            running.close();
            Thread.currentThread().interrupt();
            return ExitCode.FINE;
        }
    }

    private OptionalInt queuesPort(Resources bound) {
        if (mnsPort.isPresent()) {
            return OptionalInt.of(mnsPort.get());
        }
        return bound.bindings().stream().anyMatch(binding -> binding.kind() instanceof Binding.Kind.Queue)
                ? OptionalInt.of(0)
                : OptionalInt.empty();
    }
}

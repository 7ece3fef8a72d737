package dev.flowglass.desktop;

import dev.flowglass.app.endpoint.EndpointSwitch;
import dev.flowglass.cli.Endpoints;
import dev.flowglass.cli.LocalEndpoint;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.Scheduler;
import dev.flowglass.store.Store;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// The endpoint over the window's store. Any thread may call it, one at a time gets through.
final class WindowEndpoint implements EndpointSwitch, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WindowEndpoint.class.getName());

    private final Store store;
    private final Executions executions;
    private final Scheduler scheduler;
    private Optional<Endpoints> endpoints = Optional.empty();
    private Consumer<Open> changed = open -> {};
    private int queuesPort;

    /// @param store as clients see it
    WindowEndpoint(Store store, Executions executions, Scheduler scheduler) {
        this.store = store;
        this.executions = executions;
        this.scheduler = scheduler;
    }

    @Override
    public synchronized Open open(int port, int portOfQueues, Consumer<Open> listener) throws IOException {
        close();
        queuesPort = portOfQueues;
        changed = listener;
        var opened = Endpoints.open(
                store,
                executions,
                scheduler,
                store.accessKey(),
                port,
                hasQueues() ? OptionalInt.of(portOfQueues) : OptionalInt.empty());
        endpoints = Optional.of(opened);
        return shown(opened);
    }

    private boolean hasQueues() {
        return !store.queues().list("", "", 1).isEmpty();
    }

    private Open shown(Endpoints opened) {
        var key = store.accessKey();
        return new Open(opened.address(), opened.queuesAddress(), key.id(), key.secret());
    }

    /// Opens the queues too when there is one by now.
    synchronized void queuesMayBeThere() {
        endpoints
                .filter(opened -> opened.queuesAddress().isEmpty() && hasQueues())
                .ifPresent(opened -> {
                    try {
                        opened.openQueues(queuesPort);
                        changed.accept(shown(opened));
                    } catch (IOException e) {
                        LOG.log(
                                Level.WARNING,
                                "The queues cannot be opened at port {0}: {1}",
                                queuesPort,
                                e.getMessage());
                    }
                });
    }

    @Override
    public Path note() {
        return LocalEndpoint.file();
    }

    @Override
    public synchronized void close() {
        endpoints.ifPresent(Endpoints::close);
        endpoints = Optional.empty();
    }
}

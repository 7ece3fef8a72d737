package dev.flowglass.cli;

import dev.flowglass.api.FnfEndpoint;
import dev.flowglass.api.mns.MnsServer;
import dev.flowglass.language.FlowReader;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.Scheduler;
import dev.flowglass.runtime.TimeSource;
import dev.flowglass.store.AccessKey;
import dev.flowglass.store.Flows;
import dev.flowglass.store.Store;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/// What other programs on this machine can talk to while a command or the window runs.
public final class Endpoints implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Endpoints.class.getName());

    private final FnfEndpoint flows;
    private final Store store;
    private final AccessKey key;
    private final LocalEndpoint local;
    private Optional<MnsServer> queues = Optional.empty();

    private Endpoints(Store store, AccessKey key, FnfEndpoint flows, LocalEndpoint local) {
        this.store = store;
        this.key = key;
        this.flows = flows;
        this.local = local;
    }

    /// @param scheduler told when a client changes schedules; stays open when the endpoints close
    /// @param port 0 for any that is free
    /// @param queuesPort nothing: there are no queues
    /// @throws IOException when a port is taken
    public static Endpoints open(
            Store store, Executions executions, Scheduler scheduler, AccessKey key, int port, OptionalInt queuesPort)
            throws IOException {
        var flows = FnfEndpoint.open(port, store, executions, key, InstantSource.system(), scheduler::look);
        var opened = new Endpoints(store, key, flows, new LocalEndpoint(flows.address(), key));
        try {
            if (queuesPort.isPresent()) {
                opened.openQueues(queuesPort.getAsInt());
            }
            opened.local.writeDown();
            return opened;
        } catch (IOException e) {
            flows.close();
            opened.queues.ifPresent(MnsServer::close);
            throw e;
        }
    }

    /// Starts the flows of a store when its schedules are due.
    ///
    /// @param time that schedules go by
    public static Scheduler scheduler(Store store, Executions executions, TimeSource time) {
        return new Scheduler(store.schedules(), executions, time, name -> definition(store.flows(), name));
    }

    /// A flow of the store.
    static Optional<FlowDefinition> definition(Flows flows, String name) {
        return flows.find(name)
                .flatMap(flow -> FlowReader.read(flow.definition())
                        .flow()
                        .map(model -> new FlowDefinition(flow.definition(), model)));
    }

    /// Opens the queues too, unless they are open.
    ///
    /// @param port 0 for any that is free
    /// @throws IOException when the port is taken
    public void openQueues(int port) throws IOException {
        if (queues.isEmpty()) {
            queues = Optional.of(MnsServer.open(port, store.queues(), key, InstantSource.system()));
        }
    }

    public String address() {
        return flows.address();
    }

    public Optional<String> queuesAddress() {
        return queues.map(MnsServer::address);
    }

    @Override
    public void close() {
        flows.close();
        queues.ifPresent(MnsServer::close);
        try {
            local.forget();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The note of the running endpoint could not be taken away", e);
        }
    }
}

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

    private static final int LARGEST_PORT = 65_535;

    private final FnfEndpoint flows;
    private final Store store;
    private final AccessKey key;
    private final LocalEndpoint local;
    private Optional<MnsServer> queues = Optional.empty();
    private boolean noted;

    private Endpoints(Store store, AccessKey key, FnfEndpoint flows, LocalEndpoint local) {
        this.store = store;
        this.key = key;
        this.flows = flows;
        this.local = local;
    }

    /// @param scheduler told when a client changes schedules; stays open when the endpoints close
    /// @param port 0 for any that is free
    /// @param queuesPort nothing: there are no queues
    /// @throws PortTaken when a port is taken
    public static Endpoints open(
            Store store, Executions executions, Scheduler scheduler, AccessKey key, int port, OptionalInt queuesPort)
            throws PortTaken {
        FnfEndpoint flows;
        try {
            flows = FnfEndpoint.open(port, store, executions, key, InstantSource.system(), scheduler::look);
        } catch (IOException e) {
            throw new PortTaken("--port", port, e);
        }
        var opened = new Endpoints(store, key, flows, new LocalEndpoint(flows.address(), key));
        try {
            if (queuesPort.isPresent()) {
                opened.openQueues(queuesPort.getAsInt());
            }
        } catch (IOException e) {
            flows.close();
            throw new PortTaken("--mns-port", queuesPort.getAsInt(), e);
        }
        opened.writeDown();
        return opened;
    }

    /// A number that a port can have.
    ///
    /// @throws Unreadable for every other
    static int port(int given, Terminal terminal) throws Unreadable {
        if (given < 0 || given > LARGEST_PORT) {
            throw new Unreadable(terminal.words().text("cli.port.bad", given));
        }
        return given;
    }

    private void writeDown() {
        try {
            local.writeDown();
            noted = true;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The running endpoint could not be noted", e);
        }
    }

    /// True when `report` finds this endpoint by itself.
    boolean isNoted() {
        return noted;
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

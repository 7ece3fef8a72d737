package dev.flowglass.cli;

import dev.flowglass.api.FnfEndpoint;
import dev.flowglass.api.mns.MnsServer;
import dev.flowglass.language.FlowReader;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.Scheduler;
import dev.flowglass.store.AccessKey;
import dev.flowglass.store.Flows;
import dev.flowglass.store.Store;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/// What other programs on this machine can talk to while a command runs, and the clock of the schedules.
final class Endpoints implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Endpoints.class.getName());

    private final FnfEndpoint flows;
    private final Optional<MnsServer> queues;
    private final Scheduler scheduler;
    private final LocalEndpoint local;

    private Endpoints(FnfEndpoint flows, Optional<MnsServer> queues, Scheduler scheduler, LocalEndpoint local) {
        this.flows = flows;
        this.queues = queues;
        this.scheduler = scheduler;
        this.local = local;
    }

    /// @param port 0 for any that is free
    /// @param queuesPort nothing: there are no queues
    /// @throws IOException when a port is taken
    static Endpoints open(Store store, Executions executions, AccessKey key, int port, OptionalInt queuesPort)
            throws IOException {
        var clock = InstantSource.system();
        var scheduler = new Scheduler(store.schedules(), executions, name -> definition(store.flows(), name));
        try {
            var flows = FnfEndpoint.open(port, store, executions, key, clock, scheduler::look);
            try {
                var queues = queuesPort.isPresent()
                        ? Optional.of(MnsServer.open(queuesPort.getAsInt(), store.queues(), key, clock))
                        : Optional.<MnsServer>empty();
                var local = new LocalEndpoint(flows.address(), key);
                local.writeDown();
                return new Endpoints(flows, queues, scheduler, local);
            } catch (IOException e) {
                flows.close();
                throw e;
            }
        } catch (IOException e) {
            scheduler.close();
            throw e;
        }
    }

    /// A flow of the store.
    static Optional<FlowDefinition> definition(Flows flows, String name) {
        return flows.find(name)
                .flatMap(flow -> FlowReader.read(flow.definition())
                        .flow()
                        .map(model -> new FlowDefinition(flow.definition(), model)));
    }

    String address() {
        return flows.address();
    }

    Optional<String> queuesAddress() {
        return queues.map(MnsServer::address);
    }

    @Override
    public void close() {
        flows.close();
        queues.ifPresent(MnsServer::close);
        scheduler.close();
        try {
            local.forget();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The note of the running endpoint could not be taken away", e);
        }
    }
}

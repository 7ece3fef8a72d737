package dev.flowglass.desktop;

import dev.flowglass.app.Launch;
import dev.flowglass.app.Opening;
import dev.flowglass.app.StorePlace;
import dev.flowglass.cli.Endpoints;
import dev.flowglass.cli.Running;
import dev.flowglass.connector.Unbound;
import dev.flowglass.debug.DebugGate;
import dev.flowglass.engine.Engine;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Flow;
import dev.flowglass.runtime.FlowQueues;
import dev.flowglass.runtime.History;
import dev.flowglass.runtime.Overrides;
import dev.flowglass.runtime.PacedTime;
import dev.flowglass.runtime.WallTime;
import dev.flowglass.store.MemoryStore;
import dev.flowglass.store.SqliteStore;
import dev.flowglass.store.Store;
import dev.flowglass.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// What stands behind the window, in this process.
public final class Workplace implements Opening, AutoCloseable {
    private static final String PLACES = "flows.json";

    /// What the window is given beside.
    ///
    /// @param open a flow file, a sample folder or a project folder
    /// @param samples the folder of the samples
    /// @param settings the file in which the window remembers how it was left
    /// @param version of the program
    public record About(Optional<Path> open, Path samples, Path settings, String version) {}

    private final Path folder;
    private final About about;

    /// Closed the last one first.
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /// @param folder of the store
    public Workplace(Path folder, About about) {
        this.folder = folder.toAbsolutePath().normalize();
        this.about = about;
    }

    @Override
    public StorePlace first() {
        return new StorePlace.InFolder(folder);
    }

    @Override
    public Launch open(StorePlace place) throws Refused {
        try {
            return switch (place) {
                case StorePlace.InFolder(Path where) -> {
                    var store = kept(SqliteStore.open(where));
                    yield launch(
                            place,
                            store,
                            History.ofEnded(store.journal(), Workplace::flow),
                            Optional.of(where.resolve(PLACES)));
                }
                case StorePlace.ReadOnly(Path where) -> {
                    var seen = kept(SqliteStore.openReadOnly(where));
                    yield launch(
                            place,
                            kept(new MemoryStore()),
                            History.ofAll(seen.journal(), Workplace::flow),
                            Optional.empty());
                }
                case StorePlace.InMemory memory -> {
                    var store = kept(new MemoryStore());
                    yield launch(place, store, History.ofEnded(store.journal(), Workplace::flow), Optional.empty());
                }
            };
        } catch (StoreException e) {
            close();
            throw new Refused(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<Flow> flow(String text) {
        return FlowReader.read(text).flow();
    }

    private Launch launch(StorePlace place, Store store, History history, Optional<Path> placesFile) {
        var time = new PacedTime();
        var queues = new FlowQueues(store.queues(), time);
        var opener = new AtomicReference<Runnable>(() -> {});
        var places = new FlowPlaces(
                placesFile,
                found -> queues.make(found).thenRun(() -> opener.get().run()));
        var printed = new Printed(time);
        var overrides = new Overrides();
        var debugger = new DebugGate(new Engine(store.journal().tokenKey()));
        var running = kept(
                new Running(store, places::binding, Unbound.AWAITS_PERSON, places, time, debugger, printed, overrides));
        // Schedules go by the day's clock, however fast executions are let go.
        var served = ServedStore.of(store);
        var schedules = kept(Endpoints.scheduler(served, running.executions(), kept(new WallTime())));
        var endpoint = kept(new WindowEndpoint(served, running.executions(), schedules));
        opener.set(endpoint::queuesMayBeThere);
        return new Launch(
                running.executions(),
                debugger,
                overrides,
                history,
                places,
                endpoint,
                printed,
                new StoreQueues(store.queues(), time),
                new RemoteServices(),
                new SampleTests(),
                about.open(),
                about.samples(),
                about.settings(),
                place,
                about.version());
    }

    private <T extends AutoCloseable> T kept(T part) {
        parts.push(part);
        return part;
    }

    /// Executions that have not ended stay as they are in the store.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("What stands behind the window could not be closed", e);
            }
        }
    }
}

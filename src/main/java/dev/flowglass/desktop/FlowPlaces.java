package dev.flowglass.desktop;

import dev.flowglass.app.shell.FlowBinder;
import dev.flowglass.app.shell.FolderResources;
import dev.flowglass.cli.OwnFolder;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Resources;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.FlowLibrary;
import dev.flowglass.runtime.FlowResources;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Where the flows lie that were run here, remembered in a file, so that executions which go on after a restart find
/// the resources beside their flow. Any thread may call it.
final class FlowPlaces implements FlowBinder, FlowLibrary {
    private static final System.Logger LOG = System.getLogger(FlowPlaces.class.getName());

    private final Optional<Path> file;
    private final Consumer<Resources> found;
    private final FlowResources resources = new FlowResources();
    private final FolderResources folders = new FolderResources(resources, this::found);
    private final Set<String> bound = ConcurrentHashMap.newKeySet();

    /// Guarded by itself.
    private final Map<String, Path> places = new TreeMap<>();

    /// @param file in which places are remembered; nothing: they are not
    /// @param found hears of the resources of each flow, before they are used
    FlowPlaces(Optional<Path> file, Consumer<Resources> found) {
        this.file = file;
        this.found = found;
        file.filter(Files::isRegularFile).ifPresent(this::read);
    }

    private void read(Path from) {
        try {
            if (Json.read(Files.readString(from)) instanceof Json.Reading.Parsed(Obj fields)) {
                fields.entries().forEach((flow, place) -> {
                    if (place instanceof Value.Text(String text)) {
                        places.put(flow, Path.of(text));
                    }
                });
            }
        } catch (IOException | InvalidPathException e) {
            LOG.log(Level.WARNING, "The places of flows in {0} cannot be read: {1}", from, e.getMessage());
        }
    }

    private void found(String flow, Path place, Resources read) {
        bound.add(flow);
        found.accept(read);
        synchronized (places) {
            if (!place.equals(places.put(flow, place))) {
                file.ifPresent(this::write);
            }
        }
    }

    private void write(Path to) {
        var fields = new LinkedHashMap<String, Value>();
        places.forEach((flow, place) -> fields.put(flow, Value.of(place.toString())));
        try {
            OwnFolder.write(to, Json.pretty(Obj.of(fields)) + "\n");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The places of flows cannot be written to {0}: {1}", to, e.getMessage());
        }
    }

    @Override
    public Optional<Mistake> bind(String flow, Path place) {
        return folders.bind(flow, place);
    }

    @Override
    public Optional<Path> place(String flow) {
        synchronized (places) {
            return Optional.ofNullable(places.get(flow));
        }
    }

    /// The first question for a flow that was not run since the start looks where it lay.
    private void remember(String flow) {
        if (bound.add(flow)) {
            Optional<Path> place;
            synchronized (places) {
                place = Optional.ofNullable(places.get(flow));
            }
            place.filter(Files::isRegularFile)
                    .flatMap(there -> bind(flow, there))
                    .ifPresent(
                            mistake -> LOG.log(Level.WARNING, "The resources in {0} cannot be used", mistake.file()));
        }
    }

    /// What `arn` is bound to for executions of `flow`.
    Optional<Binding> binding(String flow, String arn) {
        remember(flow);
        return resources.find(flow, arn);
    }

    @Override
    public Optional<FlowDefinition> find(String parent, String target) {
        remember(parent);
        return folders.find(parent, target);
    }
}

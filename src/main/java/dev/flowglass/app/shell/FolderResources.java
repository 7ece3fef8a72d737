package dev.flowglass.app.shell;

import dev.flowglass.language.FlowReader;
import dev.flowglass.language.ResourcesReader;
import dev.flowglass.model.Binding;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.Resources;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.FlowLibrary;
import dev.flowglass.runtime.FlowResources;
import dev.flowglass.source.Severity;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the resources of a flow in the file beside it, and the flows that it starts: those bound to a file, and
/// those of that name in the same folder.
public final class FolderResources implements FlowBinder, FlowLibrary {
    private static final String RESOURCES = "resources.yaml";

    private record Bound(Path file, Resources resources) {}

    /// Hears of each flow whose resources were found.
    @FunctionalInterface
    public interface Listener {
        /// @param file of the flow, absolute
        void found(String flow, Path file, Resources resources);
    }

    private final FlowResources resources;
    private final Listener listener;
    private final Map<String, Bound> byFlow = new ConcurrentHashMap<>();

    /// @param resources told of the bindings of each flow
    public FolderResources(FlowResources resources) {
        this(resources, (flow, file, found) -> {});
    }

    /// @param listener called before the bindings are used
    public FolderResources(FlowResources resources, Listener listener) {
        this.resources = resources;
        this.listener = listener;
    }

    @Override
    public Optional<Mistake> bind(String flow, Path file) {
        var path = file.resolveSibling(RESOURCES);
        if (!Files.isRegularFile(path)) {
            use(flow, file, Resources.NONE);
            return Optional.empty();
        }
        try {
            var document = ResourcesReader.read(Files.readString(path));
            if (document.content().isPresent()) {
                use(flow, file, document.content().get());
                return Optional.empty();
            }
            return document.diagnostics().stream()
                    .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .findFirst()
                    .map(diagnostic -> new Mistake(
                            path,
                            document.lines().line(diagnostic.range().start()),
                            document.lines().column(diagnostic.range().start()),
                            "diagnostic." + diagnostic.code().id(),
                            diagnostic.arguments()));
        } catch (MalformedInputException e) {
            return Optional.of(new Mistake(path, 1, 1, "file.refused.binary", List.of(RESOURCES)));
        } catch (IOException e) {
            return Optional.of(new Mistake(path, 1, 1, "file.refused.unreadable", List.of(RESOURCES)));
        }
    }

    @Override
    public Optional<Path> place(String flow) {
        return Optional.ofNullable(byFlow.get(flow)).map(Bound::file);
    }

    private void use(String flow, Path file, Resources read) {
        var place = file.toAbsolutePath().normalize();
        byFlow.put(flow, new Bound(place, read));
        listener.found(flow, place, read);
        resources.put(flow, read.in(place.resolveSibling("")));
    }

    @Override
    public Optional<FlowDefinition> find(String parent, String target) {
        return Optional.ofNullable(byFlow.get(parent)).flatMap(bound -> {
            var binding = bound.resources().match(target).map(Binding::kind);
            if (binding.isPresent() && !(binding.get() instanceof Binding.Kind.FlowFile)) {
                return Optional.empty();
            }
            var name = ResourceKind.FLOW.name(target);
            var file = binding.map(kind -> kind instanceof Binding.Kind.FlowFile(String named) ? named : "")
                    .orElse(name + ".yaml");
            return read(name, bound.file().resolveSibling(file));
        });
    }

    /// A child's own resources are those beside it.
    private Optional<FlowDefinition> read(String name, Path file) {
        try {
            var text = Files.readString(file);
            var flow = FlowReader.read(text).flow();
            if (flow.isPresent() && bind(name, file).isEmpty()) {
                return Optional.of(new FlowDefinition(text, flow.get()));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

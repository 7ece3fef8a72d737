package dev.flowglass.app.inspector;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.shell.OpenFilesViewModel;
import dev.flowglass.app.shell.RunViewModel;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.language.ResourcesReader;
import dev.flowglass.language.completion.Facts;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Resources;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// What is known beside the text in front: the resources that are bound beside it, and what the execution on show
/// brought, if it is one of this flow.
public final class KnownFacts implements Supplier<Facts> {
    private static final String RESOURCES = "resources.yaml";

    private final OpenFilesViewModel files;
    private final ExecutionsViewModel executions;
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Resources> resources = new ReadOnlyObjectWrapper<>(Resources.NONE);
    private Subscription document = Subscription.EMPTY;

    public KnownFacts(OpenFilesViewModel files, ExecutionsViewModel executions, Executor background, Executor fx) {
        this.files = files;
        this.executions = executions;
        this.background = background;
        this.fx = fx;
        files.currentProperty().subscribe(file -> {
            document.unsubscribe();
            document = file.map(open -> open.documentProperty().subscribe(read -> refresh()))
                    .orElse(Subscription.EMPTY);
            file.ifPresent(open -> open.setFacts(this));
            refresh();
        });
    }

    /// The resources file of a flow, whether it is there or not; nothing for a flow that was never saved.
    static Optional<Path> resourcesOf(EditorViewModel file) {
        return file.path().map(path -> path.resolveSibling(RESOURCES));
    }

    /// What the resources file beside the flow in front binds.
    public ReadOnlyObjectProperty<Resources> resourcesProperty() {
        return resources.getReadOnlyProperty();
    }

    private void refresh() {
        var path = files.current().flatMap(KnownFacts::resourcesOf);
        if (path.isEmpty()) {
            resources.set(Resources.NONE);
            return;
        }
        var open = files.files().stream()
                .filter(file -> file.path().equals(path))
                .map(EditorViewModel::text)
                .findFirst();
        background.execute(() -> {
            var read = open.or(() -> text(path.get()))
                    .flatMap(text -> ResourcesReader.read(text).content())
                    .orElse(Resources.NONE);
            fx.execute(() -> resources.set(read));
        });
    }

    private static Optional<String> text(Path path) {
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            // Whoever runs the flow is told; here nothing is known then.
            return Optional.empty();
        }
    }

    @Override
    public Facts get() {
        var bound = new LinkedHashMap<String, String>();
        resources.get().bindings().forEach(binding -> bound.putIfAbsent(binding.arn(), kind(binding)));
        var locals = new HashMap<String, Value>();
        var errors = new LinkedHashSet<String>();
        var run = executions.current().filter(this::isOfFileInFront);
        run.ifPresent(item -> item.events().forEach(event -> collect(event, locals, errors)));
        return new Facts(
                bound, run.<Value>map(item -> item.state().input()).orElse(Value.NULL), locals, List.copyOf(errors));
    }

    private boolean isOfFileInFront(ExecutionItem item) {
        return files.current()
                .map(RunViewModel::flowName)
                .filter(name -> name.equals(item.id().flow()))
                .isPresent();
    }

    private static void collect(Event event, Map<String, Value> locals, Set<String> errors) {
        if (event.detail() instanceof Detail.Result(var output, var unusable)) {
            locals.put(event.stepName(), output);
        } else if (event.detail() instanceof Detail.Erred(var failure, var recovery)) {
            errors.add(failure.error());
        }
    }

    /// The word of a kind, as it stands in the file.
    static String kind(Binding binding) {
        return switch (binding.kind()) {
            case Binding.Kind.Echo echo -> "echo";
            case Binding.Kind.Mock mock -> "mock";
            case Binding.Kind.Function function -> function.language().name().toLowerCase(Locale.ROOT);
            case Binding.Kind.Http http -> "http";
            case Binding.Kind.Manual manual -> "manual";
            case Binding.Kind.Queue queue -> "queue";
            case Binding.Kind.FlowFile file -> "flow";
        };
    }
}

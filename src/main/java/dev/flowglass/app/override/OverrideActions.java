package dev.flowglass.app.override;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.stage.Window;

/// What a person can do with overrides.
public final class OverrideActions {
    private static final String RESOURCES = "resources.yaml";

    private final OverridesModel model;
    private final Words words;
    private final Window window;
    private final ObservableValue<Optional<EditorViewModel>> file;
    private final Consumer<String> tell;
    private final Executor background;
    private final Executor fx;
    private final List<Action> actions;

    /// @param tell says at the foot of the window what has happened
    public OverrideActions(
            OverridesModel model,
            Words words,
            Window window,
            Selection selection,
            ObservableValue<Optional<EditorViewModel>> file,
            Consumer<String> tell,
            Executor background,
            Executor fx) {
        this.model = model;
        this.words = words;
        this.window = window;
        this.file = file;
        this.tell = tell;
        this.background = background;
        this.fx = fx;
        var task = Bindings.createBooleanBinding(() -> model.task().isPresent(), selection.stepProperty(), file);
        var any = Bindings.createBooleanBinding(model::isAny, model.changesProperty());
        actions = List.of(
                new Action("override.step", task, this::edit),
                new Action("override.save", any, this::save),
                new Action("override.clear", any, model::clear));
    }

    public List<Action> actions() {
        return actions;
    }

    private void edit() {
        model.task().ifPresent(step -> new OverrideDialog(window, words, model, step).show());
    }

    /// Of the selected step, into the resources file beside the flow.
    private void save() {
        var path = file.getValue().flatMap(EditorViewModel::path);
        var step = model.task();
        var arn = step.flatMap(node -> arn(node.path()));
        if (path.isEmpty() || step.isEmpty() || arn.isEmpty()) {
            tell.accept(words.now("override.choose"));
            return;
        }
        var replies = model.replies(step.get().name());
        var resources = path.get().resolveSibling(RESOURCES);
        var _ = CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                var before = Files.exists(resources) ? Files.readString(resources) : "";
                                var after = replies.isEmpty()
                                        ? Optional.<String>empty()
                                        : ResourcesText.with(before, arn.get(), replies);
                                if (after.isEmpty()) {
                                    return words.now(
                                            "override.not-saved", step.get().name());
                                }
                                Files.writeString(resources, after.get());
                                return words.now("override.saved", resources);
                            } catch (IOException e) {
                                return words.now("export.failed", resources) + " " + e.getMessage();
                            }
                        },
                        background)
                .thenAcceptAsync(tell, fx);
    }

    private Optional<String> arn(StepPath path) {
        return file.getValue()
                .flatMap(open -> open.documentProperty().get())
                .flatMap(FlowDocument::flow)
                .flatMap(flow -> flow.step(path))
                .flatMap(step -> step instanceof TaskStep task
                                && task.target() instanceof TaskStep.Target.Resource(String target)
                        ? Optional.of(target)
                        : Optional.empty());
    }
}

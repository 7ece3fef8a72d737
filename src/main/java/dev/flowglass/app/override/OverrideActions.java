package dev.flowglass.app.override;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Controls;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.Failure;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.runtime.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Window;

/// What a person can do with overrides.
public final class OverrideActions {
    private static final String RESOURCES = "resources.yaml";

    /// What fails in a step that names no error.
    private static final String FAULT = "FC.ServiceUnavailable";

    private static final Duration DELAY = Duration.ofSeconds(10);

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
                new Action("override.clear", any, model::clear),
                fault("fault.once", task, step -> List.of(new Reply.Fail(failure(step)), new Reply.UseResource())),
                fault("fault.always", task, step -> List.of(new Reply.Fail(failure(step)))),
                fault("fault.time-out", task, step -> List.of(new Reply.TimeOut())),
                fault("fault.delay", task, step -> List.of(new Reply.Delay(DELAY))),
                fault("fault.none", task, step -> List.of()));
    }

    /// Faults for the context menu of the selected step; nothing when it is no task.
    public List<MenuItem> menu(Controls controls) {
        return model.task().isEmpty()
                ? List.of()
                : List.of(
                        new SeparatorMenuItem(),
                        controls.menu(
                                "menu.faults",
                                actions.stream()
                                        .filter(action -> action.id().startsWith("fault."))
                                        .map(controls::item)
                                        .toArray(MenuItem[]::new)));
    }

    /// Sets at once what the selected step gets instead of its resource's answer.
    private Action fault(String id, ObservableBooleanValue task, Function<TaskStep, List<Reply>> replies) {
        return new Action(
                id,
                task,
                () -> model.task()
                        .ifPresent(node -> step(node.path()).ifPresent(step -> {
                            model.set(step.name(), replies.apply(step));
                            tell.accept(words.now("fault.set", step.name(), words.now("action." + id)));
                        })));
    }

    /// With an error that the step is prepared for, if it names one.
    private Failure failure(TaskStep step) {
        var error = Stream.concat(
                        step.retry().stream().flatMap(retry -> retry.errors().stream()),
                        step.catches().stream().flatMap(caught -> caught.errors().stream()))
                .filter(name -> !name.equals("FnF.ALL") && !name.equals("FnF.Timeout"))
                .findFirst()
                .orElse(FAULT);
        return new Failure(error, words.now("fault.cause"));
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

    private Optional<TaskStep> step(StepPath path) {
        return file.getValue()
                .flatMap(open -> open.documentProperty().get())
                .flatMap(FlowDocument::flow)
                .flatMap(flow -> flow.step(path))
                .flatMap(step -> step instanceof TaskStep task ? Optional.of(task) : Optional.empty());
    }

    private Optional<String> arn(StepPath path) {
        return step(path)
                .flatMap(task -> task.target() instanceof TaskStep.Target.Resource(String target)
                        ? Optional.of(target)
                        : Optional.empty());
    }
}

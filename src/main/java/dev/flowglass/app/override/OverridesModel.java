package dev.flowglass.app.override;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.shell.RunViewModel;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.Outline;
import dev.flowglass.model.Flow;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import dev.flowglass.runtime.Overrides;
import dev.flowglass.runtime.Reply;
import dev.flowglass.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;

/// The overrides of the flow in front.
public final class OverridesModel {
    private final Overrides overrides;
    private final ExecutionsViewModel executions;
    private final Selection selection;
    private final ObservableValue<Optional<EditorViewModel>> file;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes", 0);

    public OverridesModel(
            Overrides overrides,
            ExecutionsViewModel executions,
            Selection selection,
            ObservableValue<Optional<EditorViewModel>> file) {
        this.overrides = overrides;
        this.executions = executions;
        this.selection = selection;
        this.file = file;
    }

    /// Counts what was set and cleared.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    private Optional<FlowDocument> document() {
        return file.getValue().flatMap(open -> open.documentProperty().get());
    }

    /// The flow in front under the name that its executions have.
    public Optional<String> flow() {
        return file.getValue()
                .map(open -> document()
                        .flatMap(FlowDocument::flow)
                        .flatMap(Flow::name)
                        .filter(ExecutionId::isName)
                        .orElseGet(() -> RunViewModel.flowName(open)));
    }

    /// The selected step, if it is a task.
    public Optional<Outline.Node> task() {
        return document()
                .flatMap(FlowDocument::outline)
                .flatMap(outline -> selection.step().flatMap(outline::find))
                .filter(node -> node.type().equals(Optional.of(StepType.TASK))
                        && !node.name().isEmpty());
    }

    public List<Reply> replies(String step) {
        return flow().map(name -> overrides.of(new Overrides.Step(name, step))).orElse(List.of());
    }

    public void set(String step, List<Reply> byAttempt) {
        flow().ifPresent(name -> {
            overrides.set(new Overrides.Step(name, step), byAttempt);
            changes.set(changes.get() + 1);
        });
    }

    public void clear() {
        overrides.clear();
        changes.set(changes.get() + 1);
    }

    public boolean isAny() {
        return !overrides.all().isEmpty();
    }

    /// The steps of the flow in front that have some.
    public Set<StepPath> overridden() {
        var paths = new HashSet<StepPath>();
        document().flatMap(FlowDocument::outline).ifPresent(outline -> collect(outline.steps(), paths));
        return paths;
    }

    private void collect(List<Outline.Node> steps, Set<StepPath> paths) {
        for (var step : steps) {
            if (!replies(step.name()).isEmpty()) {
                paths.add(step.path());
            }
            step.groups().forEach(group -> collect(group.steps(), paths));
        }
    }

    /// What the resource of a step answered last in the current execution, or in place of it somebody else.
    public Optional<Value> lastAnswer(StepPath path) {
        return executions
                .current()
                .flatMap(item -> item.events().reversed().stream()
                        .filter(event -> event.path().equals(path))
                        .flatMap(event -> answer(event).stream())
                        .findFirst());
    }

    private static Optional<Value> answer(Event event) {
        return switch (event.type()) {
            case TASK_SUBMITTED ->
                event.detail() instanceof Detail.Output(var value) ? Optional.of(value) : Optional.empty();
            case TASK_SUCCEEDED ->
                event.detail() instanceof Detail.Result(var value, var unusable)
                        ? Optional.of(value)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}

package dev.flowglass.app.graph.edit;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FlowReading;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.language.Outline;
import dev.flowglass.language.edit.Content;
import dev.flowglass.language.edit.FlowEdits;
import dev.flowglass.language.edit.Operation;
import dev.flowglass.language.edit.Outcome;
import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.language.edit.Outcome.Refusal;
import dev.flowglass.model.StepPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Does operations on the flow in front: its text changes in one step, and the step that was touched is selected.
public final class GraphEdits {
    private final Supplier<Optional<EditorViewModel>> file;
    private final Selection selection;
    private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param file the one in front
    public GraphEdits(Supplier<Optional<EditorViewModel>> file, Selection selection) {
        this.file = file;
        this.selection = selection;
    }

    /// Why the last operation was not done; nothing when it was.
    public ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    public Optional<Refusal> refusal() {
        return refusal.get();
    }

    /// Forgets why something was not done.
    public void forget() {
        refusal.set(Optional.empty());
    }

    /// @return whether it was done; if not, [#refusalProperty] says why
    public boolean apply(Operation operation) {
        refusal.set(Optional.empty());
        var open = flow();
        if (open.isEmpty()) {
            return false;
        }
        var model = open.get();
        return switch (FlowEdits.of(model.text(), operation)) {
            case Outcome.Edit edit -> {
                if (!edit.edits().isEmpty()) {
                    model.change(edit.edits(), edit.select());
                }
                model.outline().find(edit.select()).ifPresent(step -> selection.select(step.path()));
                yield true;
            }
            case Refusal refused -> {
                refusal.set(Optional.of(refused));
                yield false;
            }
        };
    }

    /// Says why something is not done that needs no look at the text.
    public void refuse(Reason reason, String... arguments) {
        refusal.set(Optional.of(new Refusal(reason, arguments)));
    }

    private Optional<EditorViewModel> flow() {
        return file.get().filter(model -> FlowReading.isFlow(model.path()));
    }

    public Outline outline() {
        return flow().map(EditorViewModel::outline).orElse(Outline.EMPTY);
    }

    public Optional<Outline.Node> step(StepPath path) {
        return outline().find(path);
    }

    /// Whether there is a flow to change.
    public boolean isPossible() {
        return flow().isPresent();
    }

    /// The text of steps that follow each other.
    Optional<String> copy(StepRun run) {
        return flow().flatMap(model -> FlowEdits.copy(model.text(), run.first(), run.count()));
    }

    public boolean paste(StepPath at, String text) {
        return apply(new Operation.Insert(at, new Content.Written(text)));
    }

    /// The steps of the list that a step is in.
    public List<Outline.Node> siblings(StepPath step) {
        var parent = step.parent().orElse(StepPath.FLOW);
        if (parent.isFlow()) {
            return outline().steps();
        }
        int group = step.indices().get(step.indices().size() - 2);
        return step(parent).stream()
                .flatMap(owner -> owner.groups().stream())
                .filter(owned -> owned.index() == group)
                .flatMap(owned -> owned.steps().stream())
                .toList();
    }

    /// Where a new step goes when none is selected.
    public StepPath end() {
        return StepPath.FLOW.child(0, outline().steps().size());
    }
}

package dev.flowglass.app.shell;

import dev.flowglass.app.editor.FlowEditor;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// Makes the step at the caret the selected step, and shows the selected step's text.
final class CaretLink {
    private final Selection selection;
    private Optional<FlowEditor> editor = Optional.empty();
    private Subscription subscription = () -> {};

    CaretLink(ObservableValue<Optional<FlowEditor>> current, Selection selection) {
        this.selection = selection;
        current.subscribe(this::link);
        selection.stepProperty().subscribe((was, is) -> is.ifPresent(this::follow));
    }

    private void link(Optional<FlowEditor> shown) {
        subscription.unsubscribe();
        editor = shown;
        selection.clear();
        subscription = shown.map(FlowEditor::model)
                .map(model -> Subscription.combine(
                        model.caretProperty().subscribe((was, is) -> select()),
                        model.outlineProperty().subscribe((was, is) -> reselect())))
                .orElse(() -> {});
    }

    private void select() {
        editor.flatMap(shown -> shown.model().stepAtCaret()).ifPresent(selection::select);
    }

    /// Steps have moved: what is selected is still the step that the caret is in.
    private void reselect() {
        if (selection.step().isPresent()) {
            select();
        }
    }

    private void follow(StepPath step) {
        editor.filter(shown -> !shown.model().stepAtCaret().equals(Optional.of(step)))
                .ifPresent(shown -> shown.model()
                        .outline()
                        .find(step)
                        .map(Outline.Node::nameRange)
                        .ifPresent(shown::reveal));
    }
}

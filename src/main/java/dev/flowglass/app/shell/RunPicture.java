package dev.flowglass.app.shell;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FlowEditor;
import dev.flowglass.app.editor.GutterMark;
import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.graph.RunStates;
import dev.flowglass.app.graph.StepStatus;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// Shows the flow in front as a graph, and in graph and gutter the states of the current execution at the moment that
/// is shown, when it runs that flow: the flow as meant, so that a comment changes nothing and a changed step hides
/// them.
public final class RunPicture {
    private final ObservableValue<Optional<FlowEditor>> editor;
    private final ExecutionsViewModel executions;
    private final GraphView graph;
    private final FoldMemory folds;
    private Subscription subscription = () -> {};
    private Optional<ExecutionItem> followed = Optional.empty();
    private Optional<RunStates> states = Optional.empty();
    private int folded;
    private boolean opened;
    private Consumer<Optional<RunStates>> shown = states -> {};

    public RunPicture(
            ObservableValue<Optional<FlowEditor>> editor,
            ExecutionsViewModel executions,
            GraphView graph,
            FoldMemory folds) {
        this.folds = folds;
        this.editor = editor;
        this.executions = executions;
        this.graph = graph;
        editor.subscribe(this::open);
        executions.moment().shownProperty().subscribe(moment -> refresh());
    }

    /// @param action told the states of the run that is shown, or that there is none
    public void setOnShown(Consumer<Optional<RunStates>> action) {
        shown = action;
    }

    private void open(Optional<FlowEditor> shown) {
        subscription.unsubscribe();
        opened = false;
        folds.leave();
        subscription = shown.map(FlowEditor::model)
                .map(model -> model.documentProperty().subscribe(this::show))
                .orElse(() -> {});
        if (shown.isEmpty()) {
            graph.show(Outline.EMPTY);
            graph.hideRun();
        }
    }

    private void show(Optional<FlowDocument> document) {
        document.ifPresent(read -> {
            if (opened) {
                graph.show(read);
            } else {
                graph.open(read);
                folds.enter(editor.getValue().flatMap(shown -> shown.model().path()));
                opened = true;
            }
        });
        refresh();
    }

    private void refresh() {
        var model = editor.getValue().map(FlowEditor::model);
        var moment = executions.moment().shown();
        var item = moment.item().filter(current -> isOf(current, model));
        if (item.isEmpty()) {
            graph.hideRun();
            this.shown.accept(Optional.empty());
            model.ifPresent(shown -> shown.marksProperty().set(Map.of()));
            return;
        }
        var now = fold(item.get(), moment.event());
        graph.showRun(now);
        this.shown.accept(Optional.of(now));
        model.ifPresent(shown -> shown.marksProperty().set(marks(now)));
    }

    private static boolean isOf(ExecutionItem item, Optional<EditorViewModel> model) {
        return model.flatMap(shown -> shown.documentProperty().get())
                .flatMap(FlowDocument::flow)
                .filter(item.definition().flow()::equals)
                .isPresent();
    }

    private RunStates fold(ExecutionItem item, int event) {
        if (!followed.equals(Optional.of(item)) || event < folded) {
            followed = Optional.of(item);
            states = Optional.of(new RunStates(item.definition().flow()));
            folded = 0;
        }
        var run = states.orElseThrow();
        run.add(List.copyOf(item.events().subList(folded, event)));
        folded = event;
        return run;
    }

    private static Map<StepPath, GutterMark> marks(RunStates states) {
        var marks = new LinkedHashMap<StepPath, GutterMark>();
        states.entered().forEach((path, state) -> mark(state.status()).ifPresent(mark -> marks.put(path, mark)));
        return marks;
    }

    private static Optional<GutterMark> mark(StepStatus status) {
        return switch (status) {
            case SCHEDULED, RUNNING, RETRYING -> Optional.of(GutterMark.CURRENT);
            case WAITING_CALLBACK, WAITING_TIME -> Optional.of(GutterMark.WAITING);
            case SUCCEEDED, SUCCEEDED_AFTER_RETRY, CAUGHT -> Optional.of(GutterMark.DONE);
            case FAILED, TIMED_OUT -> Optional.of(GutterMark.FAILED);
            case NOT_STARTED, CANCELLED, SKIPPED -> Optional.empty();
        };
    }
}

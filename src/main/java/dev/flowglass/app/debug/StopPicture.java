package dev.flowglass.app.debug;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.shell.OpenFilesViewModel;
import dev.flowglass.debug.StepTree;
import dev.flowglass.debug.Stop;
import dev.flowglass.model.StepPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// Shows in text and graph where an execution is stopped and where breakpoints are.
public final class StopPicture {
    private final DebuggerViewModel debugger;
    private final BreakpointsViewModel breakpoints;
    private final OpenFilesViewModel files;
    private final GraphView graph;
    private Subscription subscription = () -> {};

    public StopPicture(
            DebuggerViewModel debugger,
            BreakpointsViewModel breakpoints,
            OpenFilesViewModel files,
            Selection selection,
            GraphView graph) {
        this.debugger = debugger;
        this.breakpoints = breakpoints;
        this.files = files;
        this.graph = graph;
        files.currentProperty().subscribe(this::follow);
        breakpoints.placesProperty().subscribe(places -> refresh());
        breakpoints.mutedProperty().subscribe(muted -> refresh());
        debugger.stopProperty().subscribe(stop -> {
            refresh();
            stop.flatMap(this::inText).ifPresent(selection::select);
        });
        debugger.choiceProperty()
                .subscribe(choice -> choice.filter(chosen -> debugger.stop().isPresent())
                        .flatMap(chosen -> inText(chosen.path()))
                        .ifPresent(selection::select));
    }

    private void follow(Optional<EditorViewModel> file) {
        subscription.unsubscribe();
        subscription = file.<ObservableValue<?>>map(EditorViewModel::outlineProperty)
                .map(outline -> outline.subscribe(this::refresh))
                .orElse(() -> {});
        refresh();
    }

    private void refresh() {
        var file = files.current();
        Set<StepPath> paused = debugger.stop().stream().flatMap(this::paths).collect(Collectors.toSet());
        files.files().forEach(each -> each.pausedProperty().set(file.equals(Optional.of(each)) ? paused : Set.of()));
        graph.showPaused(paused);
        graph.showBreakpoints(file.map(breakpoints::marks).orElse(Map.of()));
    }

    /// The step at which it stopped, as the text has it now.
    private Optional<StepPath> inText(Stop stop) {
        return inText(stop.path());
    }

    private Optional<StepPath> inText(StepPath path) {
        return debugger.stop()
                .filter(stop -> !path.isFlow())
                .flatMap(stop -> files.current()
                        .flatMap(file -> StepTree.of(stop.state().definition().flow())
                                .follow(path, BreakpointsViewModel.tree(file.outline()))));
    }

    private Stream<StepPath> paths(Stop stop) {
        return inText(stop).stream();
    }
}

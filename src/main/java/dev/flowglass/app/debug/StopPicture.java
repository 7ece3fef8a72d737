package dev.flowglass.app.debug;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.shell.OpenFilesViewModel;
import dev.flowglass.debug.StepTree;
import dev.flowglass.debug.Stop;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.model.StepPath;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    private final Selection selection;
    private final Function<String, Optional<Path>> places;

    /// A stop in a file that is still being read.
    private Optional<Stop> awaited = Optional.empty();

    private Subscription subscription = () -> {};

    /// @param places where the flow of a name lies
    public StopPicture(
            DebuggerViewModel debugger,
            BreakpointsViewModel breakpoints,
            OpenFilesViewModel files,
            Selection selection,
            GraphView graph,
            Function<String, Optional<Path>> places) {
        this.selection = selection;
        this.places = places;
        this.debugger = debugger;
        this.breakpoints = breakpoints;
        this.files = files;
        this.graph = graph;
        files.currentProperty().subscribe(this::follow);
        breakpoints.placesProperty().subscribe(all -> refresh());
        breakpoints.mutedProperty().subscribe(muted -> refresh());
        debugger.stopProperty().subscribe(stop -> {
            awaited = stop;
            stop.ifPresent(this::showText);
            refresh();
        });
        debugger.choiceProperty()
                .subscribe(choice -> choice.filter(chosen -> debugger.stop()
                                .filter(stop -> stop.id().equals(chosen.execution()))
                                .isPresent())
                        .flatMap(chosen -> inText(chosen.path()))
                        .ifPresent(selection::select));
    }

    /// Shows the step at which it stopped in its text.
    void reveal(Stop stop) {
        awaited = Optional.of(stop);
        showText(stop);
        refresh();
    }

    /// Brings the text of the flow to the front, when another one is there and its place is known.
    private void showText(Stop stop) {
        var flow = stop.state().definition().flow();
        boolean there = files.current()
                .flatMap(file -> file.documentProperty().get())
                .flatMap(FlowDocument::flow)
                .filter(flow::equals)
                .isPresent();
        if (!there) {
            places.apply(stop.id().flow())
                    .filter(path -> files.current()
                            .flatMap(EditorViewModel::path)
                            .filter(path::equals)
                            .isEmpty())
                    .ifPresent(path -> files.open(path, file -> refresh()));
        }
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
        awaited.flatMap(this::inText).ifPresent(path -> {
            awaited = Optional.empty();
            selection.select(path);
        });
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

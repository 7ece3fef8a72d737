package dev.flowglass.app.debug;

import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Controls;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.shell.OpenFilesViewModel;
import dev.flowglass.app.shell.RunViewModel;
import dev.flowglass.app.shell.RunViewModel.Outcome;
import dev.flowglass.app.shell.Settings;
import dev.flowglass.app.words.Words;
import dev.flowglass.debug.DebugGate;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.runtime.Receipt;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.stage.Window;

/// The debugger's part of the window, put together: models, panes and actions.
public final class DebugPanes {
    private final DebuggerViewModel debugger;
    private final List<Action> actions;
    private final DebugView stack;
    private final BreakpointsView list;
    private final EvaluateView evaluate;

    /// What it stands beside.
    ///
    /// @param submit gives a command to an execution
    /// @param places where the flow of a name lies, as far as it was run
    public record Neighbours(
            OpenFilesViewModel files,
            RunViewModel run,
            Selection selection,
            ExecutionsViewModel executions,
            GraphView graph,
            BiFunction<ExecutionId, Command, CompletionStage<Receipt>> submit,
            Function<String, Optional<Path>> places) {}

    /// @param folder of the project
    /// @param fx runs tasks on the FX thread
    /// @param then shows what came of a start
    public DebugPanes(
            Window owner,
            DebugGate gate,
            Neighbours beside,
            Settings settings,
            ObservableValue<Optional<Path>> folder,
            Words words,
            Keys keys,
            Executor fx,
            Consumer<Outcome> then) {
        debugger = new DebuggerViewModel(gate, beside.executions(), fx);
        var breakpoints =
                new BreakpointsViewModel(gate, settings, beside.files().files(), folder, beside.places());
        var picture = new StopPicture(
                debugger, breakpoints, beside.files(), beside.selection(), beside.graph(), beside.places());
        actions = new DebugActions(
                        debugger,
                        breakpoints,
                        beside.run(),
                        beside.files(),
                        beside.selection(),
                        beside.executions(),
                        picture::reveal,
                        then)
                .all();
        var data = new FrameData(debugger, gate);
        var changes = new Changes(debugger, gate, data, beside.submit(), fx);
        stack = new DebugView(debugger, data, changes, new Watches(settings, folder), words, keys);
        evaluate = new EvaluateView(data, debugger, words);
        var dialog = new BreakpointDialog(owner, words);
        list = new BreakpointsView(
                breakpoints,
                words,
                new Controls(words, keys),
                action("debug.mute"),
                action("debug.remove-all"),
                place -> dialog.ask(place.breakpoint())
                        .ifPresent(changed -> breakpoints.change(place, before -> changed)),
                place -> beside.files()
                        .open(
                                Path.of(place.file()),
                                file -> beside.selection()
                                        .select(place.breakpoint().path())));
    }

    private Action action(String id) {
        return actions.stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public DebuggerViewModel debugger() {
        return debugger;
    }

    public List<Action> actions() {
        return actions;
    }

    /// Threads, variables and watches.
    public Node stack() {
        return stack.node();
    }

    public Node breakpoints() {
        return list.node();
    }

    public Node evaluate() {
        return evaluate.node();
    }
}

package dev.flowglass.app.debug;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FlowReading;
import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.OpenFilesViewModel;
import dev.flowglass.app.shell.RunViewModel;
import dev.flowglass.app.shell.RunViewModel.Outcome;
import dev.flowglass.debug.Stop;
import dev.flowglass.engine.ExecutionId;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;

/// What a person can do with the debugger.
public final class DebugActions {
    private final DebuggerViewModel debugger;
    private final BreakpointsViewModel breakpoints;
    private final RunViewModel run;
    private final OpenFilesViewModel files;
    private final Selection selection;
    private final ExecutionsViewModel executions;
    private final Consumer<Stop> showStop;
    private final Consumer<Outcome> then;
    private final BooleanBinding stopped;
    private final BooleanBinding going;
    private final BooleanBinding startable;

    /// @param showStop brings the step at which it stopped to the front
    /// @param then shows what came of a start
    public DebugActions(
            DebuggerViewModel debugger,
            BreakpointsViewModel breakpoints,
            RunViewModel run,
            OpenFilesViewModel files,
            Selection selection,
            ExecutionsViewModel executions,
            Consumer<Stop> showStop,
            Consumer<Outcome> then) {
        this.showStop = showStop;
        this.debugger = debugger;
        this.breakpoints = breakpoints;
        this.run = run;
        this.files = files;
        this.selection = selection;
        this.executions = executions;
        this.then = then;
        var ended = executions
                .currentProperty()
                .flatMap(item -> item.<ObservableValue<Boolean>>map(shown -> shown.stateProperty()
                                .map(state -> state.status().ended()))
                        .orElseGet(() -> Bindings.createBooleanBinding(() -> true)));
        stopped = Bindings.createBooleanBinding(() -> debugger.stop().isPresent(), debugger.stopProperty());
        going = Bindings.createBooleanBinding(
                () -> debugger.stop().isEmpty() && !Boolean.TRUE.equals(ended.getValue()),
                debugger.stopProperty(),
                ended);
        startable = Bindings.createBooleanBinding(
                () -> debugger.stop().isEmpty()
                        && files.current()
                                .map(EditorViewModel::path)
                                .filter(FlowReading::isFlow)
                                .isPresent(),
                debugger.stopProperty(),
                files.currentProperty());
    }

    public List<Action> all() {
        var some = Bindings.createBooleanBinding(() -> executions.current().isPresent(), executions.currentProperty());
        var anyBreakpoint = Bindings.createBooleanBinding(
                () -> !breakpoints.placesProperty().get().isEmpty(), breakpoints.placesProperty());
        var selected = Bindings.createBooleanBinding(() -> selection.step().isPresent(), selection.stepProperty());
        return List.of(
                new Action("run.without-stopping", startable, () -> start(debugger::ignoreBreakpoints)),
                new Action("run.restart", some, this::restart),
                new Action("debug.continue", stopped, debugger::resume),
                new Action("debug.pause", going, debugger::pause),
                new Action("debug.over", stopped.or(startable), () -> step(debugger::stepOver)),
                new Action("debug.into", stopped.or(startable), () -> step(debugger::stepInto)),
                new Action("debug.out", stopped, debugger::stepOut),
                new Action("debug.event", stopped, debugger::stepEvent),
                new Action("debug.run-to", selected.and(stopped.or(startable)), this::runTo),
                new Action("debug.toggle", selected, this::toggle),
                new Action("debug.show-stop", stopped, this::showStop),
                new Action("debug.remove-all", anyBreakpoint, breakpoints::removeAll),
                Action.toggle("debug.mute", breakpoints.mutedProperty()),
                Action.toggle("debug.others-hold", debugger.othersHoldProperty()));
    }

    /// True while the execution that is shown is stopped.
    public BooleanBinding stopped() {
        return stopped;
    }

    private void start(Consumer<ExecutionId> prepare) {
        files.current().ifPresent(file -> run.start(file, prepare, then));
    }

    private void step(Runnable command) {
        if (stopped.get()) {
            command.run();
        } else {
            start(debugger::stopAtStart);
        }
    }

    private void runTo() {
        selection.step().ifPresent(path -> {
            if (stopped.get()) {
                debugger.runTo(path);
            } else {
                start(id -> debugger.startTo(id, path));
            }
        });
    }

    private void restart() {
        executions.current().ifPresent(item -> {
            if (!item.state().status().ended()) {
                run.stop(item);
            }
            run.again(item, then);
        });
    }

    private void toggle() {
        files.current().ifPresent(file -> selection.step().ifPresent(path -> breakpoints.toggle(file, path)));
    }

    private void showStop() {
        debugger.stop()
                .map(Stop::id)
                .flatMap(executions::find)
                .map(ExecutionItem::id)
                .ifPresent(executions::show);
        debugger.stop().ifPresent(showStop);
    }
}

package dev.flowglass.app.debug;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.debug.DebugGate;
import dev.flowglass.debug.DebugGate.Others;
import dev.flowglass.debug.Listener;
import dev.flowglass.debug.Stop;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.ThreadView;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The execution that the window shows, while it is stopped, and the commands that let it go on.
public final class DebuggerViewModel {
    /// A thread and one of its frames.
    ///
    /// @param execution the one that is stopped, or one that a task of which led to it
    /// @param path the step of the frame
    public record Choice(ExecutionId execution, int thread, StepPath path) {}

    /// A task that waits for the end of a child flow.
    ///
    /// @param item its execution
    /// @param thread as it stands there
    public record Outer(ExecutionItem item, ThreadView thread) {}

    private final DebugGate gate;
    private final ExecutionsViewModel executions;
    private final Map<ExecutionId, Stop> stops = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Stop>> stop =
            new ReadOnlyObjectWrapper<>(this, "stop", Optional.empty());
    private final ObjectProperty<Optional<Choice>> choice =
            new SimpleObjectProperty<>(this, "choice", Optional.empty());
    private final BooleanProperty othersHold = new SimpleBooleanProperty(this, "othersHold");
    private Consumer<LogLine> log = line -> {};

    /// What a breakpoint told.
    public record LogLine(ExecutionId id, StepPath path, String message) {}

    /// @param fx runs tasks on the FX thread
    public DebuggerViewModel(DebugGate gate, ExecutionsViewModel executions, Executor fx) {
        this.gate = gate;
        this.executions = executions;
        executions.currentProperty().subscribe(current -> refresh());
        executions.listen(batches -> stops.values().forEach(this::tell));
        gate.listen(new Listener() {
            @Override
            public void stopped(Stop now) {
                fx.execute(() -> onStop(now));
            }

            @Override
            public void changed(Stop now) {
                fx.execute(() -> onChange(now));
            }

            @Override
            public void resumed(ExecutionId id) {
                fx.execute(() -> onResume(id));
            }

            @Override
            public void logged(ExecutionId id, StepPath path, String message) {
                fx.execute(() -> log.accept(new LogLine(id, path, message)));
            }
        });
    }

    private void onStop(Stop now) {
        if (gate.stop(now.id()).equals(Optional.of(now))) {
            stops.put(now.id(), now);
            tell(now);
            executions.show(now.id());
            refresh();
        }
    }

    private void tell(Stop stop) {
        executions.find(stop.id()).ifPresent(item -> item.setPaused(Optional.of(stop.stepName())));
    }

    /// The same frame stays chosen.
    private void onChange(Stop now) {
        if (gate.stop(now.id()).equals(Optional.of(now))) {
            stops.put(now.id(), now);
            if (executions.current().map(ExecutionItem::id).equals(Optional.of(now.id()))) {
                stop.set(Optional.of(now));
            }
        }
    }

    private void onResume(ExecutionId id) {
        if (gate.stop(id).isEmpty()) {
            stops.remove(id);
            executions.find(id).ifPresent(item -> item.setPaused(Optional.empty()));
            refresh();
        }
    }

    private void refresh() {
        var now = executions.current().map(ExecutionItem::id).map(stops::get);
        if (!now.equals(stop.get())) {
            choice.set(now.map(at -> new Choice(at.id(), at.thread(), at.path())));
            stop.set(now);
        }
    }

    /// The tasks that led to the execution that is stopped, the nearest first.
    public List<Outer> outer() {
        var found = new ArrayList<Outer>();
        for (var at = stop().flatMap(now -> gate.caller(now.id()));
                at.isPresent();
                at = gate.caller(at.get().execution())) {
            var caller = at.get();
            executions
                    .find(caller.execution())
                    .flatMap(item -> item.state().threadView(caller.thread()).map(thread -> new Outer(item, thread)))
                    .ifPresent(found::add);
        }
        return found;
    }

    /// The state that the chosen frame belongs to.
    public Optional<ExecutionState> chosenState() {
        return choice.get()
                .flatMap(chosen -> stop().filter(at -> at.id().equals(chosen.execution()))
                        .map(Stop::state)
                        .or(() -> executions.find(chosen.execution()).map(ExecutionItem::state)));
    }

    public void setOnLog(Consumer<LogLine> action) {
        log = action;
    }

    /// Where the execution is stopped that the window shows.
    public ReadOnlyObjectProperty<Optional<Stop>> stopProperty() {
        return stop.getReadOnlyProperty();
    }

    public Optional<Stop> stop() {
        return stop.get();
    }

    /// The thread that commands go to, and the frame whose data is shown.
    public ObjectProperty<Optional<Choice>> choiceProperty() {
        return choice;
    }

    /// True: when one thread is stepped, the others stay where they are.
    public BooleanProperty othersHoldProperty() {
        return othersHold;
    }

    public boolean isFrozen(int thread) {
        return stop().filter(at -> gate.frozen(at.id()).contains(thread)).isPresent();
    }

    public void freeze(int thread, boolean frozen) {
        stop().ifPresent(at -> {
            if (frozen) {
                gate.freeze(at.id(), thread);
            } else {
                gate.thaw(at.id(), thread);
            }
        });
    }

    // --- commands ---

    public void pause() {
        executions.current().map(ExecutionItem::id).ifPresent(gate::pause);
    }

    public void resume() {
        stop().map(Stop::id).ifPresent(gate::resume);
    }

    public void stepOver() {
        withThread((id, thread) -> gate.stepOver(id, thread, others()));
    }

    public void stepInto() {
        withThread((id, thread) -> gate.stepInto(id, thread, others()));
    }

    public void stepOut() {
        withThread((id, thread) -> gate.stepOut(id, thread, others()));
    }

    public void stepEvent() {
        stop().map(Stop::id).ifPresent(gate::stepEvent);
    }

    public void runTo(StepPath path) {
        stop().map(Stop::id).ifPresent(id -> gate.runTo(id, path));
    }

    /// An execution that is about to start stops before its first step.
    public void stopAtStart(ExecutionId id) {
        gate.stopAtStart(id);
    }

    /// An execution that is about to start stops before that step.
    public void startTo(ExecutionId id, StepPath path) {
        gate.startTo(id, path);
    }

    /// An execution that is about to start stops at no breakpoint.
    public void ignoreBreakpoints(ExecutionId id) {
        gate.ignoreBreakpoints(id);
    }

    private Others others() {
        return othersHold.get() ? Others.HOLD : Others.RUN;
    }

    private interface ThreadCommand {
        void give(ExecutionId id, int thread);
    }

    private void withThread(ThreadCommand command) {
        stop().ifPresent(at -> command.give(
                at.id(),
                choice.get()
                        .filter(chosen -> chosen.execution().equals(at.id()))
                        .map(Choice::thread)
                        .orElse(at.thread())));
    }
}

package dev.flowglass.app.debug;

import dev.flowglass.debug.DebugGate;
import dev.flowglass.debug.Evaluator;
import dev.flowglass.debug.Evaluator.Result;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.ThreadView.FrameView;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The data of the chosen frame of the stopped execution.
public final class FrameData {
    private record Shown(FrameView frame, Evaluator evaluator) {}

    private final DebuggerViewModel debugger;
    private final DebugGate gate;
    private final ReadOnlyObjectWrapper<List<Variable>> variables =
            new ReadOnlyObjectWrapper<>(this, "variables", List.of());
    private Optional<Shown> shown = Optional.empty();

    public FrameData(DebuggerViewModel debugger, DebugGate gate) {
        this.debugger = debugger;
        this.gate = gate;
        debugger.choiceProperty().subscribe(choice -> refresh());
        debugger.stopProperty().subscribe(stop -> refresh());
    }

    private void refresh() {
        shown = debugger.stop().isEmpty()
                ? Optional.empty()
                : debugger.chosenState().flatMap(this::shown);
        variables.set(shown.map(at -> Variable.of(at.frame(), at.evaluator())).orElse(List.of()));
    }

    private Optional<Shown> shown(ExecutionState state) {
        return debugger.choiceProperty()
                .get()
                .flatMap(choice -> state.threadView(choice.thread())
                        .flatMap(thread -> thread.frames().stream()
                                .filter(frame -> frame.path().equals(choice.path()))
                                .findFirst())
                        .flatMap(frame -> gate.evaluator(state, choice.thread(), frame)
                                .map(evaluator -> new Shown(frame, evaluator))));
    }

    /// Empty while nothing is stopped.
    public ReadOnlyObjectProperty<List<Variable>> variablesProperty() {
        return variables.getReadOnlyProperty();
    }

    /// What a path or condition means in the frame; nothing while nothing is stopped.
    public Optional<Result> evaluate(String expression) {
        return shown.map(at -> at.evaluator().evaluate(expression));
    }
}

package dev.flowglass.app.debug;

import dev.flowglass.debug.DebugGate;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision.Reason;
import dev.flowglass.engine.Edit.Place;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.runtime.Receipt;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Changing a value of the chosen frame while the execution is stopped.
public final class Changes {
    private final DebuggerViewModel debugger;
    private final DebugGate gate;
    private final FrameData data;
    private final BiFunction<ExecutionId, Command, CompletionStage<Receipt>> submit;
    private final Executor fx;

    /// @param submit gives a command to an execution
    public Changes(
            DebuggerViewModel debugger,
            DebugGate gate,
            FrameData data,
            BiFunction<ExecutionId, Command, CompletionStage<Receipt>> submit,
            Executor fx) {
        this.debugger = debugger;
        this.gate = gate;
        this.data = data;
        this.submit = submit;
        this.fx = fx;
    }

    /// True for what can be changed at all while the execution stands here.
    public boolean canChange(Variable variable) {
        return command(variable, variable.value())
                .filter(command -> refusal(command).isEmpty())
                .isPresent();
    }

    /// Why a variable cannot have this value; nothing when it can.
    public Optional<Reason> refusal(Variable variable, Value value) {
        return command(variable, value).map(this::refusal).orElse(Optional.of(Reason.NOT_EDITABLE));
    }

    private Optional<Reason> refusal(Command.EditValue command) {
        return debugger.chosenState().flatMap(state -> gate.refusal(state, command));
    }

    /// Gives the variable a value.
    ///
    /// @param refused hears why it did not work after all
    public void change(Variable variable, Value value, Consumer<Reason> refused) {
        debugger.choiceProperty()
                .get()
                .ifPresent(choice -> command(variable, value).ifPresent(command -> {
                    var _ = submit.apply(choice.execution(), command)
                            .thenAcceptAsync(
                                    receipt -> {
                                        if (receipt instanceof Receipt.Refused(Reason reason)) {
                                            refused.accept(reason);
                                        }
                                    },
                                    fx);
                }));
    }

    private Optional<Command.EditValue> command(Variable variable, Value value) {
        return debugger.choiceProperty()
                .get()
                .flatMap(choice -> place(variable)
                        .flatMap(place -> whole(variable, value)
                                .map(whole -> new Command.EditValue(choice.thread(), choice.path(), place, whole))));
    }

    private static Optional<Place> place(Variable variable) {
        if (variable.path().isEmpty()) {
            return variable.name().equals(Variable.OUTPUT) ? Optional.of(Place.OUTPUT) : Optional.empty();
        }
        return Optional.of(
                switch (variable.path().get().root()) {
                    case INPUT -> Place.INPUT;
                    case LOCAL -> Place.LOCAL;
                    case CONTEXT -> Place.CONTEXT;
                    case STEP_INPUT -> Place.STEP_INPUT;
                });
    }

    /// The value of the variable's root with this part of it changed.
    private Optional<Value> whole(Variable variable, Value value) {
        if (variable.path().isEmpty()) {
            return Optional.of(value);
        }
        var path = variable.path().get();
        return data.variablesProperty().get().stream()
                .filter(root ->
                        root.path().filter(at -> at.root() == path.root()).isPresent())
                .findFirst()
                .flatMap(root -> with(root.value(), path.segments(), value));
    }

    private static Optional<Value> with(Value whole, List<Segment> segments, Value part) {
        if (segments.isEmpty()) {
            return Optional.of(part);
        }
        var rest = segments.subList(1, segments.size());
        return switch (segments.getFirst()) {
            case Segment.Key(String name) ->
                whole instanceof Obj obj
                        ? obj.get(name)
                                .flatMap(inner -> with(inner, rest, part))
                                .map(inner -> obj.with(name, inner))
                        : Optional.empty();
            case Segment.Index(int index) ->
                whole instanceof Array array && index < array.size()
                        ? with(array.elements().get(index), rest, part).map(inner -> {
                            var elements = new ArrayList<>(array.elements());
                            elements.set(index, inner);
                            return Array.of(elements);
                        })
                        : Optional.empty();
            case Segment.All all -> Optional.empty();
        };
    }
}

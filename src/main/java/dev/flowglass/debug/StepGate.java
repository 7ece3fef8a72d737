package dev.flowglass.debug;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.runtime.Gate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A gate that a person opens: executions go freely unless they are held, and held ones go on by single events.
public final class StepGate implements Gate {
    private final Map<ExecutionId, Integer> held = new ConcurrentHashMap<>();
    private final AtomicReference<Consumer<ExecutionId>> askAgain = new AtomicReference<>(id -> {});

    @Override
    public void opened(Consumer<ExecutionId> again) {
        askAgain.set(again);
    }

    @Override
    public Answer ask(ExecutionId id, ExecutionState state) {
        var steps = held.get(id);
        if (steps == null) {
            return OPEN.ask(id, state);
        }
        if (steps == 0) {
            return new Answer.Hold();
        }
        held.computeIfPresent(id, (key, left) -> Math.max(0, left - 1));
        return new Answer.Go(1);
    }

    /// Holds an execution where it is; one that has not started yet, after its first event.
    public void hold(ExecutionId id) {
        held.putIfAbsent(id, 0);
    }

    public boolean holds(ExecutionId id) {
        return held.containsKey(id);
    }

    /// Lets a held execution go on by one event.
    public void step(ExecutionId id) {
        held.computeIfPresent(id, (key, left) -> left + 1);
        askAgain.get().accept(id);
    }

    /// Lets an execution go freely.
    public void resume(ExecutionId id) {
        held.remove(id);
        askAgain.get().accept(id);
    }
}

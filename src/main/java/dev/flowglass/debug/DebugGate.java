package dev.flowglass.debug;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.TaskRef;
import dev.flowglass.engine.ThreadView;
import dev.flowglass.engine.ThreadView.FrameView;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.Gate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The debugger: executions go freely until a breakpoint, a step's end or a person stops them. Any thread may command
/// it; commands to an execution that is not stopped, or not there, change nothing unless they say otherwise.
public final class DebugGate implements Gate {
    /// What the other threads do while one is stepped.
    public enum Others {
        RUN,
        HOLD
    }

    private static final int FREELY = 64;

    private final Engine engine;
    private final Map<ExecutionId, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Breakpoints> breakpoints = new ConcurrentHashMap<>();
    private final Map<ExecutionId, Caller> callers = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<Consumer<ExecutionId>> askAgain = new AtomicReference<>(id -> {});
    private volatile Set<BreakOn> breakOn = Set.of();
    private volatile UnaryOperator<String> names = UnaryOperator.identity();

    /// @param engine decides for the same executions
    public DebugGate(Engine engine) {
        this.engine = engine;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    // --- what to stop at ---

    /// The breakpoints of the flow of that name from now on, also for executions under way.
    public void setBreakpoints(String flow, Breakpoints now) {
        breakpoints.put(flow, now);
    }

    /// By which name of [#setBreakpoints] the breakpoints of a flow go that runs under a name. A child flow can run
    /// under another name than that of its file. Called on threads of executions.
    public void setNames(UnaryOperator<String> nameOf) {
        names = nameOf;
    }

    public void setBreakOn(Set<BreakOn> now) {
        breakOn = Set.copyOf(now);
    }

    /// This execution, which may not have started, stops at no breakpoint and breaks on nothing.
    public void ignoreBreakpoints(ExecutionId id) {
        session(id).ignoreBreakpoints();
    }

    /// This execution, which is to start, stops before its first step.
    public void stopAtStart(ExecutionId id) {
        session(id).go(Optional.of(Goal.entry()), false);
    }

    /// This execution, which is to start, stops before the first visit of that step.
    public void startTo(ExecutionId id, StepPath path) {
        session(id).go(Optional.of(new Goal.Here(path)), false);
    }

    // --- commands ---

    /// Stops an execution where it is; one that waits stays so as it waits.
    public void pause(ExecutionId id) {
        session(id).pause();
        again(id);
    }

    /// Goes on freely; what it came from by stepping into it does so too.
    public void resume(ExecutionId id) {
        forgetReturn(id);
        go(id, Optional.empty(), Others.RUN);
    }

    /// Carries out the whole step where a thread stands, or what is left of it.
    public void stepOver(ExecutionId id, int thread, Others others) {
        step(id, thread, others, Goal::over);
    }

    /// Goes to the next step, which may be inside this one or in a thread that it starts.
    public void stepInto(ExecutionId id, int thread, Others others) {
        step(id, thread, others, Goal::into);
    }

    /// Goes to the end of the step around the one where a thread stands.
    public void stepOut(ExecutionId id, int thread, Others others) {
        step(id, thread, others, Goal::out);
    }

    /// Goes on by one event.
    public void stepEvent(ExecutionId id) {
        stop(id).ifPresent(
                        stop -> go(id, Optional.of(new Goal.Event(stop.state().lastEventId())), Others.RUN));
    }

    /// Goes on until any thread is about to carry out a step.
    public void runTo(ExecutionId id, StepPath path) {
        forgetReturn(id);
        go(id, Optional.of(new Goal.Here(path)), Others.RUN);
    }

    /// A thread stays where it is when the execution goes on, until it is thawed.
    public void freeze(ExecutionId id, int thread) {
        session(id).freeze(thread);
    }

    public void thaw(ExecutionId id, int thread) {
        session(id).thaw(thread);
        again(id);
    }

    public Set<Integer> frozen(ExecutionId id) {
        return find(id).map(Session::frozen).orElse(Set.of());
    }

    /// Where an execution is stopped; nothing while it goes.
    public Optional<Stop> stop(ExecutionId id) {
        return find(id).flatMap(Session::stop);
    }

    /// What paths and conditions mean in a frame of a thread, in this state.
    public Optional<Evaluator> evaluator(ExecutionState state, int thread, FrameView frame) {
        return engine.preview(state, thread, frame.path()).map(data -> Evaluator.of(frame, data));
    }

    /// Why a value cannot be changed so in this state; nothing when it can.
    public Optional<Decision.Reason> refusal(ExecutionState state, Command.EditValue command) {
        return engine.decide(state, command, state.lastTime()) instanceof Decision.Rejected(Decision.Reason reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private void step(ExecutionId id, int thread, Others others, Function<ThreadView, Goal> goal) {
        stop(id).flatMap(stop -> stop.state().threadView(thread))
                .ifPresent(view -> go(id, Optional.of(goal.apply(view)), others));
    }

    private void go(ExecutionId id, Optional<Goal> goal, Others others) {
        find(id).ifPresent(session -> {
            if (session.go(goal, others == Others.HOLD)) {
                listeners.forEach(listener -> listener.resumed(id));
            }
            again(id);
            againAbove(id);
        });
    }

    /// The task that started an execution, as long as that runs.
    public Optional<Caller> caller(ExecutionId child) {
        return Optional.ofNullable(callers.get(child));
    }

    private void forgetReturn(ExecutionId id) {
        for (var at = caller(id); at.isPresent(); at = caller(at.get().execution())) {
            find(at.get().execution()).ifPresent(Session::forgetGoal);
        }
    }

    private void again(ExecutionId id) {
        askAgain.get().accept(id);
    }

    // --- the gate ---

    @Override
    public void opened(Consumer<ExecutionId> again) {
        askAgain.set(again);
    }

    @Override
    public Answer ask(ExecutionId id, ExecutionState state) {
        var own = breakpoints.isEmpty()
                ? Breakpoints.NONE
                : breakpoints.getOrDefault(names.apply(id.flow()), Breakpoints.NONE);
        if (own.list().isEmpty() && breakOn.isEmpty() && find(id).isEmpty()) {
            return new Answer.Go(FREELY);
        }
        return session(id).ask(state, own, !breakOn.isEmpty());
    }

    @Override
    public boolean holds(ExecutionId id, ExecutionState state) {
        return !state.status().ended()
                && (find(id).filter(session -> session.holds(state)).isPresent() || isChildStopped(id));
    }

    /// While a child stands, the time of its parent does so too.
    private boolean isChildStopped(ExecutionId parent) {
        return !callers.isEmpty()
                && sessions.entrySet().stream()
                        .anyMatch(entry -> entry.getValue().stop().isPresent() && descends(entry.getKey(), parent));
    }

    private boolean descends(ExecutionId child, ExecutionId parent) {
        var at = caller(child).map(Caller::execution);
        while (at.isPresent() && !at.get().equals(parent)) {
            at = caller(at.get()).map(Caller::execution);
        }
        return at.isPresent();
    }

    @Override
    public void startsChild(ExecutionId parent, TaskRef task, StepPath path, ExecutionId child) {
        callers.put(child, new Caller(parent, task.thread(), path));
        if (find(parent).filter(session -> session.entersChild(task.thread())).isPresent()) {
            session(child).go(Optional.of(Goal.entry()), false);
        }
    }

    private void againAbove(ExecutionId child) {
        for (var at = caller(child); at.isPresent(); at = caller(at.get().execution())) {
            again(at.get().execution());
        }
    }

    @Override
    public void happened(Batch batch) {
        if (batch.after().status().ended()) {
            end(batch.id());
        } else if (!breakOn.isEmpty()) {
            for (var event : batch.events()) {
                var what = EnumSet.noneOf(BreakOn.class);
                what.addAll(BreakOn.of(event, pattern(batch, event.thread())));
                what.retainAll(breakOn);
                session(batch.id()).hit(what, event.thread());
            }
        }
    }

    @Override
    public void edited(ExecutionId id, ExecutionState after) {
        find(id).flatMap(session -> session.edited(after))
                .ifPresent(now -> listeners.forEach(listener -> listener.changed(now)));
    }

    private static Pattern pattern(Batch batch, int thread) {
        return batch.after()
                .threadView(thread)
                .flatMap(ThreadView::top)
                .filter(frame -> frame.step() instanceof TaskStep)
                .map(frame -> ((TaskStep) frame.step()).pattern())
                .orElse(Pattern.REQUEST_RESPONSE);
    }

    private void end(ExecutionId id) {
        var session = sessions.remove(id);
        if (session != null && session.stop().isPresent()) {
            listeners.forEach(listener -> listener.resumed(id));
        }
        againAbove(id);
        callers.remove(id);
    }

    private Optional<Session> find(ExecutionId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    private Session session(ExecutionId id) {
        return sessions.computeIfAbsent(id, key -> new Session(key, engine, new Everybody()));
    }

    private final class Everybody implements Listener {
        @Override
        public void stopped(Stop stop) {
            listeners.forEach(listener -> listener.stopped(stop));
            againAbove(stop.id());
        }

        @Override
        public void resumed(ExecutionId id) {
            listeners.forEach(listener -> listener.resumed(id));
        }

        @Override
        public void logged(ExecutionId id, StepPath path, String message) {
            listeners.forEach(listener -> listener.logged(id, path, message));
        }
    }
}

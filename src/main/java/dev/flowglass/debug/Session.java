package dev.flowglass.debug;

import dev.flowglass.debug.Stop.Reason;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.ThreadView;
import dev.flowglass.engine.ThreadView.FrameView;
import dev.flowglass.model.StepPath;
import dev.flowglass.runtime.Gate.Answer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// How one execution is being debugged. Guarded by itself.
final class Session {
    private final ExecutionId id;
    private final Engine engine;
    private final Listener listener;

    private Optional<Stop> stop = Optional.empty();
    private Optional<Goal> goal = Optional.empty();
    private boolean othersHold;
    private boolean pausing;
    private boolean ignoring;
    private Optional<Breakpoints> resolvedFrom = Optional.empty();
    private Breakpoints resolved = Breakpoints.NONE;
    private Optional<Hit> hit = Optional.empty();
    private final Set<Integer> frozen = new HashSet<>();

    /// Where each thread was looked at last, so that nothing is done twice there.
    private final Map<Integer, Position> looked = new HashMap<>();

    private final Visits visits = new Visits();

    /// Something to break on has happened in a thread; of several things the most particular one.
    private record Hit(BreakOn what, int thread) {}

    Session(ExecutionId id, Engine engine, Listener listener) {
        this.id = id;
        this.engine = engine;
        this.listener = listener;
    }

    // --- commands ---

    synchronized void ignoreBreakpoints() {
        ignoring = true;
    }

    synchronized void pause() {
        pausing = stop.isEmpty();
    }

    /// Goes on, to a goal or freely.
    ///
    /// @param hold the other threads stay where they are
    synchronized boolean go(Optional<Goal> next, boolean hold) {
        boolean stopped = stop.isPresent();
        stop = Optional.empty();
        goal = next;
        othersHold = hold;
        pausing = false;
        return stopped;
    }

    /// A task of a thread starts a child flow. True when a person steps into it; then this execution stops when the
    /// child has ended.
    synchronized boolean entersChild(int thread) {
        if (goal.orElse(Goal.entry()) instanceof Goal.Reach reach && reach.inner() && reach.thread() == thread) {
            goal = Optional.of(Goal.back(reach));
            return true;
        }
        return false;
    }

    /// Goes on freely, unless it is stopped.
    synchronized void forgetGoal() {
        goal = Optional.empty();
        othersHold = false;
    }

    synchronized void freeze(int thread) {
        frozen.add(thread);
    }

    synchronized void thaw(int thread) {
        frozen.remove(thread);
    }

    synchronized Set<Integer> frozen() {
        return Set.copyOf(frozen);
    }

    /// The stop with a value changed; nothing when it does not stand.
    synchronized Optional<Stop> edited(ExecutionState after) {
        stop = stop.map(at -> new Stop(at.id(), after, at.thread(), at.path(), at.reason()));
        return stop;
    }

    synchronized Optional<Stop> stop() {
        return stop;
    }

    // --- the gate ---

    synchronized boolean holds(ExecutionState state) {
        if (stop.isEmpty() && pausing) {
            int thread = state.openTasks().stream()
                    .map(task -> task.ref().thread())
                    .findFirst()
                    .orElse(0);
            stop(state, thread, new Reason.Paused());
        }
        return stop.isPresent();
    }

    synchronized void hit(Set<BreakOn> what, int thread) {
        if (!what.isEmpty() && !ignoring && hit.isEmpty()) {
            hit = Optional.of(new Hit(List.copyOf(EnumSet.copyOf(what)).getLast(), thread));
        }
    }

    synchronized Answer ask(ExecutionState state, Breakpoints breakpoints, boolean watches) {
        if (stop.isPresent()) {
            return new Answer.Hold();
        }
        resolve(breakpoints, state);
        if (!watches && resolved.list().isEmpty() && goal.isEmpty() && !pausing && hit.isEmpty() && frozen.isEmpty()) {
            return new Answer.Go(FREELY);
        }
        var target = goal.map(wanted -> wanted.in(state));
        if (othersHold && !target.equals(goal)) {
            return hold(state, thread(target), new Reason.Stepped());
        }
        goal = target;
        var ready = state.ready();
        var next = ready.stream()
                .filter(thread -> !frozen.contains(thread) && mayGo(state, thread))
                .findFirst()
                .flatMap(state::threadView);
        if (next.isEmpty()) {
            return new Answer.Await();
        }
        var reason = reason(state, next.get());
        if (reason.isPresent()) {
            return hold(state, reason.get().thread(), reason.get().reason());
        }
        return next.get().id() == ready.getFirst()
                ? new Answer.Go(1)
                : new Answer.GoThread(next.get().id());
    }

    private static final int FREELY = 64;

    private static int thread(Optional<Goal> goal) {
        return goal.orElseThrow() instanceof Goal.Reach reach ? reach.thread() : 0;
    }

    private boolean mayGo(ExecutionState state, int thread) {
        return !othersHold || goal.filter(wanted -> wanted.lets(state, thread)).isPresent();
    }

    private record Why(int thread, Reason reason) {}

    private Optional<Why> reason(ExecutionState state, ThreadView next) {
        if (pausing) {
            return Optional.of(new Why(next.id(), new Reason.Paused()));
        }
        if (hit.isPresent()) {
            var happened = hit.get();
            hit = Optional.empty();
            int at = state.threadView(happened.thread()).isPresent() ? happened.thread() : next.id();
            return Optional.of(new Why(at, new Reason.On(happened.what())));
        }
        var stood = Optional.ofNullable(looked.get(next.id()));
        var here = Position.of(next);
        if (!stood.equals(Optional.of(here))) {
            looked.put(next.id(), here);
            var breakpoint = next.top().flatMap(frame -> breakpoint(state, next, frame));
            if (breakpoint.isPresent()) {
                return Optional.of(new Why(next.id(), new Reason.AtBreakpoint(breakpoint.get())));
            }
        }
        return goal.flatMap(wanted -> wanted.reached(state, next, stood)
                .map(there -> new Why(
                        there.id(), wanted instanceof Goal.Here ? new Reason.Reached() : new Reason.Stepped())));
    }

    private Answer hold(ExecutionState state, int thread, Reason reason) {
        stop(state, thread, reason);
        return new Answer.Hold();
    }

    private void stop(ExecutionState state, int thread, Reason reason) {
        var view = state.threadView(thread);
        view.ifPresent(at -> looked.put(thread, Position.of(at)));
        var path = view.flatMap(ThreadView::top).map(FrameView::path).orElse(StepPath.FLOW);
        var stopped = new Stop(id, state, thread, path, reason);
        stop = Optional.of(stopped);
        goal = Optional.empty();
        pausing = false;
        othersHold = false;
        listener.stopped(stopped);
    }

    // --- breakpoints ---

    private void resolve(Breakpoints breakpoints, ExecutionState state) {
        if (!resolvedFrom.equals(Optional.of(breakpoints))) {
            resolvedFrom = Optional.of(breakpoints);
            resolved = ignoring
                    ? Breakpoints.NONE
                    : breakpoints
                            .boundTo(StepTree.of(state.definition().flow()))
                            .enabled();
        }
    }

    /// The first breakpoint that stops here; those that only tell have told.
    private Optional<Breakpoint> breakpoint(ExecutionState state, ThreadView thread, FrameView frame) {
        Optional<Breakpoint> found = Optional.empty();
        for (var breakpoint : resolved.at(frame.path())) {
            if (breakpoint.stands(frame, thread.position())
                    && visits.isFirst(thread.id(), frame.enteredId(), breakpoint.id())) {
                var evaluator = evaluator(state, thread, frame);
                if (evaluator.isPresent()
                        && breakpoint.condition().map(evaluator.get()::holds).orElse(true)
                        && visits.count(thread.id(), frame.enteredId(), breakpoint.id()) >= breakpoint.hits()) {
                    breakpoint
                            .message()
                            .ifPresent(message -> listener.logged(
                                    id, frame.path(), evaluator.get().fill(message)));
                    found = found.or(() -> breakpoint.isLog() ? Optional.empty() : Optional.of(breakpoint));
                }
            }
        }
        return found;
    }

    private Optional<Evaluator> evaluator(ExecutionState state, ThreadView thread, FrameView frame) {
        return engine.preview(state, thread.id(), frame.path()).map(data -> Evaluator.of(frame, data));
    }

    /// Which breakpoints have had their turn in the present visit of a step, and how often each had it in all.
    private static final class Visits {
        private record Turn(int thread, int enteredId, int breakpoint) {}

        private final Set<Turn> turns = new HashSet<>();
        private final Map<Integer, Integer> counts = new HashMap<>();

        /// A step that is not entered yet has no visit that could be repeated.
        boolean isFirst(int thread, OptionalInt enteredId, int breakpoint) {
            return enteredId.isEmpty() || !turns.contains(new Turn(thread, enteredId.getAsInt(), breakpoint));
        }

        int count(int thread, OptionalInt enteredId, int breakpoint) {
            enteredId.ifPresent(visit -> turns.add(new Turn(thread, visit, breakpoint)));
            return counts.merge(breakpoint, 1, Integer::sum);
        }
    }
}

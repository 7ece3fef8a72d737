package dev.flowglass.debug;

import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.ThreadView;
import dev.flowglass.engine.ThreadView.Phase;
import dev.flowglass.model.StepPath;
import java.util.Optional;
import java.util.OptionalInt;

/// What an execution goes on to, after which it stops.
sealed interface Goal {
    /// A step of a thread, or the end of the step around it.
    ///
    /// @param thread becomes the parent when it ends
    /// @param lists it stops before a step when at most so many lists of steps are open, one in another
    /// @param inner also before a step of a thread that this one has started
    /// @param from where it began, which is not where it stops
    record Reach(int thread, OptionalInt parent, int lists, int ends, boolean inner, Position from) implements Goal {}

    /// The next time that any thread is about to carry out this step.
    record Here(StepPath path) implements Goal {}

    /// The next event, of whichever thread.
    ///
    /// @param lastEventId where it began
    record Event(int lastEventId) implements Goal {}

    static Goal over(ThreadView thread) {
        int lists = thread.frames().size();
        return new Reach(thread.id(), thread.parent(), lists, lists - 1, false, Position.of(thread));
    }

    static Goal into(ThreadView thread) {
        return new Reach(
                thread.id(), thread.parent(), Integer.MAX_VALUE, thread.frames().size() - 1, true, Position.of(thread));
    }

    static Goal out(ThreadView thread) {
        int outer = thread.frames().size() - 1;
        return new Reach(thread.id(), thread.parent(), outer, outer, false, Position.of(thread));
    }

    /// Where a thread goes on after the child flow that it stepped into: when the child's result is known, or before
    /// another step when it failed.
    static Reach back(Reach into) {
        int lists = into.ends() + 1;
        return new Reach(into.thread(), into.parent(), lists, lists, false, into.from());
    }

    /// Stops before the first step.
    static Goal entry() {
        return new Reach(0, OptionalInt.empty(), 1, 0, false, Position.NOWHERE);
    }

    /// The goal as it is in this state: of a thread that has ended, that of the thread that started it.
    default Goal in(ExecutionState state) {
        if (this instanceof Reach reach
                && reach.parent().isPresent()
                && state.threadView(reach.thread()).isEmpty()) {
            var owner = state.threadView(reach.parent().getAsInt());
            int lists = owner.map(view -> view.frames().size()).orElse(0);
            return new Reach(
                            reach.parent().getAsInt(),
                            owner.map(ThreadView::parent).orElseGet(OptionalInt::empty),
                            lists,
                            lists,
                            false,
                            Position.NOWHERE)
                    .in(state);
        }
        return this;
    }

    /// The thread that has got there.
    ///
    /// @param next the thread that is to go on
    /// @param stood where that thread stopped last
    default Optional<ThreadView> reached(ExecutionState state, ThreadView next, Optional<Position> stood) {
        boolean moved = !stood.equals(Optional.of(Position.of(next)));
        return switch (this) {
            case Event(int lastEventId) -> state.lastEventId() > lastEventId ? Optional.of(next) : Optional.empty();
            case Here(StepPath path) ->
                Optional.of(next)
                        .filter(view -> moved
                                && view.top()
                                        .filter(frame -> frame.phase() == Phase.NEXT
                                                && frame.path().equals(path))
                                        .isPresent());
            case Reach reach -> {
                var own = state.threadView(reach.thread()).filter(view -> isThere(reach, view));
                yield own.isPresent() || !reach.inner() || !moved
                        ? own
                        : Optional.of(next)
                                .filter(view -> view.top()
                                                .filter(frame -> frame.phase() == Phase.NEXT)
                                                .isPresent()
                                        && descends(state, view, reach.thread()));
            }
        };
    }

    /// True for a thread that has to go on for this, where the others hold.
    default boolean lets(ExecutionState state, int thread) {
        return !(this instanceof Reach reach)
                || state.threadView(thread)
                        .filter(view -> descends(state, view, reach.thread()))
                        .isPresent();
    }

    private static boolean isThere(Reach reach, ThreadView view) {
        int lists = view.frames().size();
        var phase = view.top().map(ThreadView.FrameView::phase).orElse(Phase.OVER);
        return !reach.from().equals(Position.of(view))
                && (phase == Phase.NEXT && lists <= reach.lists()
                        || phase == Phase.LOCAL_KNOWN && lists <= reach.ends());
    }

    private static boolean descends(ExecutionState state, ThreadView view, int ancestor) {
        var at = Optional.of(view);
        while (at.isPresent() && at.get().id() != ancestor) {
            var parent = at.get().parent();
            at = parent.isEmpty() ? Optional.empty() : state.threadView(parent.getAsInt());
        }
        return at.isPresent();
    }
}

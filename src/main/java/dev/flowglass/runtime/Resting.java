package dev.flowglass.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets executions that wait for something from outside leave the memory when nothing has happened to them for a
/// while, or when too many of them are in memory; then those go that have been quiet for longest.
final class Resting {
    /// @param events that quiet executions may have in memory, all together; one of them may always stay
    /// @param after how long an execution stays at least, when there is room
    record Policy(int events, Duration after) {
        /// Executions that cannot be read again stay.
        static final Policy NEVER = new Policy(Integer.MAX_VALUE, Duration.ofDays(10_000));

        static final Policy USUAL = new Policy(100_000, Duration.ofSeconds(10));

        /// As soon as an execution can.
        static final Policy AT_ONCE = new Policy(0, Duration.ZERO);
    }

    private final Policy policy;
    private final Executor pool;

    /// The one that became quiet first comes first. Guarded by `this`, as is what follows.
    private final ArrayDeque<Quiet> quiet = new ArrayDeque<>();

    private long events;
    private boolean looking;

    /// An execution that is quiet, or was so not long ago.
    static final class Quiet {
        /// Nothing once it rests or has ended.
        private @Nullable LiveExecution execution;

        private int events;
        private long since;

        /// What `since` was when it got its place in the row.
        private long counted;

        private Quiet(LiveExecution execution, int events, long since) {
            this.execution = execution;
            this.events = events;
            this.since = since;
            this.counted = since;
        }
    }

    Resting(Policy policy, Executor pool) {
        this.policy = policy;
        this.pool = pool;
    }

    boolean never() {
        return policy.equals(Policy.NEVER);
    }

    boolean atOnce() {
        return policy.equals(Policy.AT_ONCE);
    }

    /// @return true when that many events of executions are more than may stay
    boolean isTooMuch(long ofAll) {
        return ofAll > policy.events();
    }

    /// From now on this execution is quiet. It hears by [LiveExecution#wantRest] that it may rest.
    synchronized Quiet add(LiveExecution execution, int itsEvents) {
        var added = new Quiet(execution, itsEvents, System.nanoTime());
        quiet.add(added);
        events += itsEvents;
        makeRoom();
        look();
        return added;
    }

    /// Something happened, and it is quiet again.
    synchronized void again(Quiet there, int itsEvents) {
        if (there.execution != null) {
            there.since = System.nanoTime();
            events += itsEvents - there.events;
            there.events = itsEvents;
            makeRoom();
        }
    }

    /// It has ended.
    synchronized void leave(Quiet there) {
        if (there.execution != null) {
            there.execution = null;
            events -= there.events;
        }
    }

    private void makeRoom() {
        for (int left = quiet.size(); events > policy.events() && left > 1; left--) {
            var first = quiet.remove();
            if (first.since == first.counted) {
                rest(first);
            } else {
                stay(first);
            }
        }
    }

    private void stay(Quiet first) {
        if (first.execution != null) {
            first.counted = first.since;
            quiet.add(first);
        }
    }

    private void rest(Quiet first) {
        var execution = first.execution;
        if (execution != null) {
            leave(first);
            execution.wantRest();
        }
    }

    private void look() {
        if (!looking && !never()) {
            looking = true;
            long half = Math.max(policy.after().toMillis() / 2, 1);
            CompletableFuture.delayedExecutor(half, TimeUnit.MILLISECONDS, pool).execute(this::letRest);
        }
    }

    private synchronized void letRest() {
        looking = false;
        long after = policy.after().toNanos();
        long now = System.nanoTime();
        for (int left = quiet.size(); left > 0 && now - quiet.element().counted >= after; left--) {
            var first = quiet.remove();
            if (now - first.since >= after) {
                rest(first);
            } else {
                stay(first);
            }
        }
        if (!quiet.isEmpty()) {
            look();
        }
    }
}

package dev.flowglass.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Time whose pace a person sets, while executions run. It begins as the time on the wall and never goes back.
///
/// Whole milliseconds. What follows from one moment happens in that moment: from an alarm until all that it set off has
/// been decided, time stands still, and it never passes an alarm that has not rung. So the pace does not show in a
/// history. Calls under way take their real time: while there are any, time passes no faster than on the wall.
public final class PacedTime implements TimeSource {
    /// A program that is always busy must not stop the time.
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("flowglass-timer").factory());
    private final PriorityQueue<Ringing> alarms =
            new PriorityQueue<>(Comparator.comparing(Ringing::time).thenComparingLong(Ringing::number));
    private final InstantSource wall;
    private final Duration patience;
    private Pace pace = Pace.REAL;

    /// This moment here was that moment on the wall.
    private Instant anchor;

    private Instant anchorOnWall;
    private Instant latest;
    private int atWork;
    private long busySince;
    private int calls;
    private int pulling;
    private int skips;
    private long set;
    private Optional<Future<?>> looking = Optional.empty();
    private boolean closed;

    private record Ringing(Instant time, long number, boolean pulls, Runnable action) {}

    public PacedTime() {
        this(new SteadyClock(), PATIENCE);
    }

    /// @param wall never runs backwards
    /// @param patience how long what follows from one moment may take, on the wall, before time goes on regardless
    PacedTime(InstantSource wall, Duration patience) {
        this.wall = wall;
        this.patience = patience;
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        anchorOnWall = wall.instant();
        anchor = anchorOnWall;
        latest = anchor.truncatedTo(ChronoUnit.MILLIS);
    }

    public synchronized Pace pace() {
        return pace;
    }

    /// Goes on at another pace from now on.
    public synchronized void setPace(Pace next) {
        now();
        anchorAt(mapped());
        pace = next;
        lookSoon();
    }

    /// Lets the next alarm ring now, as if its time had come; nothing when none is set.
    public synchronized void skip() {
        skips++;
        lookSoon();
    }

    /// When something will happen by itself.
    public synchronized Optional<Instant> nextAlarm() {
        return alarms.stream().filter(Ringing::pulls).map(Ringing::time).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized Instant now() {
        if (!stands()) {
            var now = mapped();
            var next = alarms.peek();
            if (next != null && now.isAfter(next.time())) {
                now = next.time();
            }
            now = now.truncatedTo(ChronoUnit.MILLIS);
            latest = now.isAfter(latest) ? now : latest;
        }
        return latest;
    }

    private boolean stands() {
        return atWork > 0 && !isOverdue();
    }

    private boolean isOverdue() {
        return System.nanoTime() - busySince > patience.toNanos();
    }

    /// What the clock would show if it did not have to wait for anything.
    private Instant mapped() {
        long factor = calls > 0 ? Math.min(1, pace.factor()) : pace.factor();
        return anchor.plus(Duration.between(anchorOnWall, wall.instant()).multipliedBy(factor));
    }

    private void anchorAt(Instant here) {
        var next = alarms.peek();
        anchor = next != null && here.isAfter(next.time()) ? next.time() : here;
        anchorOnWall = wall.instant();
    }

    @Override
    public Alarm at(Instant time, Runnable action) {
        return add(time, true, action);
    }

    @Override
    public Alarm limit(Instant time, Runnable action) {
        return add(time, false, action);
    }

    private synchronized Alarm add(Instant time, boolean pulls, Runnable action) {
        var ringing = new Ringing(time, set++, pulls, action);
        if (!closed) {
            alarms.add(ringing);
            pulling += pulls ? 1 : 0;
            if (atWork == 0) {
                lookSoon();
            } else if (looking.filter(later -> !later.isDone()).isEmpty()) {
                lookIn(patience.toMillis() + 1);
            }
        }
        return () -> cancel(ringing);
    }

    private synchronized void cancel(Ringing ringing) {
        if (alarms.remove(ringing) && ringing.pulls()) {
            pulling--;
        }
    }

    @Override
    public synchronized void begin() {
        if (atWork == 0) {
            now();
            busySince = System.nanoTime();
        }
        atWork++;
    }

    @Override
    public synchronized void end() {
        atWork--;
        if (atWork == 0) {
            lookSoon();
        }
    }

    @Override
    public synchronized void beginCall() {
        changeCalls(1);
    }

    @Override
    public synchronized void endCall() {
        changeCalls(-1);
    }

    /// At real pace the time stays that of the wall.
    private void changeCalls(int by) {
        var here = mapped();
        boolean changes = calls == 0 || calls + by == 0;
        calls += by;
        if (changes && pace.factor() > 1) {
            anchorAt(here);
        }
        if (calls == 0) {
            lookSoon();
        }
    }

    // --- on the timer's thread ---

    private void lookSoon() {
        lookIn(0);
    }

    private void lookIn(long millis) {
        looking.ifPresent(later -> later.cancel(false));
        try {
            looking = Optional.of(timer.schedule(this::look, millis, TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            looking = Optional.empty();
        }
    }

    private void look() {
        for (var next = take(); next.isPresent(); next = take()) {
            try {
                next.get().run();
            } finally {
                rung();
            }
        }
    }

    private synchronized void rung() {
        atWork--;
    }

    /// The action of the alarm whose time has come; it counts as work.
    private synchronized Optional<Runnable> take() {
        var next = alarms.peek();
        if (next == null || closed) {
            skips = 0;
            return Optional.empty();
        }
        if (stands()) {
            lookIn(patience.toMillis() + 1);
            return Optional.empty();
        }
        var now = mapped();
        boolean skipped = skips > 0 && pulling > 0;
        boolean jumped = pace == Pace.JUMP && calls == 0 && pulling > 0;
        if (next.time().isAfter(now) && !skipped && !jumped) {
            waitFor(next, now);
            return Optional.empty();
        }
        skips = pulling > 0 && next.pulls() ? Math.max(0, skips - 1) : 0;
        alarms.remove();
        pulling -= next.pulls() ? 1 : 0;
        if (next.time().isAfter(now)) {
            anchor = next.time();
            anchorOnWall = wall.instant();
        }
        latest = next.time().isAfter(latest) ? next.time() : latest;
        if (atWork == 0) {
            busySince = System.nanoTime();
        }
        atWork++;
        return Optional.of(next.action());
    }

    private void waitFor(Ringing next, Instant now) {
        skips = 0;
        long factor = calls > 0 ? Math.min(1, pace.factor()) : pace.factor();
        if (factor > 0) {
            lookIn(Duration.between(now, next.time()).dividedBy(factor).toMillis() + 1);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        alarms.clear();
        pulling = 0;
        timer.shutdownNow();
    }
}

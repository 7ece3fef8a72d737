package dev.flowglass.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The time on the wall; one thread rings all alarms.
///
/// It never runs backwards: when the clock is set back, time goes on from where it was, at its usual pace, until the
/// clock has caught up. So a wait takes as long as it was to take, and events stay in the order of their times.
public final class WallTime implements TimeSource {
    /// A clock that is behind by no more is not set back, but slowed down to be right again.
    private static final Duration SLOWED = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final LongSupplier nanos;

    /// What was told last, and the nanoseconds then.
    private Instant last;

    private long lastNanos;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("flowglass-timer").factory());

    public WallTime() {
        this(InstantSource.system(), System::nanoTime);
    }

    /// @param nanos pass steadily, from any beginning
    WallTime(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        last = clock.instant();
        lastNanos = nanos.getAsLong();
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public synchronized Instant now() {
        long passed = nanos.getAsLong();
        var wall = clock.instant();
        var steady = last.plusNanos(passed - lastNanos);
        if (wall.isBefore(steady.minus(SLOWED))) {
            last = steady;
        } else if (wall.isAfter(last)) {
            last = wall;
        }
        lastNanos = passed;
        return last;
    }

    @Override
    public Alarm at(Instant time, Runnable action) {
        if (timer.isShutdown()) {
            return () -> {};
        }
        var left = Duration.between(now(), time);
        // One millisecond more: the wall clock may be read a little earlier than the timer rings.
        long millis = left.isNegative() ? 0 : left.toMillis() + 1;
        var ringing = timer.schedule(() -> ring(time, action), millis, TimeUnit.MILLISECONDS);
        return () -> ringing.cancel(false);
    }

    /// The timer may be a little early; a time that has not come yet is waited for again.
    private void ring(Instant time, Runnable action) {
        if (now().isBefore(time)) {
            at(time, action);
        } else {
            action.run();
        }
    }

    @Override
    public Alarm limit(Instant time, Runnable action) {
        return at(time, action);
    }

    @Override
    public void begin() {}

    @Override
    public void end() {}

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

package dev.flowglass.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The time on the wall, by a [SteadyClock]; one thread rings all alarms.
public final class WallTime implements TimeSource {
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("flowglass-timer").factory());

    public WallTime() {
        this(new SteadyClock());
    }

    /// @param clock never runs backwards
    WallTime(InstantSource clock) {
        this.clock = clock;
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return clock.instant();
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

package dev.flowglass.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The clock on the wall, except that it never runs backwards: when that is set back, this one goes on from where it
/// was, at its usual pace, until the other has caught up. So a wait takes as long as it was to take, and events stay in
/// the order of their times. Any thread.
final class SteadyClock implements InstantSource {
    /// A clock that is behind by no more is not set back, but slowed down to be right again.
    private static final Duration SLOWED = Duration.ofSeconds(1);

    private final InstantSource wall;
    private final LongSupplier nanos;

    /// What was told last, and the nanoseconds then.
    private Instant last;

    private long lastNanos;

    SteadyClock() {
        this(InstantSource.system(), System::nanoTime);
    }

    /// @param nanos pass steadily, from any beginning
    SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        last = wall.instant();
        lastNanos = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        long passed = nanos.getAsLong();
        var there = wall.instant();
        var steady = last.plusNanos(passed - lastNanos);
        if (there.isBefore(steady.minus(SLOWED))) {
            last = steady;
        } else if (there.isAfter(last)) {
            last = there;
        }
        lastNanos = passed;
        return last;
    }
}

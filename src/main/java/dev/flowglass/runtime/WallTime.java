package dev.flowglass.runtime;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The time on the wall, by a [SteadyClock]; one thread rings all alarms, those of the same millisecond in the order in
/// which they were set. Each execution has an alarm, so they are small.
public final class WallTime implements TimeSource {
    private static final System.Logger LOG = System.getLogger(WallTime.class.getName());

    /// The clock is looked at again after so long, in case that somebody has set it.
    private static final long LONGEST_NAP = 60_000;

    /// Cancelled alarms are taken away together when there are so many, and they are half of all.
    private static final int MANY = 64;

    private final InstantSource clock;

    /// Guarded by `this`, as is everything that changes.
    private final PriorityQueue<Ringing> alarms = new PriorityQueue<>(
            Comparator.<Ringing>comparingLong(alarm -> alarm.millis).thenComparingLong(alarm -> alarm.number));

    private int cancelled;
    private long set;
    private boolean closed;

    private final class Ringing implements Alarm {
        private final long millis;
        private final long number;

        /// Nothing once it was cancelled or has rung.
        private @Nullable Runnable action;

        Ringing(long millis, long number, Runnable action) {
            this.millis = millis;
            this.number = number;
            this.action = action;
        }

        @Override
        public void cancel() {
            synchronized (WallTime.this) {
                if (action != null) {
                    action = null;
                    cancelled++;
                    tidy();
                }
            }
        }
    }

    public WallTime() {
        this(new SteadyClock());
    }

    /// @param clock never runs backwards
    WallTime(InstantSource clock) {
        this.clock = clock;
        Thread.ofPlatform().daemon().name("flowglass-timer").start(this::ring);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public synchronized Alarm at(Instant time, Runnable action) {
        var alarm = new Ringing(millis(time), set++, action);
        if (!closed) {
            alarms.add(alarm);
            if (alarms.peek() == alarm) {
                notifyAll();
            }
        }
        return alarm;
    }

    /// The first millisecond that is not before this time.
    private static long millis(Instant time) {
        return time.getEpochSecond() * 1_000 + (time.getNano() + 999_999) / 1_000_000;
    }

    private void tidy() {
        if (cancelled > MANY && cancelled > alarms.size() / 2) {
            alarms.removeIf(alarm -> alarm.action == null);
            cancelled = 0;
        }
    }

    private void ring() {
        try {
            for (var action = next(); action.isPresent(); action = next()) {
                try {
                    action.get().run();
                } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, "An alarm could not be heard", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the next alarm; nothing when no more will ring.
    private synchronized Optional<Runnable> next() throws InterruptedException {
        while (!closed) {
            var first = alarms.peek();
            long left = first == null
                    ? LONGEST_NAP
                    : first.action == null ? 0 : first.millis - clock.instant().toEpochMilli();
            if (left > 0) {
                wait(Math.min(left, LONGEST_NAP));
            } else {
                var due = alarms.remove();
                var action = due.action;
                if (action != null) {
                    due.action = null;
                    return Optional.of(action);
                }
                cancelled--;
            }
        }
        return Optional.empty();
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
    public synchronized void close() {
        closed = true;
        alarms.clear();
        cancelled = 0;
        notifyAll();
    }
}

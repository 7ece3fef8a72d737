package dev.flowglass.runtime;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// Time that stands still while something is at work and then jumps to the next alarm. Alarms of the same time ring in
/// the order in which they were set.
public final class VirtualTime implements TimeSource {
    private final PriorityQueue<Ringing> alarms =
            new PriorityQueue<>(Comparator.comparing(Ringing::time).thenComparingLong(Ringing::number));
    private final Runnable whenStill;
    private Instant now;
    private int atWork;
    private int pulling;
    private long set;
    private boolean closed;

    private record Ringing(Instant time, long number, boolean pulls, Runnable action) {}

    public VirtualTime(Instant start) {
        this(start, () -> {});
    }

    /// @param whenStill runs when nothing is at work and no alarm is left to jump to, each time that this comes about
    public VirtualTime(Instant start, Runnable whenStill) {
        this.now = start.truncatedTo(ChronoUnit.MILLIS);
        this.whenStill = whenStill;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public Alarm at(Instant time, Runnable action) {
        return add(time, true, action);
    }

    @Override
    public Alarm limit(Instant time, Runnable action) {
        return add(time, false, action);
    }

    private Alarm add(Instant time, boolean pulls, Runnable action) {
        begin();
        Ringing ringing;
        synchronized (this) {
            ringing = new Ringing(time, set++, pulls, action);
            alarms.add(ringing);
            pulling += pulls ? 1 : 0;
        }
        end();
        return () -> cancel(ringing);
    }

    private synchronized void cancel(Ringing ringing) {
        if (alarms.remove(ringing) && ringing.pulls()) {
            pulling--;
        }
    }

    @Override
    public synchronized void begin() {
        atWork++;
    }

    @Override
    public void end() {
        for (var next = next(); next.isPresent(); next = next()) {
            next.get().run();
        }
    }

    /// What to do when the work that ends was the last: it counts as work itself.
    private synchronized Optional<Runnable> next() {
        if (atWork > 1 || closed) {
            atWork--;
            return Optional.empty();
        }
        if (pulling == 0) {
            return still();
        }
        var ringing = alarms.remove();
        pulling -= ringing.pulls() ? 1 : 0;
        now = ringing.time().isAfter(now) ? ringing.time() : now;
        return Optional.of(ringing.action());
    }

    private Optional<Runnable> still() {
        atWork--;
        whenStill.run();
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        alarms.clear();
        pulling = 0;
    }
}

package dev.flowglass.runtime;

import dev.flowglass.connector.Alarms.Alarm;
import dev.flowglass.store.Schedules;
import dev.flowglass.store.StoredSchedule;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Starts executions when schedules are due, with `{"payload": …}` as their input. Whoever changes schedules tells it
/// by [#look]; any thread may call it.
///
/// A schedule that was due once or more while nobody looked is carried out once, at once. The name of an execution is
/// made from the schedule and the time it was due, so that one occasion never starts two.
public final class Scheduler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Scheduler.class.getName());

    private final Schedules schedules;
    private final Executions executions;
    private final TimeSource time;
    private final Function<String, Optional<FlowDefinition>> flows;

    /// Guarded by `this`.
    private final Map<String, Waiting> waiting = new HashMap<>();

    private boolean closed;

    private record Waiting(StoredSchedule schedule, Alarm alarm) {}

    /// @param time that schedules go by
    /// @param flows definitions by name, as they are when a schedule is due
    public Scheduler(
            Schedules schedules,
            Executions executions,
            TimeSource time,
            Function<String, Optional<FlowDefinition>> flows) {
        this.schedules = schedules;
        this.executions = executions;
        this.time = time;
        this.flows = flows;
        look();
    }

    /// Looks at the schedules anew.
    public void look() {
        var all = schedules.all();
        synchronized (this) {
            if (closed) {
                return;
            }
            var left = new HashMap<>(waiting);
            for (var schedule : all) {
                var there = left.remove(schedule.id());
                if (there == null || !there.schedule().equals(schedule)) {
                    forget(schedule.id());
                    if (schedule.enabled()) {
                        await(schedule);
                    }
                }
            }
            left.keySet().forEach(this::forget);
        }
    }

    private void forget(String id) {
        var there = waiting.remove(id);
        if (there != null) {
            there.alarm().cancel();
        }
    }

    private void await(StoredSchedule schedule) {
        next(schedule, schedule.due()).ifPresent(due -> {
            var alarm = time.at(due, () -> ring(schedule, due));
            waiting.put(schedule.id(), new Waiting(schedule, alarm));
        });
    }

    private static Optional<Instant> next(StoredSchedule schedule, Instant after) {
        try {
            return Cron.parse(schedule.cron()).next(after, schedule.modified());
        } catch (Cron.Malformed e) {
            LOG.log(Level.WARNING, "Schedule %s of %s: %s".formatted(schedule.name(), schedule.flow(), e.getMessage()));
            return Optional.empty();
        }
    }

    /// The start comes before the note that it was made: after a crash between them the same name is refused.
    private void ring(StoredSchedule schedule, Instant due) {
        time.begin();
        start(schedule, due);
        var done = schedule.withDue(latest(schedule, due));
        var _ = schedules.replace(schedule, done).whenComplete((replaced, failure) -> {
            if (failure != null) {
                LOG.log(
                        Level.ERROR,
                        "Schedule %s of %s could not be kept".formatted(schedule.name(), schedule.flow()),
                        failure);
            }
            look();
            time.end();
        });
    }

    /// The latest occasion that has passed: those between are left out.
    private Instant latest(StoredSchedule schedule, Instant due) {
        var now = time.now();
        return next(schedule, due).filter(next -> !next.isAfter(now)).isPresent() ? now : due;
    }

    private void start(StoredSchedule schedule, Instant due) {
        var definition = flows.apply(schedule.flow());
        if (definition.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Schedule %s was due, but there is no flow %s that can run"
                            .formatted(schedule.name(), schedule.flow()));
            return;
        }
        var _ = executions
                .start(new StartRequest(
                        schedule.flow(), definition.get(), Optional.of(name(schedule, due)), input(schedule)))
                .whenComplete((result, failure) -> {
                    if (failure != null) {
                        LOG.log(Level.ERROR, "A schedule of %s could not start".formatted(schedule.flow()), failure);
                    } else {
                        trouble(result)
                                .ifPresent(why -> LOG.log(
                                        Level.WARNING,
                                        "Schedule %s of %s could not start: %s"
                                                .formatted(schedule.name(), schedule.flow(), why)));
                    }
                });
    }

    /// An execution of that name is the one that an earlier process started for the same occasion.
    private static Optional<String> trouble(StartResult result) {
        return switch (result) {
            case StartResult.Started _, StartResult.AlreadyRunning _, StartResult.AlreadyExists _ -> Optional.empty();
            case StartResult.BadName(String name) -> Optional.of("'%s' is no name".formatted(name));
            case StartResult.InputTooLarge(int bytes, int limit) ->
                Optional.of("its payload makes an input of %d bytes, and %d are the limit".formatted(bytes, limit));
        };
    }

    private static String name(StoredSchedule schedule, Instant due) {
        return SeededId.name("%s %s".formatted(schedule.id(), due));
    }

    private static Obj input(StoredSchedule schedule) {
        Value payload = schedule.payload().isBlank() ? Obj.EMPTY : Json.parse(schedule.payload());
        return Obj.of("payload", payload);
    }

    /// Starts nothing any more.
    @Override
    public synchronized void close() {
        closed = true;
        waiting.values().forEach(there -> there.alarm().cancel());
        waiting.clear();
    }
}

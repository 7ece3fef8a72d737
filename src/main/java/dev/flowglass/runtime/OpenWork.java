package dev.flowglass.runtime;

import dev.flowglass.connector.Alarms.Alarm;
import dev.flowglass.connector.Call;
import dev.flowglass.connector.Outcome;
import dev.flowglass.connector.TaskCall;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TaskRef;
import dev.flowglass.engine.Timer;
import dev.flowglass.model.TaskStep;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The calls and alarms of one execution, kept in step with its events. Only [#manualTasks] may be called from any
/// thread, everything else from the execution's.
final class OpenWork {
    private static final System.Logger LOG = System.getLogger(OpenWork.class.getName());

    private final ExecutionId id;
    private final Workshop workshop;
    private final Happenings happened;

    /// The maps are made when there is something for them, because there is one of this for each execution.
    private @Nullable Map<Integer, Calling> calls;

    private @Nullable Map<Integer, Ringing> alarms;
    private volatile @Nullable ConcurrentSkipListMap<Integer, ManualTask> manual;
    private @Nullable Alarm limit;

    /// Takes what comes of calls and alarms, from any thread.
    interface Happenings {
        void happened(Command command);

        /// The execution's own time limit has passed.
        void limitPassed();
    }

    private record Calling(TaskRef task, Call call, AtWork atWork) {}

    private record Ringing(Timer timer, Alarm alarm) {}

    OpenWork(ExecutionId id, Workshop workshop, Happenings happened) {
        this.id = id;
        this.workshop = workshop;
        this.happened = happened;
    }

    List<ManualTask> manualTasks() {
        var there = manual;
        return there == null ? List.of() : List.copyOf(there.values());
    }

    /// Calls that have their outcome are forgotten; alarms stay.
    void rest() {
        calls = null;
        manual = null;
        if (alarms != null && alarms.isEmpty()) {
            alarms = null;
        }
    }

    /// Begins what these events opened and cancels what they closed. Work begins in the order in which its threads
    /// blocked, however the events were cut into batches.
    void update(List<Event> events, ExecutionState after) {
        if (after.status().ended() || events.stream().anyMatch(event -> event.type() == EventType.STEP_FAILED)) {
            cancelAll();
            return;
        }
        if (events.getFirst().type() == EventType.EXECUTION_STARTED) {
            limit(after);
        }
        for (int thread : threads(events)) {
            updateAlarm(thread, after.timer(thread));
            updateCall(thread, after.openTask(thread));
        }
    }

    /// Keeps the work of one thread in step with a state in which a person changed a value of it.
    void update(int thread, ExecutionState after) {
        updateCall(thread, after.openTask(thread));
    }

    /// Begins again what is open in a state that was read from the journal: calls whose outcome was not taken are made
    /// again, also those of jobs whose end is awaited, other than by a report; alarms are set again.
    void resume(ExecutionState state) {
        if (state.status().ended()) {
            return;
        }
        limit(state);
        for (var timer : state.timers()) {
            if (timer.kind() != Timer.Kind.EXECUTION_TIMEOUT) {
                updateAlarm(timer.thread(), Optional.of(timer));
            }
        }
        for (var task : state.openTasks()) {
            if (task.stage() == OpenTask.Stage.CALLING || task.step().pattern() == TaskStep.Pattern.SYNC) {
                begin(task.ref().thread(), task, workshop.connector()::resume);
            }
        }
    }

    private static SequencedSet<Integer> threads(List<Event> events) {
        var threads = new LinkedHashSet<Integer>();
        events.reversed().forEach(event -> threads.add(event.thread()));
        return threads.reversed();
    }

    /// A flow's own time limit is something to jump to; the service's limit is not.
    private void limit(ExecutionState after) {
        cancelLimit();
        limit = after.definition().flow().timeoutSeconds().isPresent()
                ? workshop.time().at(after.executionDeadline(), happened::limitPassed)
                : workshop.time().limit(after.executionDeadline(), happened::limitPassed);
    }

    private void cancelLimit() {
        if (limit != null) {
            limit.cancel();
            limit = null;
        }
    }

    private void updateAlarm(int thread, Optional<Timer> timer) {
        var set = alarms == null ? null : alarms.get(thread);
        if (set != null) {
            if (Optional.of(set.timer()).equals(timer)) {
                return;
            }
            set.alarm().cancel();
            alarms().remove(thread);
        }
        if (timer.isPresent()) {
            var command = new Command.TimerFired(timer.get());
            var alarm = workshop.time().at(timer.get().at(), () -> happened.happened(command));
            alarms().put(thread, new Ringing(timer.get(), alarm));
        }
    }

    private Map<Integer, Ringing> alarms() {
        var there = alarms;
        if (there == null) {
            there = new HashMap<>();
            alarms = there;
        }
        return there;
    }

    private Map<Integer, Calling> calls() {
        var there = calls;
        if (there == null) {
            there = new HashMap<>();
            calls = there;
        }
        return there;
    }

    private ConcurrentSkipListMap<Integer, ManualTask> manual() {
        var there = manual;
        if (there == null) {
            there = new ConcurrentSkipListMap<>();
            manual = there;
        }
        return there;
    }

    private void forgetManual(int thread) {
        var there = manual;
        if (there != null) {
            there.remove(thread);
        }
    }

    private void updateCall(int thread, Optional<OpenTask> open) {
        var calling = calls == null ? null : calls.get(thread);
        if (calling != null && !open.map(OpenTask::ref).equals(Optional.of(calling.task()))) {
            cancel(calling);
            calls().remove(thread);
            forgetManual(thread);
            calling = null;
        }
        if (open.isPresent() && open.get().stage() == OpenTask.Stage.SUBMITTED) {
            forgetManual(thread);
        }
        if (open.isPresent() && open.get().stage() == OpenTask.Stage.CALLING && calling == null) {
            begin(thread, open.get(), workshop.connector()::call);
        }
    }

    /// Calls under way get to their end.
    void cancelAlarms() {
        cancelLimit();
        if (alarms != null) {
            alarms.values().forEach(ringing -> ringing.alarm().cancel());
            alarms = null;
        }
    }

    /// Nothing under way is of interest any more.
    void cancelAll() {
        cancelAlarms();
        manual = null;
        if (calls != null) {
            var open = new ArrayList<>(calls.values());
            calls = null;
            open.forEach(OpenWork::cancel);
        }
    }

    private static void cancel(Calling calling) {
        try {
            calling.call().cancel().run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A call could not be cancelled", e);
        }
        calling.atWork().end();
    }

    private void begin(int thread, OpenTask task, Function<TaskCall, Call> how) {
        var call = call(task, how);
        var working = new AtWork(call.activity() instanceof Call.Activity.Working);
        calls().put(thread, new Calling(task.ref(), call, working));
        if (call.activity() instanceof Call.Activity.AwaitingPerson(boolean unbound)) {
            manual().put(thread, new ManualTask(id, task, unbound));
        }
        follow(call.outcome(), outcome -> answered(task, outcome, working));
    }

    private Call call(OpenTask task, Function<TaskCall, Call> how) {
        try {
            return how.apply(new TaskCall(id, task.ref(), task.path(), task.step(), task.input(), task.params()));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "The call of step %s of %s failed".formatted(task.step().name(), id),
                    e);
            return Call.ended(notMade(e));
        }
    }

    private static Outcome notMade(Throwable failure) {
        return new Outcome.Failed(
                Failure.RUNTIME_ERROR, "The call could not be made: %s".formatted(failure.getMessage()));
    }

    private static void follow(CompletionStage<Outcome> stage, Consumer<Outcome> then) {
        var _ = stage.whenComplete((outcome, failure) -> {
            if (failure == null) {
                then.accept(outcome);
            } else {
                LOG.log(Level.ERROR, "A call ended without an outcome", failure);
                then.accept(notMade(failure));
            }
        });
    }

    private void answered(OpenTask task, Outcome outcome, AtWork working) {
        boolean callback = task.step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK;
        switch (outcome) {
            case Outcome.Returned(var value) -> {
                happened.happened(
                        callback ? new Command.Submitted(task.ref(), value) : new Command.Completed(task.ref(), value));
                working.end();
            }
            case Outcome.Failed(Failure failure) -> {
                happened.happened(new Command.Failed(task.ref(), failure));
                working.end();
            }
            case Outcome.Accepted(var answer, var end) -> {
                happened.happened(new Command.Submitted(task.ref(), answer));
                follow(end, result -> answered(task, result, working));
            }
        }
    }

    /// Tells the time that something is at work until it ends, once.
    private final class AtWork {
        private final AtomicBoolean over;

        AtWork(boolean working) {
            over = new AtomicBoolean(!working);
            if (working) {
                workshop.time().beginCall();
            }
        }

        void end() {
            if (over.compareAndSet(false, true)) {
                workshop.time().endCall();
            }
        }
    }
}

package dev.flowglass.runtime;

import dev.flowglass.connector.Alarms;
import dev.flowglass.connector.Call;
import dev.flowglass.connector.Outcome;
import dev.flowglass.connector.TaskCall;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.RandomFlows;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.store.Entry;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Random flows in the whole runtime: threads, time that jumps, calls, reports.
public final class RandomRuns {
    public static final ExecutionId RUN = new ExecutionId("random", "run");

    private RandomRuns() {}

    /// @param journal all events that were stored
    public record Result(ExecutionView end, List<Event> journal) {}

    public static Result run(long seed, Gate gate) {
        return run(seed, gate, Resting.Policy.NEVER);
    }

    static Result run(long seed, Gate gate, Resting.Policy policy) {
        var drawn = RandomFlows.draw(seed);
        var still = new CompletableFuture<Executions>();
        var time = new VirtualTime(Stand.START, () -> {
            var _ = still.thenAccept(executions -> executions.stop(RUN, new Failure("Still", "Nobody reports")));
        });
        var journal = new MemoryJournal(new TokenKey(new byte[32]));
        try (var executions = new Executions(
                journal,
                task -> call(seed, task, time),
                FlowLibrary.NONE,
                time,
                gate,
                drawn.limits(),
                text -> Optional.of(drawn.flow()),
                Integer.MAX_VALUE,
                policy)) {
            still.complete(executions);
            var _ = executions.subscribe(batch -> report(seed, executions, batch));
            var _ = Stand.soon(executions.start(new StartRequest(
                    RUN.flow(), new FlowDefinition("", drawn.flow()), Optional.of(RUN.name()), drawn.input())));
            var end = Stand.soon(executions.ended(RUN));
            var entries = journal.read(RUN).orElseThrow();
            return new Result(
                    end,
                    entries.stream().map(Entry::events).flatMap(List::stream).toList());
        }
    }

    /// Chance that depends on what is called only, not on when.
    private static Random chance(long seed, Object what) {
        var random = new Random(seed * 31 + what.hashCode());
        random.nextInt();
        return random;
    }

    private static Call call(long seed, TaskCall task, Alarms alarms) {
        var random = chance(seed, task.ref());
        var outcome = outcome(random);
        boolean job = task.step().pattern() == Pattern.SYNC;
        long millis = random.nextInt(3) * 700L;
        if (millis == 0) {
            return Call.ended(
                    job ? new Outcome.Accepted(Obj.EMPTY, CompletableFuture.completedStage(outcome)) : outcome);
        }
        var later = new CompletableFuture<Outcome>();
        var alarm = alarms.after(Duration.ofMillis(millis), () -> later.complete(outcome));
        var answer = job ? CompletableFuture.<Outcome>completedStage(new Outcome.Accepted(Obj.EMPTY, later)) : later;
        return new Call(answer, new Call.Activity.Sleeping(), alarm::cancel);
    }

    private static Outcome outcome(Random random) {
        return random.nextInt(4) == 0
                ? new Outcome.Failed(RandomFlows.ERRORS.get(random.nextInt(RandomFlows.ERRORS.size())), "by chance")
                : new Outcome.Returned(Obj.of("v", Value.of(random.nextInt(8))));
    }

    /// Reports three of four callbacks at once; the others time out or wait until nothing else happens.
    private static void report(long seed, Executions executions, Batch batch) {
        for (var event : batch.events()) {
            var task = batch.after().openTask(event.thread());
            if (event.type() == EventType.TASK_SUBMITTED
                    && task.isPresent()
                    && task.get().step().pattern() == Pattern.WAIT_FOR_CALLBACK) {
                var random = chance(seed, task.get().ref().enteredId());
                var token = executions.token(batch.after(), task.get());
                switch (random.nextInt(4)) {
                    case 0 -> {}
                    case 1 -> executions.reportFailed(token, new Failure("Rejected", ""));
                    default -> executions.reportSucceeded(token, Obj.of("v", Value.of(random.nextInt(8))));
                }
            }
        }
    }
}

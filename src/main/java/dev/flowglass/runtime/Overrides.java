package dev.flowglass.runtime;

import dev.flowglass.connector.Alarms;
import dev.flowglass.connector.Call;
import dev.flowglass.connector.Connector;
import dev.flowglass.connector.Outcome;
import dev.flowglass.connector.TaskCall;
import dev.flowglass.engine.Failure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Replies that stand in for resources, by step and attempt. They can be changed at any time from any thread; calls
/// that were made stay as they are. Child flows are started all the same.
public final class Overrides {
    /// A step of a flow, by names, so that edits of other steps leave it alone.
    public record Step(String flow, String name) {}

    private final Map<Step, List<Reply>> replies = new ConcurrentHashMap<>();

    /// @param byAttempt the last one repeats; none: the resource is used again
    public void set(Step step, List<Reply> byAttempt) {
        if (byAttempt.isEmpty() || byAttempt.stream().allMatch(Reply.UseResource.class::isInstance)) {
            replies.remove(step);
        } else {
            replies.put(step, List.copyOf(byAttempt));
        }
    }

    public void clear() {
        replies.clear();
    }

    /// Those of a step by attempt; empty without any.
    public List<Reply> of(Step step) {
        return replies.getOrDefault(step, List.of());
    }

    /// All that are set. A copy.
    public Map<Step, List<Reply>> all() {
        return Map.copyOf(replies);
    }

    /// A connector that asks these first.
    public Connector before(Connector resources, Alarms alarms) {
        return new Connector() {
            @Override
            public Call call(TaskCall task) {
                return reply(task, resources::call, alarms);
            }

            @Override
            public Call resume(TaskCall task) {
                return reply(task, resources::resume, alarms);
            }
        };
    }

    private Call reply(TaskCall task, Function<TaskCall, Call> resource, Alarms alarms) {
        var byAttempt = of(new Step(task.execution().flow(), task.step().name()));
        if (byAttempt.isEmpty()) {
            return resource.apply(task);
        }
        return switch (byAttempt.get(Math.min(task.ref().attempt(), byAttempt.size()) - 1)) {
            case Reply.UseResource use -> resource.apply(task);
            case Reply.Answer(var value) -> Call.ended(new Outcome.Returned(value));
            case Reply.Fail(Failure failure) -> Call.ended(new Outcome.Failed(failure));
            case Reply.TimeOut out -> timeOut(task);
            case Reply.Delay(var time) -> {
                var later = new CompletableFuture<Outcome>();
                var called = new AtomicReference<Runnable>(() -> {});
                var alarm = alarms.after(time, () -> {
                    var call = resource.apply(task);
                    called.set(call.cancel());
                    var _ = call.outcome().thenAccept(later::complete);
                });
                yield new Call(later, new Call.Activity.Sleeping(), () -> {
                    alarm.cancel();
                    called.get().run();
                });
            }
            case Reply.AskMe ask -> Call.awaitingPerson(false);
        };
    }

    private static Call timeOut(TaskCall task) {
        if (task.step().timeoutSeconds().isPresent()) {
            return new Call(new CompletableFuture<>(), new Call.Activity.Sleeping(), () -> {});
        }
        return Call.ended(new Outcome.Failed(
                Failure.TASK_TIMEOUT,
                "Step %s was made to time out.".formatted(task.step().name())));
    }
}

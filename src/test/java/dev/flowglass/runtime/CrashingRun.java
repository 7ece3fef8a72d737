package dev.flowglass.runtime;

import dev.flowglass.connector.Call;
import dev.flowglass.connector.Outcome;
import dev.flowglass.connector.TaskCall;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.language.FlowReader;
import dev.flowglass.store.Stores;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A process that runs executions on a store and can be killed at any moment. What it was told to have happened it
/// prints, a line each, so that the one who kills it can hold it to that.
public final class CrashingRun {
    static final String FLOW_NAME = "crash";
    static final String FLOW = """
        version: v1
        type: flow
        steps:
          - type: task
            name: approve
            resourceArn: acs:fc:::services/test/functions/echo
            pattern: waitForCallback
            inputMappings:
              - {target: token, source: $context.task.token}
            outputMappings:
              - {target: answer, source: $local.answer}
          - type: parallel
            name: both
            branches:
              - steps:
                  - type: task
                    name: flaky
                    resourceArn: acs:fc:::services/test/functions/flaky
                    retry:
                      - {errors: [Busy], intervalSeconds: 1, maxAttempts: 3, multiplier: 1}
                    outputMappings:
                      - {target: attempts, source: $local.attempts}
              - steps:
                  - {type: wait, name: pause, duration: 1}
            outputMappings:
              - {target: parts, source: '$local[*]'}
        """;

    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private CrashingRun() {}

    /// @param arguments folder of the store, how many executions to start
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[1]);
        var definition = definition();
        try (var store = Stores.open(Path.of(arguments[0]));
                var executions = new Executions(
                        store.journal(),
                        CrashingRun::call,
                        FlowLibrary.NONE,
                        new WallTime(),
                        Gate.OPEN,
                        Limits.SERVICE,
                        text -> FlowReader.read(text).flow())) {
            var _ = executions.subscribe(batch -> happened(executions, batch));
            for (int i = 0; i < count; i++) {
                var name = name(i);
                var _ = executions
                        .start(new StartRequest(FLOW_NAME, definition, Optional.of(name), Obj.EMPTY))
                        .thenAccept(result -> say("started " + name));
            }
            for (int i = 0; i < count; i++) {
                executions
                        .ended(new ExecutionId(FLOW_NAME, name(i)))
                        .toCompletableFuture()
                        .join();
            }
            say("done");
        }
    }

    static FlowDefinition definition() {
        return new FlowDefinition(FLOW, FlowReader.read(FLOW).flow().orElseThrow());
    }

    static String name(int i) {
        return "e" + i;
    }

    static boolean isStopped(String name) {
        return name.endsWith("9");
    }

    static Call call(TaskCall task) {
        if (!task.target().endsWith("flaky")) {
            return Call.ended(new Outcome.Returned(task.input()));
        }
        int attempt = task.ref().attempt();
        return Call.ended(
                attempt < 3
                        ? new Outcome.Failed("Busy", "later")
                        : new Outcome.Returned(Obj.of("attempts", Value.of(attempt))));
    }

    static void happened(Executions executions, Batch batch) {
        var name = batch.id().name();
        for (var event : batch.events()) {
            say("event %s %d %s %d"
                    .formatted(
                            name, event.id(), event.type().word(), event.time().toEpochMilli()));
        }
        var open = batch.after().openTasks().stream()
                .filter(task -> task.stage() == OpenTask.Stage.SUBMITTED)
                .toList();
        if (open.isEmpty() || batch.events().getLast().type() != EventType.TASK_SUBMITTED) {
            return;
        }
        if (isStopped(name)) {
            var _ = executions.stop(batch.id(), new Failure("Enough", "")).thenAccept(receipt -> {
                if (receipt instanceof Receipt.Done) {
                    say("stopped " + name);
                }
            });
        } else {
            var token = executions.token(batch.after(), open.getFirst());
            var _ = executions
                    .reportSucceeded(token, Obj.of("answer", Value.of(name)))
                    .thenAccept(receipt -> {
                        if (receipt instanceof ReportReceipt.Accepted accepted && REPORTED.add(name)) {
                            say("reported %s %d".formatted(name, accepted.eventId()));
                        }
                    });
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

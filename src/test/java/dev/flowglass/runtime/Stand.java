package dev.flowglass.runtime;

import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Resources;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Executions with some resources, for a test.
final class Stand implements AutoCloseable {
    static final Instant START = Instant.parse("2024-03-05T08:09:10.123Z");

    final Executions executions;
    private final String flow = "test";

    Stand(TimeSource time, Gate gate, Unbound unbound, Binding... bindings) {
        var resources = new FlowResources(new Resources(List.of(bindings)));
        executions = new Executions(new MemoryJournal(), new ResourceConnector(resources, unbound, time), time, gate);
    }

    static Stand onTheWall(Binding... bindings) {
        return new Stand(new WallTime(), Gate.OPEN, Unbound.FAILS, bindings);
    }

    static Stand inVirtualTime(Binding... bindings) {
        return new Stand(new VirtualTime(START), Gate.OPEN, Unbound.FAILS, bindings);
    }

    static Binding echo() {
        return new Binding(Flows.arn("echo"), new Binding.Kind.Echo());
    }

    static Binding mock(String function, Binding.Response... responses) {
        return new Binding(Flows.arn(function), new Binding.Kind.Mock(List.of(responses)));
    }

    static Binding.Response output(Obj value, long delayMillis) {
        return new Binding.Response(new Binding.Response.Outcome.Output(value), delayMillis);
    }

    static Binding.Response error(String type, String message) {
        return new Binding.Response(new Binding.Response.Outcome.Err(type, message), 0);
    }

    ExecutionId start(FlowDefinition definition) {
        return start(definition, Obj.EMPTY);
    }

    ExecutionId start(FlowDefinition definition, Obj input) {
        return ((StartResult.Started)
                        soon(executions.start(new StartRequest(flow, definition, Optional.empty(), input))))
                .execution()
                .id();
    }

    StartResult start(String name, FlowDefinition definition) {
        return soon(executions.start(new StartRequest(flow, definition, Optional.of(name), Obj.EMPTY)));
    }

    ExecutionView run(FlowDefinition definition, Obj input) {
        return end(start(definition, input));
    }

    ExecutionView run(FlowDefinition definition) {
        return run(definition, Obj.EMPTY);
    }

    ExecutionView end(ExecutionId id) {
        return soon(executions.ended(id));
    }

    ExecutionView view(ExecutionId id) {
        return executions.find(id).orElseThrow();
    }

    /// The token of the one task that waits for a callback, once it was submitted.
    String token(ExecutionId id) {
        return soon(Events.until(
                        executions,
                        id,
                        batch -> !batch.after().openTasks().isEmpty()
                                && batch.after().openTasks().getFirst().stage() == OpenTask.Stage.SUBMITTED)
                .thenApply(batch -> executions.token(
                        batch.after(), batch.after().openTasks().getFirst())));
    }

    static List<String> lines(List<Event> events) {
        return events.stream()
                .map(event -> "%d %s %s"
                        .formatted(event.id(), event.type().word(), event.stepName())
                        .strip())
                .toList();
    }

    static <T> T soon(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("Expected this to end well, and soon", e);
        }
    }

    @Override
    public void close() {
        executions.close();
    }
}

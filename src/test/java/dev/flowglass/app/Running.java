package dev.flowglass.app;

import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.model.Binding;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.StartResult;
import dev.flowglass.runtime.WallTime;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A runtime for tests of the window: every function echoes, everything else is a person.
public final class Running implements AutoCloseable {
    private final Executions executions;

    public Running() {
        var time = new WallTime();
        executions = new Executions(
                new MemoryJournal(),
                new ResourceConnector(
                        (flow, arn) -> arn.startsWith("acs:fc:")
                                ? Optional.of(new Binding(arn, new Binding.Kind.Echo()))
                                : Optional.empty(),
                        Unbound.AWAITS_PERSON,
                        time),
                time,
                Gate.OPEN);
    }

    public Executions executions() {
        return executions;
    }

    public ExecutionId start(FlowDefinition flow, String name) {
        return start("callback", flow, name, "{}");
    }

    public ExecutionId start(String flowName, FlowDefinition flow, String name, String input) {
        var request = new StartRequest(flowName, flow, Optional.of(name), (Obj) Json.parse(input));
        try {
            var result = executions.start(request).toCompletableFuture().get(20, TimeUnit.SECONDS);
            if (result instanceof StartResult.Started(var execution)) {
                return execution.id();
            }
            throw new AssertionError("Expected a start, but got " + result);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        executions.close();
    }
}

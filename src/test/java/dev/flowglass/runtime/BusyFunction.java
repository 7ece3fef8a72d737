package dev.flowglass.runtime;

import dev.flowglass.connector.MessageSender;
import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Binding.Language;
import dev.flowglass.model.Resources;
import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A program that calls a function, prints what that prints, and waits for its end.
final class BusyFunction {
    private BusyFunction() {}

    /// @param arguments language and file
    public static void main(String... arguments) {
        var kind = new Binding.Kind.Function(
                Language.valueOf(arguments[0]), arguments[1], "index.handler", OptionalLong.empty());
        var resources = new FlowResources(new Resources(List.of(new Binding(Flows.arn("busy"), kind))));
        var time = new WallTime();
        try (var connector = new ResourceConnector(
                        resources, Unbound.FAILS, time, line -> System.out.println(line.text()), MessageSender.NONE);
                var executions = new Executions(new MemoryJournal(), connector, time, Gate.OPEN)) {
            var definition = Flows.flow(Flows.task("busy", "busy", Pattern.REQUEST_RESPONSE));
            var start = executions.start(new StartRequest("busy", definition, Optional.empty(), Obj.EMPTY));
            var started = (StartResult.Started) start.toCompletableFuture().join();
            executions.ended(started.execution().id()).toCompletableFuture().join();
        }
    }
}

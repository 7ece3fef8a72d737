package dev.flowglass.runtime;

import dev.flowglass.connector.Call;
import dev.flowglass.connector.Connector;
import dev.flowglass.connector.Outcome;
import dev.flowglass.connector.TaskCall;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Status;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Tasks that start a flow: each child is an execution of its own, seen and stopped like any other. When its parent
/// ends first, it goes on. Every other task is left to the next connector.
final class ChildFlows implements Connector {
    private static final String START_EXECUTION = "fnf:StartExecution";

    private final Connector others;
    private final FlowLibrary library;
    private final Starter starter;

    /// Starts executions and tells when they end.
    interface Starter {
        /// Comes first.
        void starting(TaskCall task, ExecutionId child);

        CompletionStage<StartResult> start(StartRequest request);

        CompletionStage<ExecutionView> ended(ExecutionView child);
    }

    ChildFlows(Connector others, FlowLibrary library, Starter starter) {
        this.others = others;
        this.library = library;
        this.starter = starter;
    }

    @Override
    public Call call(TaskCall task) {
        return call(task, Before.NOT_STARTED);
    }

    /// A child of that name that is there already, even one that has ended, is the one that this attempt started.
    @Override
    public Call resume(TaskCall task) {
        return call(task, Before.MAYBE_STARTED);
    }

    private enum Before {
        NOT_STARTED,
        MAYBE_STARTED
    }

    private Call others(TaskCall task, Before before) {
        return before == Before.NOT_STARTED ? others.call(task) : others.resume(task);
    }

    private Call call(TaskCall task, Before before) {
        return switch (task.step().target()) {
            case TaskStep.Target.Resource(String arn)
            when ResourceKind.of(arn).equals(Optional.of(ResourceKind.FLOW)) ->
                library.find(task.execution().flow(), arn)
                        .map(definition -> child(task, ResourceKind.FLOW.name(arn), definition, before))
                        .orElseGet(() -> others(task, before));
            case TaskStep.Target.Action(String action)
            when action.equals(START_EXECUTION) && task.params().find("FlowName") instanceof Value.Text(String name) ->
                library.find(task.execution().flow(), "acs:fnf:::flow/" + name)
                        .map(definition -> action(task, name, definition, before))
                        .orElseGet(() -> others(task, before));
            case TaskStep.Target.Resource resource -> others(task, before);
            case TaskStep.Target.Action action -> others(task, before);
        };
    }

    private Call child(TaskCall task, String flow, FlowDefinition definition, Before before) {
        var input = task.params().find("Input") instanceof Obj given ? given : task.input();
        return start(task, flow, definition, input, before, child -> {
            var answer = Obj.of("ExecutionName", Value.of(child.id().name()), "FlowName", Value.of(flow))
                    .with("RequestId", Value.of(id(task, "request")));
            return task.step().pattern() == TaskStep.Pattern.SYNC
                    ? new Outcome.Accepted(answer, starter.ended(child).thenApply(ChildFlows::end))
                    : new Outcome.Returned(answer);
        });
    }

    private Call action(TaskCall task, String flow, FlowDefinition definition, Before before) {
        return input(task) instanceof Obj input
                ? start(task, flow, definition, input, before, child -> new Outcome.Returned(response(task, child)))
                : Call.ended(invalid("Input is not a JSON object."));
    }

    /// The API takes the input as JSON text; an object is as good.
    private static Value input(TaskCall task) {
        var given = task.params().find("Input");
        if (given == null) {
            return Obj.EMPTY;
        }
        return given instanceof Value.Text(String text) && Json.read(text) instanceof Json.Reading.Parsed(Value value)
                ? value
                : given;
    }

    private static Obj response(TaskCall task, ExecutionView child) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("FlowDefinition", Value.of(child.definition().text()));
        fields.put("FlowName", Value.of(child.id().flow()));
        fields.put("Input", Value.of(Json.sorted(child.state().input())));
        fields.put("Name", Value.of(child.id().name()));
        fields.put("Output", Value.of(""));
        fields.put("RequestId", Value.of(id(task, "request")));
        fields.put("StartedTime", Value.of(child.state().startedAt().toString()));
        fields.put("Status", Value.of(Status.STARTING.word()));
        fields.put("StoppedTime", Value.of(""));
        return Obj.of(fields);
    }

    private Call start(
            TaskCall task,
            String flow,
            FlowDefinition definition,
            Obj input,
            Before before,
            Function<ExecutionView, Outcome> begun) {
        var given = task.params().find("ExecutionName");
        if (given != null && !(given instanceof Value.Text)) {
            return Call.ended(invalid("ExecutionName is %s, but has to be text.".formatted(Json.text(given))));
        }
        var name = given instanceof Value.Text(String text) ? text : name(task);
        var sorted = (Obj) Json.parse(Json.sorted(input));
        var result = new CompletableFuture<Outcome>();
        starter.starting(task, new ExecutionId(flow, name));
        var _ = starter.start(new StartRequest(flow, definition, Optional.of(name), sorted))
                .whenComplete((start, failure) -> result.complete(
                        failure != null
                                ? new Outcome.Failed("fnf.InternalServerError", String.valueOf(failure.getMessage()))
                                : outcome(start, flow, name, before, begun)));
        return new Call(result, new Call.Activity.Sleeping(), () -> {});
    }

    private static Outcome outcome(
            StartResult start, String flow, String name, Before before, Function<ExecutionView, Outcome> begun) {
        return switch (start) {
            case StartResult.Started(ExecutionView child) -> begun.apply(child);
            case StartResult.AlreadyRunning(ExecutionView child) -> begun.apply(child);
            case StartResult.AlreadyExists(ExecutionView there) ->
                before == Before.MAYBE_STARTED
                        ? begun.apply(there)
                        : new Outcome.Failed(
                                "fnf.ExecutionAlreadyExists",
                                "Execution %s for flow %s already exists.".formatted(name, flow));
            case StartResult.BadName(String text) -> invalid("'%s' is not a name of an execution.".formatted(text));
            case StartResult.InputTooLarge(int bytes, int limit) ->
                new Outcome.Failed(
                        "fnf.EntityTooLarge",
                        "The payload size exceeds maximum allowed size (%d bytes).".formatted(limit));
        };
    }

    private static Outcome end(ExecutionView child) {
        var state = child.state();
        return switch (state.status()) {
            case SUCCEEDED -> new Outcome.Returned(state.output().orElse(Obj.EMPTY));
            case FAILED, STOPPED -> new Outcome.Failed(state.failure().orElse(new Failure("", "")));
            case TIMED_OUT ->
                new Outcome.Failed(
                        Failure.EXECUTION_TIMEOUT,
                        "Child execution %s of flow %s timed out."
                                .formatted(child.id().name(), child.id().flow()));
            case STARTING, RUNNING ->
                throw new IllegalStateException("Expected %s to have ended".formatted(child.id()));
        };
    }

    private static Outcome invalid(String cause) {
        return new Outcome.Failed("fnf.InvalidArgument", cause);
    }

    private static String name(TaskCall task) {
        return SeededId.name(seed(task, "execution"));
    }

    private static String id(TaskCall task, String what) {
        return SeededId.of(seed(task, what));
    }

    /// The same for the same attempt.
    private static String seed(TaskCall task, String what) {
        return "%s %s %s".formatted(task.execution(), task.ref(), what);
    }
}

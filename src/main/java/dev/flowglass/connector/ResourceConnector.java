package dev.flowglass.connector;

import dev.flowglass.engine.Failure;
import dev.flowglass.model.Binding;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/// Calls what a resources file binds a task's target to.
public final class ResourceConnector implements Connector, AutoCloseable {
    /// The answer of a function that was called asynchronously.
    static final Outcome TAKEN = new Outcome.Returned(Obj.EMPTY);

    private static final String START_EXECUTION = "fnf:StartExecution";

    private static final Pattern ARN = Pattern.compile("acs:([^:]+):");

    private final Bindings bindings;
    private final Unbound unbound;
    private final MockConnector mocks;
    private final Functions functions;
    private final HttpResources addresses = new HttpResources();
    private final QueueConnector queues;

    /// Nobody hears what functions print, and there are no queues.
    public ResourceConnector(Bindings bindings, Unbound unbound, Alarms alarms) {
        this(bindings, unbound, alarms, FunctionLog.NONE, MessageSender.NONE);
    }

    public ResourceConnector(
            Bindings bindings, Unbound unbound, Alarms alarms, FunctionLog log, MessageSender messages) {
        this.bindings = bindings;
        this.unbound = unbound;
        this.mocks = new MockConnector(alarms);
        this.functions = new Functions(log);
        this.queues = new QueueConnector(messages);
    }

    /// For `sync`: the job was taken and ends as `job` does.
    static Outcome accepted(Call job) {
        return new Outcome.Accepted(Obj.EMPTY, job.outcome());
    }

    @Override
    public Call call(TaskCall task) {
        return binding(task).map(binding -> call(task, binding)).orElseGet(() -> switch (unbound) {
            case FAILS -> Call.ended(new Outcome.Failed(notFound(task)));
            case AWAITS_PERSON -> Call.awaitingPerson(true);
        });
    }

    private Optional<Binding> binding(TaskCall task) {
        return bindings.find(task.execution().flow(), task.target());
    }

    private Call call(TaskCall task, Binding binding) {
        return switch (binding.kind()) {
            case Binding.Kind.Echo echo -> echo(task);
            case Binding.Kind.Mock(var responses) -> mocks.call(task, responses);
            case Binding.Kind.Manual manual -> Call.awaitingPerson(false);
            case Binding.Kind.Function function -> atWork(task, functions.call(task, function));
            case Binding.Kind.Http http -> atWork(task, addresses.call(task, http));
            case Binding.Kind.Queue queue -> queues.call(task);
            case Binding.Kind.FlowFile(String file) -> Call.ended(noFlow(task, file));
        };
    }

    private static Call echo(TaskCall task) {
        var answer = new Outcome.Returned(task.input());
        if (!task.isAsync()) {
            return Call.ended(answer);
        }
        return Call.ended(
                switch (task.step().pattern()) {
                    case SYNC -> new Outcome.Accepted(Obj.EMPTY, CompletableFuture.completedStage(answer));
                    case REQUEST_RESPONSE, WAIT_FOR_CALLBACK -> TAKEN;
                });
    }

    /// What was called asynchronously goes on whatever becomes of its caller, unless that waits for it.
    private static Call atWork(TaskCall task, Call job) {
        if (!task.isAsync()) {
            return job;
        }
        return switch (task.step().pattern()) {
            case SYNC -> new Call(CompletableFuture.completedStage(accepted(job)), job.activity(), job.cancel());
            case REQUEST_RESPONSE, WAIT_FOR_CALLBACK -> Call.ended(TAKEN);
        };
    }

    /// Flows that can be started do not come here.
    private static Outcome noFlow(TaskCall task, String file) {
        return new Outcome.Failed(
                "fnf.FlowNotExists",
                "%s is bound to %s in resources.yaml, which is no flow that can run: flowglass check %s tells why."
                        .formatted(task.target(), file, file));
    }

    private static Failure notFound(TaskCall task) {
        if (task.target().equals(START_EXECUTION)) {
            return notStarted(task);
        }
        var error = switch (task.step().target()) {
            case TaskStep.Target.Action action -> action.service() + ".ResourceNotFound";
            case TaskStep.Target.Resource(String arn) ->
                ResourceKind.of(arn)
                        .map(kind -> switch (kind) {
                            case FUNCTION -> "FC.FunctionNotFound";
                            case FLOW -> "fnf.FlowNotExists";
                            case QUEUE, TOPIC -> "mns.ResourceNotFound";
                        })
                        .orElseGet(() -> unknownKind(arn));
        };
        return new Failure(
                error,
                "Nothing is bound to %s: add an entry with this arn to resources.yaml beside the flow, or to the file that --resources names."
                        .formatted(task.target()));
    }

    private static String unknownKind(String arn) {
        var service = ARN.matcher(arn);
        return service.lookingAt() && !service.group(1).equals("fc")
                ? service.group(1) + ".ResourceNotFound"
                : "FC.FunctionNotFound";
    }

    /// As the API answers; flows that can be started do not come here.
    private static Failure notStarted(TaskCall task) {
        return switch (task.params().find("FlowName")) {
            case Value.Text(String flow) -> new Failure("fnf.FlowNotExists", "Flow %s does not exist.".formatted(flow));
            case null ->
                new Failure(
                        "fnf.MissingRequiredParams",
                        "serviceParams of step %s has no FlowName."
                                .formatted(task.step().name()));
            case Value other ->
                new Failure("fnf.InvalidArgument", "FlowName is %s, but has to be text.".formatted(Json.text(other)));
        };
    }

    /// Ends the processes of functions.
    @Override
    public void close() {
        functions.close();
        addresses.close();
    }
}

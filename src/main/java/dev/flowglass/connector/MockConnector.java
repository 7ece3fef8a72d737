package dev.flowglass.connector;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.model.Binding;
import dev.flowglass.model.StepPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Answers by script: responses in the order of the calls of one execution and step, all iterations counted together;
/// the last one repeats.
final class MockConnector {
    private final Alarms alarms;
    private final Map<Place, Integer> calls = new HashMap<>();

    private record Place(ExecutionId execution, StepPath step) {}

    MockConnector(Alarms alarms) {
        this.alarms = alarms;
    }

    Call call(TaskCall task, List<Binding.Response> responses) {
        int number = count(new Place(task.execution(), task.path()));
        var response = responses.get(Math.min(number, responses.size()) - 1);
        var outcome = outcome(response.outcome());
        if (task.isAsync()) {
            return later(response, outcome, task);
        }
        return response.delayMillis() == 0 ? Call.ended(outcome) : sleeping(response, outcome);
    }

    private synchronized int count(Place place) {
        return calls.merge(place, 1, Integer::sum);
    }

    private Call later(Binding.Response response, Outcome outcome, TaskCall task) {
        return switch (task.step().pattern()) {
            case SYNC -> {
                var end = sleeping(response, outcome);
                yield new Call(
                        CompletableFuture.completedStage(ResourceConnector.accepted(end)),
                        end.activity(),
                        end.cancel());
            }
            case REQUEST_RESPONSE, WAIT_FOR_CALLBACK -> Call.ended(ResourceConnector.TAKEN);
        };
    }

    private Call sleeping(Binding.Response response, Outcome outcome) {
        var future = new CompletableFuture<Outcome>();
        var alarm = alarms.after(Duration.ofMillis(response.delayMillis()), () -> future.complete(outcome));
        return new Call(future, new Call.Activity.Sleeping(), alarm::cancel);
    }

    private static Outcome outcome(Binding.Response.Outcome scripted) {
        return switch (scripted) {
            case Binding.Response.Outcome.Output(var value) -> new Outcome.Returned(value);
            case Binding.Response.Outcome.Err(String type, String message) -> new Outcome.Failed(type, message);
        };
    }
}

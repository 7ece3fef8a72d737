package dev.flowglass.runtime;

import dev.flowglass.expression.Path;
import dev.flowglass.expression.Reading;
import dev.flowglass.model.Flow;
import dev.flowglass.model.ForeachStep;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.ParallelStep;
import dev.flowglass.model.PassStep;
import dev.flowglass.model.Step;
import dev.flowglass.model.Steps;
import dev.flowglass.model.TaskStep;
import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.model.WaitStep;
import dev.flowglass.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Small flows, made by hand.
public final class Flows {
    /// A step that waits for a callback, as text.
    static final String CALLBACK_TEXT = """
        version: v1
        type: flow
        steps:
          - type: task
            name: approve
            resourceArn: acs:fc:::services/test/functions/echo
            pattern: waitForCallback
            inputMappings:
              - {target: token, source: $context.task.token}
        """;

    private Flows() {}

    public static String arn(String function) {
        return "acs:fc:::services/test/functions/" + function;
    }

    public static FlowDefinition flow(Step... steps) {
        var flow =
                new Flow("v1", Optional.empty(), Steps.of(List.of(steps)), List.of(), List.of(), OptionalLong.empty());
        return new FlowDefinition(flow.toString(), flow);
    }

    public static TaskStep task(String name, String function, Pattern pattern) {
        return task(name, function, pattern, OptionalLong.empty());
    }

    public static TaskStep task(String name, String function, Pattern pattern, OptionalLong timeoutSeconds) {
        return new TaskStep(
                name,
                false,
                pattern == Pattern.WAIT_FOR_CALLBACK ? List.of(from("token", "$context.task.token")) : List.of(),
                List.of(),
                new TaskStep.Target.Resource(arn(function)),
                pattern,
                new LinkedHashMap<>(),
                timeoutSeconds,
                List.of(),
                List.of(),
                List.of());
    }

    public static TaskStep call(String name, String function) {
        return task(name, function, Pattern.REQUEST_RESPONSE);
    }

    public static TaskStep callback(String name) {
        return task(name, "echo", Pattern.WAIT_FOR_CALLBACK);
    }

    public static PassStep pass(String name) {
        return new PassStep(
                name, false, List.of(), List.of(new Mapping(name, new Mapping.Source.Constant(Value.of(true)))));
    }

    public static WaitStep wait(String name, long seconds) {
        return new WaitStep(name, false, List.of(), List.of(), new WaitStep.Until.Seconds(seconds));
    }

    public static ParallelStep parallel(String name, Step... branches) {
        return new ParallelStep(
                name,
                false,
                List.of(),
                List.of(),
                List.of(branches).stream().map(step -> Steps.of(List.of(step))).toList());
    }

    public static ForeachStep foreach(String name, String collection, Step... steps) {
        return new ForeachStep(
                name,
                false,
                List.of(),
                List.of(),
                path("$." + collection),
                "item",
                Optional.of("index"),
                Steps.of(List.of(steps)));
    }

    private static Mapping from(String target, String path) {
        return new Mapping(target, new Mapping.Source.From(path(path)));
    }

    private static Path path(String text) {
        return ((Reading.Read<Path>) Path.read(text)).expression();
    }
}

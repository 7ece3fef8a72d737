package dev.flowglass.app;

import dev.flowglass.expression.Path;
import dev.flowglass.expression.Reading;
import dev.flowglass.model.Flow;
import dev.flowglass.model.ForeachStep;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.PassStep;
import dev.flowglass.model.Step;
import dev.flowglass.model.Steps;
import dev.flowglass.model.TaskStep;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Small flows for tests.
public final class Flows {
    public static final String ECHO = "acs:fc:::services/fnf-demo/functions/echo";

    private Flows() {}

    /// The callback example: `mytask` waits, its output is `s: $local.status`.
    public static FlowDefinition callback() {
        return flow(waiting("mytask", OptionalLong.empty(), List.of(map("s", "$local.status")), List.of(), List.of()));
    }

    /// `approve` waits at most five minutes, is tried again twice on `Busy` and goes to `closed` on `Rejected`.
    public static FlowDefinition approval() {
        var retry = new TaskStep.Retry(List.of("Busy"), new BigDecimal(4), new BigDecimal(60), 2, new BigDecimal(2));
        return flow(
                waiting(
                        "approve",
                        OptionalLong.of(300),
                        List.of(map("decision", "$local.status"), map("by", "$local.person.name")),
                        List.of(retry),
                        List.of(new TaskStep.Catch(List.of("Rejected"), "closed"))),
                pass("closed", map("state", "closed")));
    }

    /// `each` runs `item` for every element of `$.names`.
    public static FlowDefinition forEachName() {
        var path = path("$input.names");
        return flow(new ForeachStep(
                "each",
                false,
                List.of(),
                List.of(map("all", "$local[*].n")),
                new Path(Path.Root.STEP_INPUT, path.segments()),
                "name",
                Optional.of("i"),
                Steps.of(List.of(pass("item", map("n", "$input.name"))))));
    }

    /// Nothing but passes.
    public static FlowDefinition passes(int count) {
        return flow(IntStream.rangeClosed(1, count)
                .mapToObj(i -> pass("step" + i, map("n", String.valueOf(i))))
                .toArray(Step[]::new));
    }

    public static FlowDefinition flow(Step... steps) {
        return new FlowDefinition(
                "version: v1\n",
                new Flow("v1", Optional.empty(), Steps.of(List.of(steps)), List.of(), List.of(), OptionalLong.empty()));
    }

    public static TaskStep waiting(
            String name,
            OptionalLong timeout,
            List<Mapping> output,
            List<TaskStep.Retry> retry,
            List<TaskStep.Catch> catches) {
        return new TaskStep(
                name,
                false,
                List.of(map("taskToken", "$context.task.token"), map("order", "$input.order")),
                output,
                new TaskStep.Target.Resource(ECHO),
                TaskStep.Pattern.WAIT_FOR_CALLBACK,
                new LinkedHashMap<>(),
                timeout,
                retry,
                catches,
                List.of());
    }

    public static PassStep pass(String name, Mapping... output) {
        return new PassStep(name, false, List.of(), List.of(output));
    }

    /// @param source a path or a text
    public static Mapping map(String target, String source) {
        return new Mapping(
                target,
                Path.isMappingPath(source)
                        ? new Mapping.Source.From(path(source))
                        : new Mapping.Source.Constant(Value.of(source)));
    }

    private static Path path(String text) {
        return switch (Path.read(text)) {
            case Reading.Read<Path>(var path, var remarks) -> path;
            case Reading.Unreadable<Path>(var problem) -> throw new IllegalArgumentException(problem.toString());
        };
    }
}

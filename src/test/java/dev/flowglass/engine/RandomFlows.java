package dev.flowglass.engine;

import dev.flowglass.expression.Condition;
import dev.flowglass.expression.Path;
import dev.flowglass.expression.Reading;
import dev.flowglass.expression.Template;
import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.FailStep;
import dev.flowglass.model.Flow;
import dev.flowglass.model.ForeachStep;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.ParallelStep;
import dev.flowglass.model.PassStep;
import dev.flowglass.model.Step;
import dev.flowglass.model.Steps;
import dev.flowglass.model.SucceedStep;
import dev.flowglass.model.TaskStep;
import dev.flowglass.model.WaitStep;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Valid flows by chance: every step type, nested, with mappings, retry, catch, `goto` in both directions, time limits,
/// callbacks and child flows.
/// Loops that never end are cut by the limit of events. The same seed gives the same flow.
public final class RandomFlows {
    /// Errors that tasks raise.
    public static final List<String> ERRORS = List.of("Broken", "Rejected", "FC.Unknown");

    private static final List<String> CONDITIONS = List.of(
            "$.v > 3",
            "$.v <= 5 && $.ok == true",
            "$.ok",
            "$.missing == \"x\"",
            "$.missing != \"x\"",
            "$.index < 1 || $.v == 2");
    private static final List<String> PATHS = List.of(
            "$input", "$input.v", "$local", "$local.v", "$local[*].v", "$context.step.eventId", "$input.none.x");
    private static final int DEEPEST = 3;

    private final Random random;

    private RandomFlows(long seed) {
        this.random = new Random(seed);
    }

    /// What to run: a flow with an input.
    public record Drawn(Flow flow, Obj input, Limits limits) {}

    public static Drawn draw(long seed) {
        var flows = new RandomFlows(seed);
        var limits = new Limits(
                flows.oneIn(20) ? 12 : 250,
                flows.oneIn(30) ? 400 : 32 * 1024,
                flows.oneIn(2) ? 2 : 100,
                Limits.SERVICE.longestWait(),
                Limits.SERVICE.duration());
        return new Drawn(flows.flow(), flows.input(), limits);
    }

    private Flow flow() {
        return new Flow(
                "v1",
                Optional.empty(),
                steps(0),
                oneIn(6) ? List.of(from("v", "$input.v"), from("items", "$input.items")) : List.of(),
                oneIn(6) ? mappings() : List.of(),
                oneIn(8) ? OptionalLong.of(1 + random.nextInt(20)) : OptionalLong.empty());
    }

    private Obj input() {
        var items = IntStream.range(0, random.nextInt(5)).mapToObj(Value::of).toList();
        var input = Obj.of("v", Value.of(random.nextInt(8)), "ok", Value.of(random.nextBoolean()));
        return oneIn(10) ? input : input.with("items", Array.of(items));
    }

    private Steps steps(int depth) {
        int count = 1 + random.nextInt(depth == 0 ? 5 : 3);
        var names = IntStream.range(0, count).mapToObj(i -> "s" + depth + i).toList();
        var list = new ArrayList<Step>();
        for (var name : names) {
            list.add(step(name, names, depth));
        }
        return Steps.of(list);
    }

    private Step step(String name, List<String> siblings, int depth) {
        boolean end = oneIn(12);
        return switch (random.nextInt(depth < DEEPEST ? 13 : 8)) {
            case 0, 1, 2, 3 -> task(name, end, siblings);
            case 4, 5 -> new PassStep(name, end, someMappings(), mappings());
            case 6 -> new WaitStep(name, end, someMappings(), someMappings(), until());
            case 7 ->
                oneIn(3)
                        ? new SucceedStep(name, someMappings(), someMappings())
                        : oneIn(3)
                                ? new FailStep(name, someMappings(), List.of(), maybe("Broken"), maybe("by chance"))
                                : new PassStep(name, end, List.of(), List.of());
            case 8, 9 -> choice(name, end, siblings, depth);
            case 10, 11 ->
                new ParallelStep(
                        name,
                        end,
                        someMappings(),
                        someMappings(),
                        IntStream.range(0, 1 + random.nextInt(3))
                                .mapToObj(branch -> steps(depth + 1))
                                .toList());
            case 12 ->
                new ForeachStep(
                        name,
                        end,
                        List.of(),
                        someMappings(),
                        path("$.items"),
                        "item",
                        maybe("index"),
                        steps(depth + 1));
            default -> throw new IllegalStateException("Expected no more kinds");
        };
    }

    private TaskStep task(String name, boolean end, List<String> siblings) {
        boolean callback = oneIn(2);
        boolean child = oneIn(6);
        return new TaskStep(
                name,
                end,
                callback && oneIn(2) ? List.of(from("token", "$context.task.token")) : someMappings(),
                someMappings(),
                child
                        ? new TaskStep.Target.Resource("acs:fnf:::flow/" + name)
                        : oneIn(8)
                                ? new TaskStep.Target.Action("ocr:Read")
                                : new TaskStep.Target.Resource("acs:fc:::services/s/functions/" + name),
                callback
                        ? TaskStep.Pattern.WAIT_FOR_CALLBACK
                        : child || oneIn(4) ? TaskStep.Pattern.SYNC : TaskStep.Pattern.REQUEST_RESPONSE,
                child ? childParams() : params(),
                oneIn(3) ? OptionalLong.of(1 + random.nextInt(6)) : OptionalLong.empty(),
                some(2, this::retry),
                some(2, () -> new TaskStep.Catch(errors(), any(siblings))),
                oneIn(2) ? List.of(from("why", "$local.error"), from("text", "$local.cause")) : List.of());
    }

    private SequencedMap<String, Template> params() {
        var params = new LinkedHashMap<String, Template>();
        if (oneIn(6)) {
            params.put("Level", new Template.At(path("$.v")));
        }
        return params;
    }

    /// Of a child flow: now and then with an input that is missing or no object, so that it is not submitted.
    private SequencedMap<String, Template> childParams() {
        var params = new LinkedHashMap<String, Template>();
        if (oneIn(4)) {
            params.put("ExecutionName", new Template.At(path("$.missing")));
        } else if (oneIn(4)) {
            params.put("Input", new Template.At(path("$.v")));
        } else if (oneIn(2)) {
            params.put("Input", new Template.At(path("$")));
        }
        return params;
    }

    private TaskStep.Retry retry() {
        return new TaskStep.Retry(
                errors(),
                BigDecimal.valueOf(random.nextInt(4), 1),
                BigDecimal.valueOf(10),
                random.nextInt(3),
                BigDecimal.valueOf(15, 1));
    }

    private List<String> errors() {
        return oneIn(3) ? List.of(Failure.ALL) : List.of(any(ERRORS), Failure.TASK_TIMEOUT);
    }

    private WaitStep.Until until() {
        return oneIn(2) ? new WaitStep.Until.Seconds(random.nextInt(5) - 1) : new WaitStep.Until.SecondsAt(path("$.v"));
    }

    private ChoiceStep choice(String name, boolean end, List<String> siblings, int depth) {
        return new ChoiceStep(
                name,
                end,
                someMappings(),
                someMappings(),
                IntStream.range(0, 1 + random.nextInt(2))
                        .mapToObj(i -> new ChoiceStep.Option(condition(any(CONDITIONS)), route(siblings, depth)))
                        .toList(),
                oneIn(2) ? Optional.of(route(siblings, depth)) : Optional.empty());
    }

    private ChoiceStep.Route route(List<String> siblings, int depth) {
        return new ChoiceStep.Route(
                oneIn(3) ? Steps.NONE : steps(depth + 1), oneIn(3) ? Optional.of(any(siblings)) : Optional.empty());
    }

    private List<Mapping> someMappings() {
        return oneIn(3) ? mappings() : List.of();
    }

    private List<Mapping> mappings() {
        var list = new ArrayList<Mapping>();
        list.add(
                oneIn(2)
                        ? new Mapping("v", new Mapping.Source.Constant(Value.of(random.nextInt(8))))
                        : from("v", any(PATHS)));
        if (oneIn(2)) {
            list.add(from("items", "$input.items"));
        }
        if (oneIn(4)) {
            list.add(new Mapping("ok", new Mapping.Source.Constant(Value.of(random.nextBoolean()))));
        }
        return list;
    }

    private <T> List<T> some(int most, Supplier<T> next) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> next.get())
                .toList();
    }

    private <T> Optional<T> maybe(T value) {
        return oneIn(2) ? Optional.of(value) : Optional.empty();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private static Mapping from(String target, String path) {
        return new Mapping(target, new Mapping.Source.From(path(path)));
    }

    private static Path path(String text) {
        return ((Reading.Read<Path>) Path.read(text)).expression();
    }

    private static Condition condition(String text) {
        return ((Reading.Read<Condition>) Condition.read(text)).expression();
    }
}

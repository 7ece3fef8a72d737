package dev.flowglass.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.debug.Lineage.Origin;
import dev.flowglass.debug.Site.Slot;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.RandomFlows;
import dev.flowglass.engine.RandomRuns;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.expression.Reading;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Flow;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static final Instant NOW = Instant.parse("2024-03-05T08:09:10Z");

    /// A run in which each task answers with `result`.
    private static List<Event> run(Flow flow, String input, String result) {
        var engine = new Engine(new TokenKey(new byte[32]));
        var state = ExecutionState.initial(Definition.of(flow, "flow", "run"));
        var events = new ArrayList<Event>();
        Command next = new Command.Start((Obj) Json.parse(input));
        while (true) {
            var accepted = (Decision.Accepted) engine.decide(state, next, NOW);
            events.addAll(accepted.events());
            state = accepted.after();
            if (state.status().ended()) {
                return events;
            }
            next = state.isReady()
                    ? new Command.Advance(10)
                    : new Command.Completed(state.openTasks().getFirst().ref(), Json.parse(result));
        }
    }

    private static Flow flow(String steps) {
        return FlowReader.read("version: v1\ntype: flow\nsteps:\n" + steps.indent(2))
                .flow()
                .orElseThrow();
    }

    private static List<Segment> path(String text) {
        return Path.read("$" + text) instanceof Reading.Read<Path>(var path, var remarks) ? path.segments() : List.of();
    }

    /// The trace as text: events and slots from the one asked to the origin.
    private static String trace(Flow flow, List<Event> events, Site site) {
        var trace = new Lineage(flow, events, List.of()).trace(site).orElseThrow();
        var places = trace.hops().stream()
                .map(hop -> events.get(hop.site().eventId() - 1).stepName() + " "
                        + hop.site().slot()
                        + new Path(Path.Root.STEP_INPUT, hop.site().path())
                                .toString()
                                .substring(1)
                        + hop.through()
                                .map(by -> " <" + by.list() + " " + by.index() + ">")
                                .orElse(""))
                .toList();
        return String.join(", ", places) + ": " + trace.origin();
    }

    private static Site last(List<Event> events, EventType type, Slot slot, String path) {
        return events.reversed().stream()
                .filter(event -> event.type() == type)
                .findFirst()
                .map(event -> new Site(event.id(), slot, path(path)))
                .orElseThrow();
    }

    @Test
    void aValueIsFollowedThroughMappingsToTheResultOfTheTaskThatGaveIt() {
        var flow = flow("""
            - type: task
              name: ask
              resourceArn: acs:fc:::services/s/functions/f
              outputMappings:
                - {target: fixed, source: 1}
                - {target: answer, source: $local.reply.word}
            - {type: pass, name: between, outputMappings: [{target: other, source: x}]}
            - type: pass
              name: use
              inputMappings: [{target: said, source: $local.answer}]
              outputMappings: [{target: told, source: $input.said}]
            """);
        var events = run(flow, "{}", "{\"reply\":{\"word\":\"yes\"}}");

        assertThat(trace(flow, events, last(events, EventType.EXECUTION_SUCCEEDED, Slot.EXECUTION_OUTPUT, ".told")))
                .isEqualTo(" EXECUTION_OUTPUT.told, use MERGED.told, use OUTPUT.told <OUTPUT 0>,"
                        + " use STEP_INPUT.said <INPUT 0>, use PARENT_LOCAL.answer, between MERGED.answer,"
                        + " between PARENT_LOCAL.answer, ask MERGED.answer, ask OUTPUT.answer <OUTPUT 1>,"
                        + " ask RESULT.reply.word: TASK_RESULT");
        assertThat(trace(flow, events, last(events, EventType.EXECUTION_SUCCEEDED, Slot.EXECUTION_OUTPUT, ".fixed")))
                .endsWith("ask OUTPUT.fixed <OUTPUT 0>: CONSTANT");
    }

    @Test
    void anElementOfAForeachIsFollowedIntoTheCollectionAndAListOfMatchesIntoItsIteration() {
        var flow = flow("""
            - type: foreach
              name: each
              inputMappings: [{target: items, source: $input.all}]
              iterationMapping: {collection: $.items, item: one}
              outputMappings: [{target: names, source: '$local[*].name'}]
              steps:
                - type: pass
                  name: take
                  outputMappings: [{target: name, source: $input.one.n}]
            """);
        var events = run(flow, "{\"all\":[{\"n\":\"a\"},{\"n\":\"b\"}]}", "{}");

        assertThat(trace(flow, events, last(events, EventType.STEP_EXITED, Slot.MERGED, ".names[1]")))
                .isEqualTo("each MERGED.names[1], each OUTPUT.names[1] <OUTPUT 0>, each LOCALS[1].name,"
                        + " each THREAD_LOCAL.name, take MERGED.name, take OUTPUT.name <OUTPUT 0>,"
                        + " take STEP_INPUT.one.n, take PARENT_INPUT.one.n, each THREAD_INPUT.one.n,"
                        + " each STEP_INPUT.items[1].n <INPUT 0>, each PARENT_INPUT.all[1].n,"
                        + "  FLOW_INPUT.all[1].n,  EXECUTION_INPUT.all[1].n: EXECUTION_INPUT");
    }

    @Test
    void whatReadsAValueAreTheMappingsItGetsToWithoutAnotherOneBetween() {
        var flow = flow("""
            - {type: pass, name: make, outputMappings: [{target: x, source: 1}]}
            - {type: pass, name: one, inputMappings: [{target: a, source: $local.x}]}
            - {type: pass, name: two, inputMappings: [{target: b, source: $local.x}, {target: c, source: $input.y}]}
            """);
        var events = run(flow, "{\"y\":2}", "{}");
        var made = events.stream()
                .filter(event -> event.type() == EventType.STEP_SUCCEEDED)
                .findFirst()
                .orElseThrow();

        var readers = new Lineage(flow, events, List.of()).readers(new Site(made.id(), Slot.OUTPUT, path(".x")), 10);

        assertThat(readers)
                .extracting(hop -> events.get(hop.site().eventId() - 1).stepName()
                        + hop.site().path())
                .containsExactly("one[Key[name=a]]", "two[Key[name=b]]");
    }

    @Test
    void theValueAtEveryPlaceOfARandomRunIsTheValueAtItsOrigin() {
        var origins = EnumSet.noneOf(Origin.class);
        LongStream.range(0, 600).forEach(seed -> {
            var flow = RandomFlows.draw(seed).flow();
            var events = RandomRuns.run(seed).events();
            var lineage = new Lineage(flow, events, List.of());
            var random = new Random(seed);
            for (var event : events) {
                for (var slot : Slot.of(event)) {
                    if (random.nextInt(4) == 0) {
                        leaves(slot.in(event).orElseThrow(), List.of()).forEach(path -> {
                            var site = new Site(event.id(), slot, path);
                            origins.add(check(lineage, flow, site, seed, random));
                        });
                    }
                }
            }
        });
        assertThat(origins)
                .contains(
                        Origin.EXECUTION_INPUT,
                        Origin.CONSTANT,
                        Origin.TASK_RESULT,
                        Origin.CONTEXT,
                        Origin.POSITION,
                        Origin.ERROR,
                        Origin.MISSING)
                .doesNotContain(Origin.EDITED);
    }

    private static Origin check(Lineage lineage, Flow flow, Site site, long seed, Random random) {
        var trace = lineage.trace(site).orElseThrow();
        var about = "seed %d %s %s".formatted(seed, site, trace);
        var value = lineage.value(site).orElseThrow();
        assertThat(trace.hops()).as(about).allMatch(hop -> hop.value().equals(value));
        assertThat(trace.hops())
                .as(about)
                .allMatch(hop -> lineage.value(hop.site()).orElseThrow().equals(value));
        var last = trace.hops().getLast();
        if (trace.origin() == Origin.CONSTANT) {
            var by = last.through().orElseThrow();
            var owner = flow.step(by.owner());
            var mappings = switch (by.list()) {
                case INPUT -> owner.map(step -> step.inputMappings()).orElse(flow.inputMappings());
                case OUTPUT -> owner.map(step -> step.outputMappings()).orElse(flow.outputMappings());
                case ERROR -> ((TaskStep) owner.orElseThrow()).errorMappings();
            };
            var constant = ((Mapping.Source.Constant) mappings.get(by.index()).source()).value();
            assertThat(new Path(
                                    Path.Root.STEP_INPUT,
                                    last.site()
                                            .path()
                                            .subList(1, last.site().path().size()))
                            .from(constant))
                    .as(about)
                    .contains(value);
        }
        if (!(value instanceof Obj) && !(value instanceof Array) && !(value instanceof Value.Null)) {
            assertThat(trace.origin()).as(about).isNotIn(Origin.COMPOSED, Origin.MISSING);
        }
        for (int i = 0; i + 1 < trace.hops().size(); i++) {
            var hop = trace.hops().get(i);
            if (hop.through().isPresent() && random.nextInt(40) == 0) {
                var from = trace.hops().get(i + 1).site();
                assertThat(lineage.readers(from, Integer.MAX_VALUE))
                        .as(about)
                        .anyMatch(
                                reader -> reader.site().eventId() == hop.site().eventId()
                                        && reader.site().slot() == hop.site().slot());
            }
        }
        return trace.origin();
    }

    /// The paths of all simple values in a value, and of the empty ones.
    private static List<List<Segment>> leaves(Value value, List<Segment> path) {
        var found = new ArrayList<List<Segment>>();
        switch (value) {
            case Obj obj ->
                obj.entries().forEach((key, inner) -> found.addAll(leaves(inner, with(path, new Segment.Key(key)))));
            case Array array -> {
                for (int i = 0; i < array.size(); i++) {
                    found.addAll(leaves(array.elements().get(i), with(path, new Segment.Index(i))));
                }
            }
            default -> found.add(path);
        }
        return found;
    }

    private static List<Segment> with(List<Segment> path, Segment segment) {
        var longer = new ArrayList<>(path);
        longer.add(segment);
        return longer;
    }

    @Test
    void aValueThatAPersonChangedBeganThere() {
        var traces = LongStream.range(0, 300)
                .map(seed -> {
                    var run = RandomRuns.edited(seed);
                    var lineage = new Lineage(
                            RandomFlows.draw(seed).flow(),
                            run.events(),
                            run.end().edits());
                    long edited = 0;
                    for (var event : run.events()) {
                        for (var slot : Slot.of(event)) {
                            for (var path : leaves(slot.in(event).orElseThrow(), List.of())) {
                                var trace = lineage.trace(new Site(event.id(), slot, path))
                                        .orElseThrow();
                                assertThat(trace.hops())
                                        .as("seed %d", seed)
                                        .allMatch(hop -> hop.value()
                                                .equals(trace.hops().getFirst().value()));
                                edited += trace.origin() == Origin.EDITED ? 1 : 0;
                            }
                        }
                    }
                    return edited;
                })
                .sum();
        assertThat(traces).isGreaterThan(100);
    }
}

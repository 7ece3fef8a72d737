package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flowglass.engine.Decision.Reason;
import dev.flowglass.engine.Edit.Place;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A person changes values while an execution stands still.
class EditTest {
    private static final String TWO = """
        - type: pass
          name: first
          outputMappings:
            - {target: greeting, source: hello}
        - type: pass
          name: second
          inputMappings:
            - {target: told, source: $local.greeting}
            - {target: by, source: $input.name}
            - {target: where, source: $context.flow.name}
          outputMappings:
            - {target: said, source: $input.told}
            - {target: who, source: $input.by}
            - {target: at, source: $input.where}
        """;

    private static Command.EditValue edit(StepPath path, Place place, String json) {
        return new Command.EditValue(0, path, place, Json.parse(json));
    }

    private static StepPath step(int index) {
        return StepPath.FLOW.child(0, index);
    }

    /// Lets one event after the other happen until a step comes next.
    private static Scenario before(Scenario run, String step, ThreadView.Phase phase) {
        while (!run.state()
                .threadView(0)
                .flatMap(ThreadView::top)
                .filter(frame -> frame.stepName().equals(step) && frame.phase() == phase)
                .isPresent()) {
            run.accept(new Command.Advance(1));
        }
        return run;
    }

    private static Scenario started(String steps, String input) {
        return Scenario.steps(steps).accept(new Command.Start((Obj) Json.parse(input)));
    }

    @Test
    void aChangedLocalInputAndContextAreUsedByTheStepThatComesNextAndNoEventTellsOfIt() {
        var run = before(started(TWO, "{\"name\":\"me\"}"), "second", ThreadView.Phase.NEXT);
        int last = run.state().lastEventId();

        run.edit(edit(step(1), Place.LOCAL, "{\"greeting\":\"bye\"}"))
                .edit(edit(step(1), Place.INPUT, "{\"name\":\"you\"}"))
                .edit(edit(step(1), Place.CONTEXT, "{\"flow\":{\"name\":\"elsewhere\"}}"));

        assertThat(run.state().lastEventId()).isEqualTo(last);
        assertThat(run.state().edits())
                .extracting(Edit::after, change -> Json.sorted(change.before()))
                .startsWith(tuple(last, "{\"greeting\":\"hello\"}"), tuple(last, "{\"name\":\"me\"}"));
        run.advance();
        assertThat(run.output())
                .isEqualTo("{\"at\":\"elsewhere\",\"greeting\":\"bye\",\"said\":\"bye\",\"who\":\"you\"}");
        assertThat(run.events()).extracting(Event::id).containsExactlyElementsOf(ids(run));
    }

    private static List<Integer> ids(Scenario run) {
        return IntStream.rangeClosed(1, run.state().lastEventId()).boxed().toList();
    }

    @Test
    void aChangedResultOfATaskAndAChangedOutputAreWhatTheStepLeaves() {
        var task = """
            - type: task
              name: ask
              resourceArn: acs:fc:::services/s/functions/f
              outputMappings:
                - {target: s, source: $local.status}
            """;
        var run = Scenario.steps(task).start();
        run.accept(new Command.Completed(run.task("ask").ref(), Json.parse("{\"status\":\"no\"}")));
        run.edit(edit(step(0), Place.LOCAL, "{\"status\":\"yes\"}")).accept(new Command.Advance(1));
        assertThat(run.historyFrom(run.state().lastEventId())).contains("StepSucceeded", "\"s\":\"yes\"");
        run.edit(edit(step(0), Place.OUTPUT, "{\"s\":\"perhaps\"}")).advance();
        assertThat(run.output()).isEqualTo("{\"s\":\"perhaps\"}");
    }

    @Test
    void aChangedInputOfATaskIsWhatItsResourceGets() {
        var run = before(
                started("- {type: task, name: ask, resourceArn: 'acs:fc:::services/s/functions/f'}", "{\"n\":1}"),
                "ask",
                ThreadView.Phase.SCHEDULED);
        run.edit(edit(step(0), Place.STEP_INPUT, "{\"n\":2}")).advance();
        assertThat(Json.sorted(run.task("ask").input())).isEqualTo("{\"n\":2}");
    }

    @Test
    void aChangedContextIsForgottenWhenTheStepIsLeft() {
        var steps = """
            - type: pass
              name: first
              outputMappings:
                - {target: a, source: $context.flow.name}
            - type: pass
              name: second
              outputMappings:
                - {target: b, source: $context.flow.name}
            """;
        var run = before(started(steps, "{}"), "first", ThreadView.Phase.LOCAL_KNOWN);
        run.edit(edit(step(0), Place.CONTEXT, "{\"flow\":{\"name\":\"elsewhere\"}}"))
                .advance();
        assertThat(run.output()).isEqualTo("{\"a\":\"elsewhere\",\"b\":\"demo\"}");
    }

    @Test
    void theLocalAroundAChoiceCanBeChangedFromWithinItsOption() {
        var steps = """
            - type: choice
              name: which
              choices:
                - condition: $.n == 1
                  steps:
                    - {type: pass, name: inside, outputMappings: [{target: x, source: y}]}
            """;
        var run = before(started(steps, "{\"n\":1}"), "inside", ThreadView.Phase.NEXT);
        run.edit(edit(step(0), Place.LOCAL, "{\"kept\":true}")).advance();
        assertThat(run.output()).isEqualTo("{\"kept\":true,\"x\":\"y\"}");
    }

    @Test
    void whatIsNotThereOrCannotBeOfThisShapeIsRefused() {
        var run = before(started(TWO, "{}"), "second", ThreadView.Phase.NEXT);
        var refused = new Decision.Rejected(Reason.NOT_EDITABLE);
        assertThat(run.decide(edit(step(1), Place.LOCAL, "7"))).isEqualTo(refused);
        assertThat(run.decide(edit(step(1), Place.STEP_INPUT, "{}"))).isEqualTo(refused);
        assertThat(run.decide(edit(step(1), Place.OUTPUT, "{}"))).isEqualTo(refused);
        assertThat(run.decide(edit(step(0), Place.LOCAL, "{}"))).isEqualTo(refused);
        assertThat(run.decide(new Command.EditValue(5, step(1), Place.LOCAL, Json.parse("{}"))))
                .isEqualTo(refused);
        var large = new Command.EditValue(0, step(1), Place.LOCAL, Obj.of("x", Value.of("x".repeat(70_000))));
        assertThat(run.decide(large)).isEqualTo(new Decision.Rejected(Reason.VALUE_TOO_LARGE));
        run.advance();
        assertThat(run.decide(edit(step(1), Place.LOCAL, "{}")))
                .isEqualTo(new Decision.Rejected(Reason.EXECUTION_ENDED));
    }

    @Test
    void foldingEventsAndChangesGivesTheStateOfAnyMomentOfARandomRun() {
        long changes = LongStream.range(0, 2_000)
                .map(seed -> {
                    var run = RandomRuns.edited(seed);
                    var initial = RandomRuns.initial(seed);
                    var edits = run.end().edits();
                    assertThat(initial.withAll(run.events(), edits))
                            .as("seed %d", seed)
                            .isEqualTo(run.end());
                    var state = initial;
                    for (var done : run.commands()) {
                        var again = (Decision.Accepted) RandomRuns.ENGINE.decide(state, done.command(), done.now());
                        assertThat(again.events()).as("seed %d", seed).isEqualTo(done.events());
                        state = again.after();
                    }
                    assertThat(state).as("seed %d", seed).isEqualTo(run.end());
                    return edits.size();
                })
                .sum();
        assertThat(changes).isGreaterThan(2_000);
    }
}

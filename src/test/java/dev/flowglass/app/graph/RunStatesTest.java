package dev.flowglass.app.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.graph.layout.Direction;
import dev.flowglass.app.graph.layout.Edge;
import dev.flowglass.app.graph.layout.EdgeKind;
import dev.flowglass.app.graph.layout.Outlines;
import dev.flowglass.app.graph.layout.StructuredLayout;
import dev.flowglass.engine.EventType;
import dev.flowglass.model.StepPath;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunStatesTest {
    /// The edges of a flow that a run took, as `kind from>to`, with the group of a branch.
    private static List<String> taken(String yaml, Run run) {
        var layout = new StructuredLayout(Outlines.MEASURE, Outlines.WORDS, Direction.DOWN)
                .layout(Run.document(yaml).outline().orElseThrow(), Set.of());
        return layout.edges().stream()
                .filter(run.states()::taken)
                .map(RunStatesTest::write)
                .toList();
    }

    private static String write(Edge edge) {
        return edge.kind() == EdgeKind.BRANCH
                ? "BRANCH %s#%d".formatted(edge.from(), edge.group())
                : "%s %s>%s".formatted(edge.kind(), edge.from(), edge.to());
    }

    private static final String CALLBACK = """
        - {type: task, name: mytask, resourceArn: 'acs:fc:::services/a/functions/b', pattern: waitForCallback}
        """;

    @Test
    void aCallbackStepRunsThenWaitsForItsReportThenHasSucceeded() {
        var run = new Run(CALLBACK).start("{}");
        assertThat(run.status("0")).isEqualTo(StepStatus.RUNNING);

        run.answer("mytask", "{}");
        assertThat(run.state("0"))
                .returns(StepStatus.WAITING_CALLBACK, StepState::status)
                .returns(1, StepState::open)
                .returns(Run.BEGIN, state -> state.since().orElseThrow());
        assertThat(taken(CALLBACK, run)).containsExactly("FLOW >0");

        run.report("mytask", "{\"status\":\"ok\"}");
        assertThat(run.status("0")).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(run.states().end()).contains(EventType.EXECUTION_SUCCEEDED);
        assertThat(taken(CALLBACK, run)).containsExactly("FLOW >0", "FLOW 0>");
    }

    private static final String CAUGHT = """
        - type: task
          name: approve
          resourceArn: acs:fc:::services/a/functions/b
          pattern: waitForCallback
          catch: [{errors: [Rejected], goto: closed}]
        - {type: pass, name: approved, end: true}
        - {type: pass, name: closed}
        """;

    @Test
    void aCaughtErrorIsNotAFailureAndTheStepsThatWereJumpedOverAreSkippedInTheEnd() {
        var run = new Run(CAUGHT).start("{}").answer("approve", "{}").reportFailed("approve", "Rejected");

        assertThat(run.state("0"))
                .returns(StepStatus.CAUGHT, StepState::status)
                .returns("Rejected", state -> state.error().orElseThrow());
        assertThat(run.status("1")).isEqualTo(StepStatus.SKIPPED);
        assertThat(run.status("2")).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(taken(CAUGHT, run)).containsExactlyInAnyOrder("FLOW >0", "CATCH 0>2", "FLOW 2>");
    }

    @Test
    void aStepThatEndsTheFlowInTheMiddleTakesTheWayToItsStop() {
        var run = new Run(CAUGHT).start("{}").answer("approve", "{}").report("approve", "{}");

        assertThat(taken(CAUGHT, run)).containsExactlyInAnyOrder("FLOW >0", "FLOW 0>1", "FLOW 1>");
        assertThat(run.status("2")).isEqualTo(StepStatus.SKIPPED);
    }

    @Test
    void anErrorThatNothingCatchesIsAFailure() {
        var run = new Run(CALLBACK).start("{}").answer("mytask", "{}").reportFailed("mytask", "Broken");

        assertThat(run.state("0"))
                .returns(StepStatus.FAILED, StepState::status)
                .returns("Broken", state -> state.error().orElseThrow());
        assertThat(run.states().end()).contains(EventType.EXECUTION_FAILED);
    }

    @Test
    void aTimeoutShowsAsSuch() {
        var run = new Run("""
            - {type: task, name: t, resourceArn: 'acs:fc:::services/a/functions/b', pattern: waitForCallback, timeoutSeconds: 30}
            """).start("{}").answer("t", "{}").pass(Duration.ofSeconds(31));

        assertThat(run.status("0")).isEqualTo(StepStatus.TIMED_OUT);
    }

    @Test
    void aRetryIsCountedByItsPolicy() {
        var run = new Run("""
            - type: task
              name: call
              resourceArn: acs:fc:::services/a/functions/b
              retry: [{errors: [FC.ResourceThrottled], intervalSeconds: 3, maxAttempts: 2, multiplier: 2}]
            """).start("{}").fail("call", "FC.ResourceThrottled");

        assertThat(run.state("0"))
                .returns(StepStatus.RETRYING, StepState::status)
                .returns(1, StepState::attempt)
                .returns(2, StepState::attempts)
                .returns(Run.BEGIN.plusSeconds(3), state -> state.until().orElseThrow());

        run.pass(Duration.ofSeconds(3));
        assertThat(run.state("0"))
                .returns(StepStatus.RUNNING, StepState::status)
                .returns(2, StepState::attempt);

        run.answer("call", "{}");
        assertThat(run.status("0")).isEqualTo(StepStatus.SUCCEEDED_AFTER_RETRY);
    }

    private static final String BOTH = """
        - type: parallel
          name: both
          branches:
            - steps:
                - {type: task, name: a, resourceArn: 'acs:fc:::services/a/functions/a'}
            - steps:
                - {type: task, name: b, resourceArn: 'acs:fc:::services/a/functions/b'}
        """;

    @Test
    void aParallelCountsItsBranches() {
        var run = new Run(BOTH).start("{}").answer("b", "{}");

        assertThat(run.state("0"))
                .returns(StepStatus.RUNNING, StepState::status)
                .returns(1, StepState::done)
                .returns(2, StepState::total);
        assertThat(run.status("0.0.0")).isEqualTo(StepStatus.RUNNING);
        assertThat(run.status("0.1.0")).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(taken(BOTH, run)).containsExactlyInAnyOrder("FLOW >0", "BRANCH 0#0", "BRANCH 0#1", "FLOW 0.1.0>0");
    }

    @Test
    void whatIsUnderWayWhenTheExecutionEndsIsCancelled() {
        var run = new Run(BOTH).start("{}").fail("a", "Broken");

        assertThat(run.status("0")).isEqualTo(StepStatus.FAILED);
        assertThat(run.status("0.0.0")).isEqualTo(StepStatus.FAILED);
        assertThat(run.status("0.1.0")).isEqualTo(StepStatus.CANCELLED);
    }

    private static final String EACH = """
        - type: foreach
          name: each
          iterationMapping: {collection: $.xs, item: x}
          steps:
            - {type: task, name: t, resourceArn: 'acs:fc:::services/a/functions/a', pattern: waitForCallback}
        """;

    @Test
    void theStepsOfAForeachShowTheMostUrgentOfTheirRunsAndHowMany() {
        var run = new Run(EACH).start("{\"xs\":[1,2,3]}").answer("t", "{}");

        assertThat(run.state("0.0.0"))
                .returns(StepStatus.WAITING_CALLBACK, StepState::status)
                .returns(3, StepState::runs)
                .returns(3, StepState::open);

        run.report("t", "{}");
        assertThat(run.state("0.0.0"))
                .returns(StepStatus.RUNNING, StepState::status)
                .returns(2, StepState::open);
        assertThat(run.state("0")).returns(1, StepState::done).returns(3, StepState::total);
        assertThat(taken(EACH, run)).containsExactlyInAnyOrder("FLOW >0", "BRANCH 0#0", "FLOW 0.0.0>0", "LOOP 0>0");
    }

    private static final String CHOICE = """
        - type: choice
          name: pick
          choices:
            - condition: $.level > 2
              steps: [{type: pass, name: hi}]
            - {condition: $.level == 2, goto: z}
        - {type: pass, name: y}
        - {type: pass, name: z}
        """;

    @Test
    void theOptionThatWasChosenIsTaken() {
        assertThat(taken(CHOICE, new Run(CHOICE).start("{\"level\":3}")))
                .containsExactlyInAnyOrder("FLOW >0", "BRANCH 0#0", "FLOW 0.0.0>0", "FLOW 0>1", "FLOW 1>2", "FLOW 2>");
    }

    @Test
    void aGotoIsTakenAndTheStepsBetweenAreNot() {
        var run = new Run(CHOICE).start("{\"level\":2}");

        assertThat(taken(CHOICE, run)).containsExactlyInAnyOrder("FLOW >0", "BRANCH 0#1", "GOTO 0>2", "FLOW 2>");
        assertThat(run.status("1")).isEqualTo(StepStatus.SKIPPED);
    }

    @Test
    void withoutAMatchTheWayPastTheOptionsIsTaken() {
        assertThat(taken(CHOICE, new Run(CHOICE).start("{\"level\":1}")))
                .containsExactlyInAnyOrder("FLOW >0", "BRANCH 0#2", "FLOW 0>0", "FLOW 0>1", "FLOW 1>2", "FLOW 2>");
    }

    @Test
    void aWaitShowsUntilWhen() {
        var run = new Run("- {type: wait, name: w, duration: 90}").start("{}");

        assertThat(run.state("0"))
                .returns(StepStatus.WAITING_TIME, StepState::status)
                .returns(Run.BEGIN.plusSeconds(90), state -> state.until().orElseThrow());
    }

    @Test
    void eventsThatComeTwiceOrInBatchesGiveTheSameStates() {
        var run = new Run(BOTH).start("{}").answer("b", "{}").answer("a", "{}");
        var again = new RunStates(run.flow());
        for (int i = 0; i < run.events().size(); i++) {
            again.add(run.events().subList(0, i + 1));
        }

        assertThat(again.entered()).isEqualTo(run.states().entered());
        assertThat(again.entered())
                .containsOnlyKeys(StepPath.parse("0"), StepPath.parse("0.0.0"), StepPath.parse("0.1.0"));
    }

    @Test
    void anyPastMomentIsTheFoldOfTheEventsUpToThen() {
        var run = new Run(CALLBACK).start("{}").answer("mytask", "{}").report("mytask", "{}");
        var then = RunStates.of(run.flow(), run.events().subList(0, 5));

        assertThat(then.state(StepPath.parse("0")).status()).isEqualTo(StepStatus.WAITING_CALLBACK);
        assertThat(then.end()).isEmpty();
    }
}

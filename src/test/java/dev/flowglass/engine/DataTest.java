package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.value.Json;
import org.junit.jupiter.api.Test;

/// What each name means where, what is the default, how data is merged.
class DataTest {
    private static final String TASK = "- {type: task, name: t, resourceArn: 'acs:fc:::services/s/functions/f'";

    /// Detail of the first event of a type and step.
    private static String detail(Scenario run, EventType type, String step) {
        return run.events().stream()
                .filter(event -> event.type() == type && event.stepName().equals(step))
                .map(event -> Json.sorted(event.detail().json()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.history()));
    }

    @Test
    void withoutInputMappingsAStepGetsTheParentsInputAndLocalAndLocalWins() {
        var run = Scenario.steps("""
            - {type: pass, name: a, outputMappings: [{target: k, source: new}, {target: o, source: {x: 1}}]}
            - {type: pass, name: b}
            """).start("{\"k\":\"old\",\"o\":{\"y\":2},\"z\":3}");

        assertThat(detail(run, EventType.STEP_STARTED, "b"))
                .isEqualTo("{\"input\":{\"k\":\"new\",\"o\":{\"x\":1},\"z\":3}}");
    }

    @Test
    void inputMappingsReplaceTheDefaultAndSeeTheParentsInputAndLocal() {
        var run = Scenario.steps("""
            - {type: pass, name: a, outputMappings: [{target: l, source: 1}]}
            - type: pass
              name: b
              inputMappings:
                - {target: i, source: $input.x}
                - {target: l, source: $local.l}
                - {target: whole, source: $local}
                - {target: flow, source: $context.flow.name}
                - {target: run, source: $context.execution.name}
                - {target: step, source: $context.step.name}
                - {target: id, source: $context.step.eventId}
                - {target: token, source: $context.task.token}
            """).start("{\"x\":7,\"y\":8}");

        assertThat(detail(run, EventType.STEP_STARTED, "b"))
                .isEqualTo("{\"input\":{\"flow\":\"demo\",\"i\":7,\"id\":6,\"l\":1,\"run\":\"run-1\",\"step\":\"b\","
                        + "\"token\":null,\"whole\":{\"l\":1}}}");
    }

    @Test
    void constantsKeepTheirYamlType() {
        var run = Scenario.steps("""
            - type: pass
              name: a
              outputMappings:
                - {target: text, source: plain}
                - {target: number, source: 100}
                - {target: float, source: 1.50}
                - {target: yes, source: yes}
                - {target: bool, source: true}
                - {target: nothing, source: null}
                - {target: object, source: {a: b, c: 1}}
                - {target: list, source: []}
                - {target: empty, source: ''}
                - {target: dollar, source: $.x}
                - {target: other, source: $inputs}
                - {target: big, source: 123456789012345678901234567890}
            """).start();

        assertThat(run.output())
                .isEqualTo("{\"big\":123456789012345678901234567890,\"bool\":true,\"dollar\":\"$.x\",\"empty\":\"\","
                        + "\"float\":1.50,\"list\":[],\"nothing\":null,\"number\":100,\"object\":{\"a\":\"b\",\"c\":1},"
                        + "\"other\":\"$inputs\",\"text\":\"plain\",\"yes\":\"yes\"}");
    }

    @Test
    void targetsAreLiteralKeysAndTheLastMappingWins() {
        var run = Scenario.steps("""
            - type: pass
              name: a
              outputMappings:
                - {target: a.b, source: 1}
                - {target: x, source: 1}
                - {target: x, source: 2}
            """).start();

        assertThat(run.output()).isEqualTo("{\"a.b\":1,\"x\":2}");
    }

    @Test
    void aMissingPathIsNullAndWithAStarAnEmptyList() {
        var run = Scenario.steps("""
            - type: pass
              name: a
              outputMappings:
                - {target: one, source: $input.none.deep}
                - {target: many, source: '$input.none[*].x'}
            """).start();

        assertThat(run.output()).isEqualTo("{\"many\":[],\"one\":null}");
    }

    @Test
    void withoutOutputMappingsATaskGivesItsResultAndPassGivesNothing() {
        assertThat(Scenario.steps(TASK + "}")
                        .start("{\"a\":1}")
                        .answer("t", "{\"r\":1}")
                        .output())
                .isEqualTo("{\"r\":1}");
        assertThat(Scenario.steps("- {type: pass, name: p}").start("{\"a\":1}").output())
                .isEqualTo("{}");
    }

    @Test
    void outputMappingsSeeTheStepsOwnInputAndLocal() {
        var run = Scenario.steps(TASK + """
            , inputMappings: [{target: mine, source: $input.a}], outputMappings: [{target: in, source: $input},
            {target: result, source: '$local[1]'}]}
            """).start("{\"a\":1}").answer("t", "[10,20]");

        assertThat(run.output()).isEqualTo("{\"in\":{\"mine\":1},\"result\":20}");
    }

    @Test
    void aResultThatIsNoObjectIsUnusableWithoutOutputMappings() {
        var run = Scenario.steps(TASK + "}").start().answer("t", "[1]");

        assertThat(run.historyFrom(5)).isEqualTo("""
            5 TaskSucceeded t 4 {"output":[1]}
            6 StepFailed t 5 {"cause":"Task t returned [1], but without outputMappings its result has to be an object.","error":"FnF.InvalidLocal"}
            7 ExecutionFailed - 6 {"cause":"Task t returned [1], but without outputMappings its result has to be an object.","error":"FnF.InvalidLocal"}
            """);
    }

    @Test
    void anUnusableResultIsRetriedAndCaughtLikeAnyTaskError() {
        var run = Scenario.steps(TASK + """
            , catch: [{errors: [FnF.InvalidLocal], goto: after}], errorMappings: [{target: e, source: $local.error}]}
            - {type: pass, name: between}
            - {type: pass, name: after}
            """).start().answer("t", "\"x\"");

        assertThat(run.output()).isEqualTo("{\"e\":\"FnF.InvalidLocal\"}");
        assertThat(run.historyFrom(6))
                .startsWith("6 StepExited t 5 {\"local\":{\"e\":\"FnF.InvalidLocal\"}}\n7 StepEntered after 6 ");
    }

    @Test
    void flowMappingsShapeWhatTheStepsSeeAndWhatTheExecutionGives() {
        var run = Scenario.flow("""
            version: v1
            type: flow
            inputMappings: [{target: in, source: $input.x}]
            outputMappings:
              - {target: i, source: $input.in}
              - {target: l, source: $local.made}
              - {target: f, source: $context.flow.name}
            steps:
              - {type: pass, name: a, outputMappings: [{target: made, source: 2}]}
            """).start("{\"x\":1}");

        assertThat(run.historyFrom(1)).startsWith("""
            1 ExecutionStarted - 0 {"input":{"x":1}}
            2 StepEntered a 1 {"input":{"in":1},"local":{}}
            """);
        assertThat(run.output()).isEqualTo("{\"f\":\"demo\",\"i\":1,\"l\":2}");
    }

    @Test
    void parallelAndForeachDropTheirLocalWithoutOutputMappings() {
        var run = Scenario.steps("""
            - type: parallel
              name: p
              branches: [{steps: [{type: pass, name: x, outputMappings: [{target: a, source: 1}]}]}]
            """).start();

        assertThat(run.output()).isEqualTo("{}");
    }

    @Test
    void aBranchSeesTheInputOfTheParallelAndItsOwnEmptyLocal() {
        var run = Scenario.steps("""
            - {type: pass, name: before, outputMappings: [{target: l, source: 1}]}
            - type: parallel
              name: p
              branches:
                - steps:
                    - {type: pass, name: x, outputMappings: [{target: own, source: 1}]}
                    - {type: pass, name: y}
                - steps:
                    - {type: pass, name: z}
            """).start("{\"i\":1}");

        assertThat(detail(run, EventType.STEP_ENTERED, "y"))
                .isEqualTo("{\"input\":{\"i\":1,\"l\":1},\"local\":{\"own\":1}}");
        assertThat(detail(run, EventType.STEP_ENTERED, "z")).isEqualTo("{\"input\":{\"i\":1,\"l\":1},\"local\":{}}");
    }

    @Test
    void aNestedForeachSeesTheOuterItem() {
        var run = Scenario.steps("""
            - type: foreach
              name: outer
              iterationMapping: {collection: $.rows, item: row}
              steps:
                - type: foreach
                  name: inner
                  iterationMapping: {collection: $.row, item: cell, index: at}
                  steps:
                    - type: pass
                      name: p
                      outputMappings: [{target: c, source: $input.cell}, {target: r, source: $input.row}]
                  outputMappings: [{target: cells, source: '$local[*].c'}, {target: rows, source: '$local[*].r'}]
              outputMappings: [{target: all, source: '$local[*].cells[*]'}, {target: rows, source: '$local[*].rows'}]
            """).start("{\"rows\":[[1,2],[3]]}");

        assertThat(run.output()).isEqualTo("{\"all\":[1,2,3],\"rows\":[[[1,2],[1,2]],[[3]]]}");
    }

    @Test
    void anEmptyCollectionRunsNothingAndGivesAnEmptyList() {
        var run = Scenario.steps("""
            - type: foreach
              name: each
              iterationMapping: {collection: $.xs, item: x}
              steps: [{type: pass, name: p}]
              outputMappings: [{target: all, source: $local}]
            """).start("{\"xs\":[]}");

        assertThat(run.historyFrom(4)).isEqualTo("""
            4 StepSucceeded each 3 {"output":{"all":[]}}
            5 StepExited each 4 {"local":{"all":[]}}
            6 ExecutionSucceeded - 5 {"output":{"all":[]}}
            """);
    }

    @Test
    void aCollectionThatIsNoArrayFailsTheStep() {
        var yaml = """
            - type: foreach
              name: each
              iterationMapping: {collection: $.xs, item: x}
              steps: [{type: pass, name: p}]
            """;

        assertThat(Scenario.steps(yaml).start("{\"xs\":3}").historyFrom(4)).isEqualTo("""
            4 StepFailed each 3 {"cause":"Step each: collection $.xs is 3, but has to be an array.","error":"FnF.RuntimeError"}
            5 ExecutionFailed - 4 {"cause":"Step each: collection $.xs is 3, but has to be an array.","error":"FnF.RuntimeError"}
            """);
        assertThat(Scenario.steps(yaml).start().state().failure())
                .contains(Failure.runtime("Step each: collection $.xs is missing, but has to be an array."));
    }

    @Test
    void aTaskReadsItsParametersFromItsInput() {
        var run = Scenario.steps("""
            - type: task
              name: send
              resourceArn: acs:mns:::/queues/jobs/messages
              serviceParams: {MessageBody: $, Priority: $.p, DelaySeconds: 5, Nested: {list: [$.p, $.none]}}
            """).start("{\"p\":3}");

        assertThat(run.task("send").params())
                .hasToString(
                        "{\"MessageBody\":{\"p\":3},\"Priority\":3,\"DelaySeconds\":5,\"Nested\":{\"list\":[3,null]}}");
    }

    @Test
    void aChildFlowWithoutTheInputItNeedsIsNotSubmitted() {
        var run = Scenario.steps("""
            - type: task
              name: sub
              resourceArn: acs:fnf:::flow/child
              pattern: sync
              serviceParams: {Input: $.none}
            """).start();

        assertThat(run.historyFrom(5)).startsWith("""
            5 TaskSubmitFailed sub 4 {"cause":"Step sub: serviceParams Input needs $.none, which its input does not have.","error":"FnF.RuntimeError"}
            6 StepFailed sub 5\
            """);
    }

    @Test
    void aChildFlowsInputHasToBeAnObject() {
        var run = Scenario.steps("""
            - type: task
              name: sub
              resourceArn: acs:fnf:::flow/child
              serviceParams: {Input: $.n}
            """).start("{\"n\":1}");

        assertThat(run.state().failure().orElseThrow().error()).isEqualTo("fnf.InvalidArgument");
    }
}

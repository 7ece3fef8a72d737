package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// Whole histories, event for event.
class WorkedSequencesTest {
    private static final String CALLBACK = """
        - type: task
          name: mytask
          resourceArn: acs:fc:::services/fnf-demo/functions/echo
          pattern: waitForCallback
          inputMappings:
            - target: taskToken
              source: $context.task.token
          outputMappings:
            - target: s
              source: $local.status
        """;

    private static final String APPROVE = """
        - type: task
          name: approve
          resourceArn: acs:fc:::services/office/functions/mail
          pattern: waitForCallback
          timeoutSeconds: 30
          inputMappings:
            - {target: taskToken, source: $context.task.token}
        """;

    @Test
    void aSimpleTaskIsScheduledStartedAndSucceeds() {
        var run = Scenario.steps("""
            - type: task
              name: charge
              resourceArn: acs:fc:::services/shop/functions/charge
              inputMappings:
                - {target: orderId, source: $input.id}
              outputMappings:
                - {target: paid, source: $local.ok}
            """).start("""
                {"id":7}\
                """).answer("charge", """
                    {"ok":true}\
                    """);

        assertThat(run.history()).isEqualTo("""
            1 ExecutionStarted - 0 {"input":{"id":7}}
            2 StepEntered charge 1 {"input":{"id":7},"local":{}}
            3 TaskScheduled charge 2 {"input":{"orderId":7},"resourceArn":"acs:fc:::services/shop/functions/charge"}
            4 TaskStarted charge 3 {}
            5 TaskSucceeded charge 4 {"output":{"ok":true}}
            6 StepSucceeded charge 5 {"output":{"paid":true}}
            7 StepExited charge 6 {"local":{"paid":true}}
            8 ExecutionSucceeded - 7 {"output":{"paid":true}}
            """);
    }

    @Test
    void aCallbackTaskPausesAtTaskSubmittedAndGoesOnWhenItsTokenIsReported() {
        var run = Scenario.steps(CALLBACK).start().echo("mytask");

        assertThat(run.history()).isEqualTo("""
            1 ExecutionStarted - 0 {"input":{}}
            2 StepEntered mytask 1 {"input":{},"local":{}}
            3 TaskScheduled mytask 2 {"input":{"taskToken":"T"},"resourceArn":"acs:fc:::services/fnf-demo/functions/echo"}
            4 TaskStarted mytask 3 {}
            5 TaskSubmitted mytask 4 {"output":{"taskToken":"T"}}
            """);
        assertThat(run.state().status()).isEqualTo(Status.RUNNING);

        run.report("mytask", """
            {"status":"ok"}\
            """);

        assertThat(run.historyFrom(6)).isEqualTo("""
            6 TaskSucceeded mytask 5 {"output":{"status":"ok"}}
            7 StepSucceeded mytask 6 {"output":{"s":"ok"}}
            8 StepExited mytask 7 {"local":{"s":"ok"}}
            9 ExecutionSucceeded - 8 {"output":{"s":"ok"}}
            """);
        assertThat(run.output()).isEqualTo("""
            {"s":"ok"}\
            """);
    }

    @Test
    void aTokenNamesFlowExecutionAndStepEntered() {
        var run = Scenario.steps(CALLBACK).start();

        var plain = new String(Base64.getDecoder().decode(run.token("mytask").text()), StandardCharsets.UTF_8);

        assertThat(plain).startsWith("v1#demo#run-1#2#");
        assertThat(Base64.getDecoder().decode(plain.substring("v1#demo#run-1#2#".length())))
                .hasSize(20);
    }

    @Test
    void aReportedFailureThatIsCaughtLeavesTheErrorInLocalAndJumps() {
        var run = Scenario.steps(APPROVE + """
              errorMappings:
                - {target: why, source: $local.error}
                - {target: text, source: $local.cause}
              catch:
                - errors: [Rejected]
                  goto: closed
            - type: pass
              name: booked
              end: true
            - type: pass
              name: closed
              outputMappings:
                - {target: state, source: closed}
            """)
                .start()
                .echo("approve")
                .reportFailed("approve", "Rejected", "too expensive");

        assertThat(run.historyFrom(6)).isEqualTo("""
            6 TaskFailed approve 5 {"cause":"too expensive","error":"Rejected"}
            7 StepExited approve 6 {"local":{"text":"too expensive","why":"Rejected"}}
            8 StepEntered closed 7 {"input":{},"local":{"text":"too expensive","why":"Rejected"}}
            9 StepStarted closed 8 {"input":{"text":"too expensive","why":"Rejected"}}
            10 StepSucceeded closed 9 {"output":{"state":"closed"}}
            11 StepExited closed 10 {"local":{"state":"closed","text":"too expensive","why":"Rejected"}}
            12 ExecutionSucceeded - 11 {"output":{"state":"closed","text":"too expensive","why":"Rejected"}}
            """);
    }

    @Test
    void withoutErrorMappingsACaughtErrorLeavesNothing() {
        var run = Scenario.steps(APPROVE + """
              catch:
                - errors: [FnF.ALL]
                  goto: closed
            - type: pass
              name: closed
            """).start().echo("approve").reportFailed("approve", "Rejected", "");

        assertThat(run.historyFrom(7)).startsWith("7 StepExited approve 6 {\"local\":{}}\n");
    }

    @Test
    void aTaskThatTimesOutUncaughtFailsTheExecution() {
        var run = Scenario.steps(APPROVE).start().echo("approve").pass(Duration.ofSeconds(31));

        assertThat(run.historyFrom(6)).isEqualTo("""
            6 TaskTimedOut approve 5 {"cause":"Task approve timed out after 30 seconds.","error":"FnF.TaskTimeout"}
            7 StepFailed approve 6 {"cause":"Task approve timed out after 30 seconds.","error":"FnF.TaskTimeout"}
            8 ExecutionFailed - 7 {"cause":"Task approve timed out after 30 seconds.","error":"FnF.TaskTimeout"}
            """);
        assertThat(run.state().status()).isEqualTo(Status.FAILED);
        assertThat(run.secondsAt(6)).isEqualTo(30.0);
    }

    @Test
    void aFlowThatTimesOutWritesOneEventAndConsultsNobody() {
        var run = Scenario.flow("""
            version: v1
            type: flow
            timeoutSeconds: 60
            steps:
              - type: task
                name: approve
                resourceArn: acs:fc:::services/office/functions/mail
                pattern: waitForCallback
                retry: [{errors: [FnF.ALL]}]
                catch: [{errors: [FnF.ALL], goto: after}]
              - {type: pass, name: after}
            """).start().echo("approve").pass(Duration.ofSeconds(60));

        assertThat(run.historyFrom(6)).isEqualTo("""
            6 ExecutionTimedOut - 5 {"cause":"Execution run-1 timed out after 60 seconds.","error":"FnF.ExecutionTimeout"}
            """);
        assertThat(run.state().status()).isEqualTo(Status.TIMED_OUT);
    }

    @Test
    void aStoppedExecutionWritesOneEvent() {
        var run = Scenario.steps(APPROVE).start().echo("approve").stop("Closed", "end of day");

        assertThat(run.historyFrom(6)).isEqualTo("""
            6 ExecutionStopped - 5 {"cause":"end of day","error":"Closed"}
            """);
        assertThat(run.state().status()).isEqualTo(Status.STOPPED);
    }

    @Test
    void aRetryWaitsAndSchedulesAgain() {
        var run = Scenario.steps("""
            - type: task
              name: call
              resourceArn: acs:fc:::services/s/functions/f
              retry: [{errors: [FC.ResourceThrottled], intervalSeconds: 3, maxAttempts: 2, multiplier: 2}]
            """)
                .start()
                .fail("call", "FC.ResourceThrottled", "slow down")
                .pass(Duration.ofSeconds(3))
                .answer("call", "{\"n\":1}");

        assertThat(run.history()).isEqualTo("""
            1 ExecutionStarted - 0 {"input":{}}
            2 StepEntered call 1 {"input":{},"local":{}}
            3 TaskScheduled call 2 {"input":{},"resourceArn":"acs:fc:::services/s/functions/f"}
            4 TaskStarted call 3 {}
            5 TaskFailed call 4 {"cause":"slow down","error":"FC.ResourceThrottled"}
            6 TaskScheduled call 5 {"input":{},"resourceArn":"acs:fc:::services/s/functions/f"}
            7 TaskStarted call 6 {}
            8 TaskSucceeded call 7 {"output":{"n":1}}
            9 StepSucceeded call 8 {"output":{"n":1}}
            10 StepExited call 9 {"local":{"n":1}}
            11 ExecutionSucceeded - 10 {"output":{"n":1}}
            """);
        assertThat(run.secondsAt(6)).isEqualTo(3.0);
    }

    @Test
    void whenAllRetriesAreUsedTheStepFails() {
        var run = Scenario.steps("""
            - type: task
              name: call
              resourceArn: acs:fc:::services/s/functions/f
              retry: [{errors: [FC.ResourceThrottled], intervalSeconds: 3, maxAttempts: 2, multiplier: 2}]
            """)
                .start()
                .fail("call", "FC.ResourceThrottled", "1")
                .pass(Duration.ofSeconds(3))
                .fail("call", "FC.ResourceThrottled", "2")
                .pass(Duration.ofSeconds(6))
                .fail("call", "FC.ResourceThrottled", "3");

        assertThat(run.historyFrom(11)).isEqualTo("""
            11 TaskFailed call 10 {"cause":"3","error":"FC.ResourceThrottled"}
            12 StepFailed call 11 {"cause":"3","error":"FC.ResourceThrottled"}
            13 ExecutionFailed - 12 {"cause":"3","error":"FC.ResourceThrottled"}
            """);
        assertThat(run.secondsAt(11)).isEqualTo(9.0);
    }

    private static final String BOTH = """
        - type: parallel
          name: both
          branches:
            - steps:
                - {type: task, name: a, resourceArn: 'acs:fc:::services/s/functions/a'}
            - steps:
                - {type: task, name: b, resourceArn: 'acs:fc:::services/s/functions/b'}
          outputMappings:
            - {target: sum, source: '$local[*].x'}
        """;

    @Test
    void branchesStartInOrderAndEndInAny() {
        var run = Scenario.steps(BOTH).start().answer("b", "{\"y\":2}").answer("a", "{\"x\":1}");

        assertThat(run.history()).isEqualTo("""
            1 ExecutionStarted - 0 {"input":{}}
            2 StepEntered both 1 {"input":{},"local":{}}
            3 StepStarted both 2 {"input":{}}
            4 BranchEntered both 3 {"input":{}}
            5 StepEntered a 4 {"input":{},"local":{}}
            6 TaskScheduled a 5 {"input":{},"resourceArn":"acs:fc:::services/s/functions/a"}
            7 TaskStarted a 6 {}
            8 BranchEntered both 3 {"input":{}}
            9 StepEntered b 8 {"input":{},"local":{}}
            10 TaskScheduled b 9 {"input":{},"resourceArn":"acs:fc:::services/s/functions/b"}
            11 TaskStarted b 10 {}
            12 TaskSucceeded b 11 {"output":{"y":2}}
            13 StepSucceeded b 12 {"output":{"y":2}}
            14 StepExited b 13 {"local":{"y":2}}
            15 BranchExited both 14 {"local":{"y":2}}
            16 TaskSucceeded a 7 {"output":{"x":1}}
            17 StepSucceeded a 16 {"output":{"x":1}}
            18 StepExited a 17 {"local":{"x":1}}
            19 BranchExited both 18 {"local":{"x":1}}
            20 StepSucceeded both 19 {"output":{"sum":[1]}}
            21 StepExited both 20 {"local":{"sum":[1]}}
            22 ExecutionSucceeded - 21 {"output":{"sum":[1]}}
            """);
    }

    @Test
    void aFailingBranchFailsItsParentsAndSilencesItsSiblings() {
        var run = Scenario.steps(BOTH).start().fail("a", "Broken", "pipe");

        assertThat(run.historyFrom(12)).isEqualTo("""
            12 TaskFailed a 7 {"cause":"pipe","error":"Broken"}
            13 StepFailed a 12 {"cause":"pipe","error":"Broken"}
            14 StepFailed both 13 {"cause":"pipe","error":"Broken"}
            15 ExecutionFailed - 14 {"cause":"pipe","error":"Broken"}
            """);
        assertThat(run.state().openTasks()).isEmpty();
    }

    @Test
    void aForeachRunsItsStepsForEachElement() {
        var run = Scenario.steps("""
            - type: foreach
              name: each
              iterationMapping: {collection: $.names, item: name, index: i}
              steps:
                - type: pass
                  name: mk
                  outputMappings:
                    - {target: n, source: $input.name}
              outputMappings:
                - {target: all, source: '$local[*].n'}
            """).start("""
                {"names":["p","q"]}\
                """);

        assertThat(run.history()).isEqualTo("""
            1 ExecutionStarted - 0 {"input":{"names":["p","q"]}}
            2 StepEntered each 1 {"input":{"names":["p","q"]},"local":{}}
            3 StepStarted each 2 {"input":{"names":["p","q"]}}
            4 IterationEntered each 3 {"input":{"i":0,"name":"p","names":["p","q"]}}
            5 StepEntered mk 4 {"input":{"i":0,"name":"p","names":["p","q"]},"local":{}}
            6 StepStarted mk 5 {"input":{"i":0,"name":"p","names":["p","q"]}}
            7 StepSucceeded mk 6 {"output":{"n":"p"}}
            8 StepExited mk 7 {"local":{"n":"p"}}
            9 IterationExited each 8 {"local":{"n":"p"}}
            10 IterationEntered each 3 {"input":{"i":1,"name":"q","names":["p","q"]}}
            11 StepEntered mk 10 {"input":{"i":1,"name":"q","names":["p","q"]},"local":{}}
            12 StepStarted mk 11 {"input":{"i":1,"name":"q","names":["p","q"]}}
            13 StepSucceeded mk 12 {"output":{"n":"q"}}
            14 StepExited mk 13 {"local":{"n":"q"}}
            15 IterationExited each 14 {"local":{"n":"q"}}
            16 StepSucceeded each 15 {"output":{"all":["p","q"]}}
            17 StepExited each 16 {"local":{"all":["p","q"]}}
            18 ExecutionSucceeded - 17 {"output":{"all":["p","q"]}}
            """);
    }

    @Test
    void aChoiceRunsTheStepsOfItsOption() {
        var run = Scenario.steps("""
            - type: choice
              name: pick
              choices:
                - condition: $.level > 2
                  steps:
                    - type: pass
                      name: hi
                      outputMappings: [{target: r, source: high}]
            """).start("""
                {"level":3}\
                """);

        assertThat(run.history()).isEqualTo("""
            1 ExecutionStarted - 0 {"input":{"level":3}}
            2 StepEntered pick 1 {"input":{"level":3},"local":{}}
            3 StepStarted pick 2 {"input":{"level":3}}
            4 StepEntered hi 3 {"input":{"level":3},"local":{}}
            5 StepStarted hi 4 {"input":{"level":3}}
            6 StepSucceeded hi 5 {"output":{"r":"high"}}
            7 StepExited hi 6 {"local":{"r":"high"}}
            8 StepSucceeded pick 7 {"output":{"r":"high"}}
            9 StepExited pick 8 {"local":{"r":"high"}}
            10 ExecutionSucceeded - 9 {"output":{"r":"high"}}
            """);
    }

    @Test
    void aChoiceWithOnlyAGotoOrWithoutAMatchSucceedsEmpty() {
        var yaml = """
            - type: choice
              name: pick
              choices:
                - condition: $.level > 2
                  goto: z
            - {type: pass, name: y, end: true}
            - {type: pass, name: z}
            """;

        assertThat(Scenario.steps(yaml).start("{\"level\":3}").historyFrom(3)).startsWith("""
            3 StepStarted pick 2 {"input":{"level":3}}
            4 StepSucceeded pick 3 {"output":{}}
            5 StepExited pick 4 {"local":{}}
            6 StepEntered z 5 {"input":{"level":3},"local":{}}
            """);
        assertThat(Scenario.steps(yaml).start("{\"level\":1}").historyFrom(6)).startsWith("""
            6 StepEntered y 5 {"input":{"level":1},"local":{}}
            """);
    }

    @Test
    void aChildFlowIsSubmittedAndItsEndIsTheResult() {
        var run = Scenario.steps("""
            - type: task
              name: sub
              resourceArn: acs:fnf:::flow/child
              pattern: sync
              serviceParams: {Input: $.part, ExecutionName: $.run}
            """).start("""
                {"part":{"k":1},"run":"r1"}\
                """).answer("sub", """
                    {"FlowName":"child","ExecutionName":"r1","RequestId":"x"}\
                    """).answer("sub", """
                        {"v":2}\
                        """);

        assertThat(run.history()).isEqualTo("""
            1 ExecutionStarted - 0 {"input":{"part":{"k":1},"run":"r1"}}
            2 StepEntered sub 1 {"input":{"part":{"k":1},"run":"r1"},"local":{}}
            3 TaskScheduled sub 2 {"input":{"part":{"k":1},"run":"r1"},"resourceArn":"acs:fnf:::flow/child"}
            4 TaskStarted sub 3 {}
            5 TaskSubmitted sub 4 {"output":{"ExecutionName":"r1","FlowName":"child","RequestId":"x"}}
            6 TaskSucceeded sub 5 {"output":{"v":2}}
            7 StepSucceeded sub 6 {"output":{"v":2}}
            8 StepExited sub 7 {"local":{"v":2}}
            9 ExecutionSucceeded - 8 {"output":{"v":2}}
            """);
    }

    @Test
    void everyEventOfASerialFlowIsCausedByTheOneBefore() {
        var run = Scenario.steps("""
            - {type: pass, name: first}
            - {type: pass, name: second}
            """).start();

        assertThat(run.history()).isEqualTo("""
            1 ExecutionStarted - 0 {"input":{}}
            2 StepEntered first 1 {"input":{},"local":{}}
            3 StepStarted first 2 {"input":{}}
            4 StepSucceeded first 3 {"output":{}}
            5 StepExited first 4 {"local":{}}
            6 StepEntered second 5 {"input":{},"local":{}}
            7 StepStarted second 6 {"input":{}}
            8 StepSucceeded second 7 {"output":{}}
            9 StepExited second 8 {"local":{}}
            10 ExecutionSucceeded - 9 {"output":{}}
            """);
    }
}

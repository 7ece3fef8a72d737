package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.value.Obj;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which step comes next: list order, `end`, `goto`, waiting, and many threads.
class OrderTest {
    /// Names of the steps in the order in which they were entered.
    private static String entered(Scenario run) {
        return run.events().stream()
                .filter(event -> event.type() == EventType.STEP_ENTERED)
                .map(Event::stepName)
                .collect(Collectors.joining(" "));
    }

    @Test
    void afterAJumpTheListGoesOnFromTheTarget() {
        var run = Scenario.steps("""
            - {type: choice, name: pick, choices: [{condition: 'true', goto: c}]}
            - {type: pass, name: b}
            - {type: pass, name: c}
            - {type: pass, name: d}
            """).start();

        assertThat(entered(run)).isEqualTo("pick c d");
    }

    @Test
    void endAndSucceedEndOnlyTheirOwnList() {
        var run = Scenario.steps("""
            - type: parallel
              name: p
              branches:
                - steps: [{type: pass, name: a, end: true}, {type: pass, name: never}]
                - steps: [{type: succeed, name: b}, {type: pass, name: never2}]
            - {type: pass, name: after, end: true}
            - {type: pass, name: never3}
            """).start();

        assertThat(entered(run)).isEqualTo("p a b after");
        assertThat(run.state().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void theGotoOfAnOptionIsTakenAlsoWhenItsListEndedOrTheChoiceSaysEnd() {
        var run = Scenario.steps("""
            - type: choice
              name: pick
              end: true
              choices:
                - condition: $.go == "on"
                  steps: [{type: succeed, name: s, outputMappings: [{target: r, source: 1}]}, {type: pass, name: never}]
                  goto: z
            - {type: pass, name: y}
            - {type: pass, name: z}
            """).start("{\"go\":\"on\"}");

        assertThat(entered(run)).isEqualTo("pick s z");
        assertThat(run.output()).isEqualTo("{\"r\":1}");
    }

    @Test
    void aChoiceThatSaysEndEndsTheListWhenNothingJumps() {
        var run = Scenario.steps("""
            - {type: choice, name: pick, end: true, choices: [{condition: 'false', goto: y}]}
            - {type: pass, name: y}
            """).start();

        assertThat(entered(run)).isEqualTo("pick");
    }

    @Test
    void aLoopByGotoRunsAStepSeveralTimes() {
        var run = Scenario.steps("""
            - type: pass
              name: init
              outputMappings: [{target: n, source: 0}]
            - type: wait
              name: pause
              duration: 10
            - {type: task, name: poll, resourceArn: 'acs:fc:::services/s/functions/f'}
            - type: choice
              name: done
              choices: [{condition: $.n < 2, goto: pause}]
            """)
                .start()
                .pass(Duration.ofSeconds(10))
                .answer("poll", "{\"n\":1}")
                .pass(Duration.ofSeconds(10))
                .answer("poll", "{\"n\":2}");

        assertThat(entered(run)).isEqualTo("init pause poll done pause poll done");
        assertThat(run.state().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void theDefaultRunsWhenNoOptionHolds() {
        var run = Scenario.steps("""
            - type: choice
              name: pick
              choices: [{condition: $.status == "a", goto: z}]
              default: {steps: [{type: pass, name: other}], goto: z}
            - {type: pass, name: y}
            - {type: pass, name: z}
            """).start();

        assertThat(entered(run)).isEqualTo("pick other z");
    }

    @Test
    void aFailStepFailsItsParentsWithItsErrorAndNobodyInTheFlowCatchesIt() {
        var run = Scenario.steps("""
            - type: choice
              name: pick
              choices: [{condition: 'true', steps: [{type: fail, name: f, error: Bad, cause: worse}]}]
            """).start();

        assertThat(run.historyFrom(4)).isEqualTo("""
            4 StepEntered f 3 {"input":{},"local":{}}
            5 StepStarted f 4 {"input":{}}
            6 StepFailed f 5 {"cause":"worse","error":"Bad"}
            7 StepFailed pick 6 {"cause":"worse","error":"Bad"}
            8 ExecutionFailed - 7 {"cause":"worse","error":"Bad"}
            """);
        assertThat(Scenario.steps("- {type: fail, name: f}").start().state().failure())
                .contains(new Failure("FnF.RuntimeError", ""));
    }

    @Test
    void aWaitEndsAfterItsTimeAndAtOnceWhenThatIsOver() {
        var run = Scenario.steps("- {type: wait, name: w, duration: 172800}").start();
        assertThat(run.state().status()).isEqualTo(Status.RUNNING);
        assertThat(run.pass(Duration.ofDays(2)).state().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(run.secondsAt(4)).isEqualTo(172800.0);

        assertThat(Scenario.steps("- {type: wait, name: w, duration: $.d}")
                        .start("{\"d\":-3}")
                        .state()
                        .status())
                .isEqualTo(Status.SUCCEEDED);
        assertThat(Scenario.steps("- {type: wait, name: w, timestamp: '2020-01-01T00:00:00Z'}")
                        .start()
                        .state()
                        .status())
                .isEqualTo(Status.SUCCEEDED);
        assertThat(Scenario.steps("- {type: wait, name: w, timestamp: $.t}")
                        .start("{\"t\":\"2024-03-05T16:09:15+08:00\"}")
                        .pass(Duration.ofSeconds(5))
                        .state()
                        .status())
                .isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void aWaitWithDataThatCannotWorkFails() {
        assertThat(Scenario.steps("- {type: wait, name: w, duration: $.d}")
                        .start()
                        .state()
                        .failure())
                .contains(Failure.runtime("Step w: duration $.d is missing, but has to be a whole number of seconds."));
        assertThat(Scenario.steps("- {type: wait, name: w, duration: $.d}")
                        .start("{\"d\":172801}")
                        .state()
                        .failure())
                .contains(Failure.runtime("Step w would wait longer than 172800 seconds."));
        assertThat(Scenario.steps("- {type: wait, name: w, timestamp: $.t}")
                        .start("{\"t\":\"soon\"}")
                        .state()
                        .failure())
                .contains(Failure.runtime("Step w: timestamp $.t is \"soon\", but has to be an RFC 3339 time."));
    }

    @Test
    void aHundredIterationsRunAtOnceAndTheNextStartsWhenOneEnds() {
        var elements = IntStream.range(0, 102).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        var run = Scenario.steps("""
            - type: foreach
              name: each
              iterationMapping: {collection: $.xs, item: x}
              steps: [{type: task, name: t, resourceArn: 'acs:fc:::services/s/functions/f', inputMappings: [{target: x, source: $input.x}]}]
              outputMappings: [{target: all, source: '$local[*].r'}]
            """).start("{\"xs\":" + elements + "}");
        assertThat(run.state().openTasks()).hasSize(100);

        run.answer("t", "{\"r\":0}");

        assertThat(run.state().openTasks()).hasSize(100);
        while (!run.state().status().ended()) {
            var last = run.state().openTasks().getLast();
            run.accept(new Command.Completed(
                            last.ref(), Scenario.json("{\"r\":" + last.input().find("x") + "}")))
                    .advance();
        }
        assertThat(run.output()).isEqualTo("{\"all\":" + elements + "}");
    }

    @Test
    void steppingOneThreadLeavesTheOthersWhereTheyAre() {
        var run = Scenario.steps("""
            - type: parallel
              name: p
              branches:
                - steps: [{type: pass, name: a}]
                - steps: [{type: pass, name: b}]
            """);
        run.accept(new Command.Start(Obj.EMPTY));
        for (int i = 0; i < 4; i++) {
            run.accept(new Command.Advance(1));
        }
        assertThat(run.state().ready()).containsExactly(1, 0);

        run.accept(new Command.AdvanceThread(0));

        assertThat(run.state().ready()).containsExactly(2, 1);
        assertThat(run.historyFrom(6)).isEqualTo("6 BranchEntered p 3 {\"input\":{}}\n");
        assertThat(run.decide(new Command.AdvanceThread(0)))
                .isEqualTo(new Decision.Rejected(Decision.Reason.NOT_READY));
        assertThat(run.advance().state().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void anExecutionStartsOnceAndNothingComesBeforeThat() {
        var run = Scenario.steps("- {type: wait, name: w, duration: 5}");
        var start = new Command.Start(Obj.EMPTY);

        assertThat(run.decide(new Command.Advance(1))).isEqualTo(new Decision.Rejected(Decision.Reason.NOT_NOW));
        run.start();
        assertThat(run.decide(start)).isEqualTo(new Decision.Rejected(Decision.Reason.NOT_NOW));
        assertThat(run.decide(new Command.Advance(1))).isEqualTo(new Decision.Rejected(Decision.Reason.NOT_READY));
    }
}

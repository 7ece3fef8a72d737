package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static String text(int bytes) {
        return "\"" + "x".repeat(bytes - 2) + "\"";
    }

    @Test
    void theEventOfTheLimitIsTheEndOfTheExecution() {
        var run = Scenario.steps("""
            - {type: pass, name: a}
            - {type: choice, name: again, choices: [{condition: 'true', goto: a}]}
            """).start();

        assertThat(run.events()).hasSize(5_000);
        assertThat(run.historyFrom(4_999)).isEqualTo("""
            4999 StepStarted again 4998 {"input":{}}
            5000 ExecutionFailed - 4999 {"cause":"The execution reached the limit of 5000 events.","error":"FnF.RuntimeError"}
            """);
    }

    @Test
    void anExecutionMayEndWithTheEventOfTheLimit() {
        var flow = """
            version: v1
            type: flow
            steps: [{type: pass, name: a}]
            """;
        var six = new Limits(6, 32 * 1024, 100, Duration.ofDays(2), Duration.ofDays(365));
        var five = new Limits(5, 32 * 1024, 100, Duration.ofDays(2), Duration.ofDays(365));

        assertThat(Scenario.flow(flow, six).start().state().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(Scenario.flow(flow, five).start().state().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void inputLocalAndOutputOfAStepTogetherAreLimited() {
        var yaml = """
            - type: task
              name: t
              resourceArn: acs:fc:::services/s/functions/f
              inputMappings: [{target: a, source: $input.a}]
              outputMappings: [{target: b, source: $local.b}]
            """;
        var fits =
                Scenario.steps(yaml).start("{\"a\":" + text(10_000) + "}").answer("t", "{\"b\":" + text(11_000) + "}");
        var breaks =
                Scenario.steps(yaml).start("{\"a\":" + text(12_000) + "}").answer("t", "{\"b\":" + text(11_000) + "}");

        assertThat(fits.state().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(breaks.historyFrom(6)).isEqualTo("""
            6 ExecutionFailed - 5 {"cause":"Step t holds 34018 bytes of input, local and output, which is more than 32768.","error":"FnF.RuntimeError"}
            """);
    }

    @Test
    void whatIsKeptOfACaughtErrorCountsTogetherWithTheInput() {
        var yaml = """
            - type: task
              name: t
              resourceArn: acs:fc:::services/s/functions/f
              errorMappings: [{target: c, source: $local.cause}]
              catch: [{errors: [E], goto: z}]
            - {type: succeed, name: z, inputMappings: [{target: c, source: $local.c}]}
            """;
        var fits = Scenario.steps(yaml).start("{\"a\":" + text(28_000) + "}").fail("t", "E", "c".repeat(4_000));
        var breaks = Scenario.steps(yaml).start("{\"a\":" + text(29_000) + "}").fail("t", "E", "c".repeat(4_000));

        assertThat(fits.state().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(breaks.historyFrom(6)).startsWith("6 ExecutionFailed - 5 {\"cause\":\"Step t holds 33014 bytes");
    }

    @Test
    void anEventOverTheLimitIsNotWritten() {
        var run = Scenario.steps("- {type: task, name: t, resourceArn: 'acs:fc:::services/s/functions/f'}")
                .start()
                .answer("t", "{\"b\":" + text(32_763) + "}");

        assertThat(run.historyFrom(5)).isEqualTo("""
            5 ExecutionFailed - 4 {"cause":"Event TaskSucceeded of step t holds 32769 bytes of data, which is more than 32768.","error":"FnF.RuntimeError"}
            """);
    }

    @Test
    void catchDoesNotSeeABreachOfALimit() {
        var run = Scenario.steps("""
            - type: task
              name: t
              resourceArn: acs:fc:::services/s/functions/f
              catch: [{errors: [FnF.ALL], goto: z}]
            - {type: pass, name: z}
            """).start().answer("t", "{\"b\":" + text(40_000) + "}");

        assertThat(run.state().status()).isEqualTo(Status.FAILED);
    }
}

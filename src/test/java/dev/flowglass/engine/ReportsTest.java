package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.engine.Decision.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a report of a task token does.
class ReportsTest {
    private static final String CALLBACK = """
        - type: task
          name: t
          resourceArn: acs:fc:::services/s/functions/f
          pattern: waitForCallback
        """;

    private static Command success(TaskToken token, String json) {
        return new Command.ReportTaskSucceeded(token, Scenario.json(json));
    }

    private static Command failure(TaskToken token, String error, String cause) {
        return new Command.ReportTaskFailed(token, new Failure(error, cause));
    }

    private static Decision rejected(Reason reason) {
        return new Decision.Rejected(reason);
    }

    @Test
    void theFirstReportWinsAndEveryLaterOneIsRefused() {
        var run = Scenario.steps(CALLBACK + "- {type: wait, name: w, duration: 5}")
                .start()
                .echo("t");
        var token = run.token("t");
        run.report("t", "{}");

        assertThat(run.decide(success(token, "{}"))).isEqualTo(rejected(Reason.TASK_ALREADY_COMPLETED));
        assertThat(run.decide(failure(token, "E", ""))).isEqualTo(rejected(Reason.TASK_ALREADY_COMPLETED));
    }

    @Test
    void aReportAfterTheTimeoutTheEndOrAStopIsRefused() {
        var timedOut =
                Scenario.steps(CALLBACK + "  timeoutSeconds: 1\n").start().echo("t");
        var late = timedOut.token("t");
        timedOut.pass(Duration.ofSeconds(1));
        assertThat(timedOut.decide(success(late, "{}"))).isEqualTo(rejected(Reason.TASK_ALREADY_COMPLETED));

        var stopped = Scenario.steps(CALLBACK).start().echo("t");
        var useless = stopped.token("t");
        stopped.stop("", "");
        assertThat(stopped.decide(success(useless, "{}"))).isEqualTo(rejected(Reason.TASK_ALREADY_COMPLETED));
    }

    @Test
    void eachAttemptHasATokenOfItsOwnAndAnOlderOneIsRefused() {
        var run = Scenario.steps(CALLBACK + "  retry: [{errors: [Again], intervalSeconds: 1}]\n")
                .start()
                .echo("t");
        var first = run.token("t");
        run.reportFailed("t", "Again", "").pass(Duration.ofSeconds(1)).echo("t");
        var second = run.token("t");

        assertThat(second).isNotEqualTo(first);
        assertThat(second.enteredId()).isEqualTo(first.enteredId());
        assertThat(run.decide(success(first, "{}"))).isEqualTo(rejected(Reason.TASK_ALREADY_COMPLETED));
        assertThat(run.report("t", "{\"ok\":1}").output()).isEqualTo("{\"ok\":1}");
    }

    @Test
    void aReportBeforeTheSubmitAnswerCompletesTheTaskAndTheAnswerIsIgnored() {
        var run = Scenario.steps(CALLBACK).start();
        var ref = run.task("t").ref();

        run.report("t", "{\"a\":1}");

        assertThat(run.historyFrom(4)).startsWith("""
            4 TaskStarted t 3 {}
            5 TaskSucceeded t 4 {"output":{"a":1}}
            """);
        assertThat(run.decide(new Command.Submitted(ref, Scenario.json("{}"))))
                .isEqualTo(rejected(Reason.TASK_ALREADY_COMPLETED));
    }

    @Test
    void anOutputThatIsNoObjectIsAcceptedAndThenUnusable() {
        var run = Scenario.steps(CALLBACK).start().echo("t").report("t", "\"x\"");

        assertThat(run.state().failure().orElseThrow().error()).isEqualTo("FnF.InvalidLocal");
    }

    @Test
    void anOutputOverTheLimitAndABadErrorAreRefusedAndTheTokenStaysUsable() {
        var run = Scenario.steps(CALLBACK + "  outputMappings: [{target: ok, source: 1}]\n")
                .start()
                .echo("t");
        var token = run.token("t");
        int limit = Limits.SERVICE.bytes();

        assertThat(run.decide(success(token, "\"" + "x".repeat(limit - 1) + "\"")))
                .isEqualTo(rejected(Reason.OUTPUT_TOO_LARGE));
        assertThat(run.decide(success(token, "\"" + "x".repeat(limit - 2) + "\"")))
                .isInstanceOf(Decision.Accepted.class);
        for (var bad : List.of(
                failure(token, "", ""), failure(token, "e".repeat(129), ""), failure(token, "E", "c".repeat(4097)))) {
            assertThat(run.decide(bad)).isEqualTo(rejected(Reason.BAD_ERROR));
        }
        for (var character : List.of("e", "中", "😀")) {
            assertThat(run.decide(failure(token, character.repeat(128), character.repeat(4096))))
                    .isInstanceOf(Decision.Accepted.class);
        }
        assertThat(run.report("t", "{}").output()).isEqualTo("{\"ok\":1}");
    }

    @Test
    void aTaskThatDoesNotWaitForACallbackCannotBeReported() {
        var run = Scenario.steps("- {type: task, name: t, resourceArn: 'acs:fc:::services/s/functions/f'}")
                .start();

        assertThat(run.decide(success(run.token("t"), "{}"))).isEqualTo(rejected(Reason.NOT_A_CALLBACK_TASK));
    }

    @Test
    void aCallbackTaskIsNotCompletedByItsResource() {
        var run = Scenario.steps(CALLBACK).start();

        assertThat(run.decide(new Command.Completed(run.task("t").ref(), Scenario.json("{}"))))
                .isEqualTo(rejected(Reason.TASK_ALREADY_COMPLETED));
    }

    @Test
    void aFailedSubmitIsATaskError() {
        var run = Scenario.steps(CALLBACK).start().fail("t", "FC.ResourceThrottled", "busy");

        assertThat(run.historyFrom(5))
                .startsWith("5 TaskSubmitFailed t 4 {\"cause\":\"busy\",\"error\":\"FC.ResourceThrottled\"}\n");
    }

    @Test
    void aTokenIsReadAsItWasWrittenAndNothingElseIs() {
        var token = Scenario.KEY.token("flow", "run", 2, 70_000);

        assertThat(TaskToken.parse(token.text())).contains(token);
        assertThat(token.attempt()).isEqualTo(70_000);
        for (var other : List.of(
                "", "abc", " " + token.text(), token.text() + "=", token.text().substring(4), base64("v1#a#b#2"))) {
            assertThat(TaskToken.parse(other)).as(other).isEmpty();
        }
    }

    @Test
    void onlyItsOwnKeyMadeAToken() {
        var token = Scenario.KEY.token("flow", "run", 2, 1);

        assertThat(Scenario.KEY.made(token)).isTrue();
        assertThat(new TokenKey("another secret of the tests".getBytes(StandardCharsets.UTF_8)).made(token))
                .isFalse();
        assertThat(Scenario.KEY.made(new TaskToken("flow", "run", 3, token.digest())))
                .isFalse();
        assertThat(Scenario.KEY.made(new TaskToken("flow", "other", 2, token.digest())))
                .isFalse();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.model.TaskStep;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Retry, catch, timeouts.
class ErrorsTest {
    private static String task(String rest) {
        return "- type: task\n  name: t\n  resourceArn: acs:fc:::services/s/functions/f\n" + rest.indent(2);
    }

    private static TaskStep.Retry policy(String interval, String max, String multiplier) {
        return new TaskStep.Retry(
                List.of("X"), new BigDecimal(interval), new BigDecimal(max), 3, new BigDecimal(multiplier));
    }

    @Test
    void theDelayGrowsByTheMultiplierUpToTheMaximum() {
        assertThat(TaskBehavior.delay(policy("10", "86400", "2"), 1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(TaskBehavior.delay(policy("10", "86400", "2"), 3)).isEqualTo(Duration.ofSeconds(40));
        assertThat(TaskBehavior.delay(policy("10", "25", "2"), 3)).isEqualTo(Duration.ofSeconds(25));
        assertThat(TaskBehavior.delay(policy("1", "86400", "1.5"), 3)).isEqualTo(Duration.ofMillis(2250));
        assertThat(TaskBehavior.delay(policy("5", "86400", "1"), 9)).isEqualTo(Duration.ofSeconds(5));
        assertThat(TaskBehavior.delay(policy("1", "86400", "2"), 5000)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void theFirstPolicyThatMatchesIsUsedAndEachCountsForItself() {
        var run = Scenario.steps(task("""
            retry:
              - {errors: [A], intervalSeconds: 1, maxAttempts: 1}
              - {errors: [B], intervalSeconds: 5, maxAttempts: 1}
              - {errors: [FnF.ALL], intervalSeconds: 7}
            """))
                .start()
                .fail("t", "A", "")
                .pass(Duration.ofSeconds(1))
                .fail("t", "B", "")
                .pass(Duration.ofSeconds(5))
                .fail("t", "A", "");

        assertThat(run.state().failure()).contains(new Failure("A", ""));
        var schedules = run.events().stream()
                .filter(event -> event.type() == EventType.TASK_SCHEDULED)
                .map(event -> run.secondsAt(event.id()));
        assertThat(schedules).containsExactly(0.0, 1.0, 6.0);
    }

    @Test
    void noAttemptsMeansNoRetry() {
        var run = Scenario.steps(task("retry: [{errors: [FnF.ALL], maxAttempts: 0}]"))
                .start()
                .fail("t", "A", "");

        assertThat(run.state().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void catchIsLookedAtWhenTheRetriesAreUsed() {
        var run = Scenario.steps(task("""
            retry: [{errors: [A], intervalSeconds: 1, maxAttempts: 1}]
            catch: [{errors: [B], goto: b}, {errors: [A], goto: a}]
            end: true
            outputMappings: [{target: never, source: 1}]
            errorMappings: [{target: e, source: $local.error}, {target: c, source: $local.cause}, {target: k, source: 9}]
            """) + "- {type: pass, name: b, end: true}\n- {type: pass, name: a}\n")
                .start()
                .fail("t", "A", "one")
                .pass(Duration.ofSeconds(1))
                .fail("t", "A", "two");

        assertThat(run.output()).isEqualTo("{\"c\":\"two\",\"e\":\"A\",\"k\":9}");
        assertThat(run.history()).contains("StepEntered a ").doesNotContain("StepSucceeded t");
    }

    @Test
    void anFcPrefixMatchesAlsoWhatAFunctionRaised() {
        var run = Scenario.steps(task("catch: [{errors: [FC.ServerError], goto: z}]") + "- {type: pass, name: z}\n")
                .start()
                .fail("t", "ServerError", "");

        assertThat(run.state().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void namesMatchExactly() {
        var run = Scenario.steps(task("catch: [{errors: [rejected], goto: z}]") + "- {type: pass, name: z}\n")
                .start()
                .fail("t", "Rejected", "");

        assertThat(run.state().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void theTimeoutOfATaskIsThatOfEachAttemptFromItsScheduling() {
        var run = Scenario.steps(task(
                        "timeoutSeconds: 4\nretry: [{errors: [FnF.TaskTimeout], intervalSeconds: 10, maxAttempts: 1}]"))
                .start()
                .pass(Duration.ofSeconds(30));

        assertThat(run.historyFrom(5)).startsWith("5 TaskTimedOut t 4 ").contains("8 TaskTimedOut t 7 ");
        assertThat(run.secondsAt(5)).isEqualTo(4.0);
        assertThat(run.secondsAt(6)).isEqualTo(14.0);
        assertThat(run.secondsAt(8)).isEqualTo(18.0);
    }

    @Test
    void aTimeoutBeyondAllDatesIsAsGoodAsNone() {
        var run = Scenario.steps(task("pattern: waitForCallback\ntimeoutSeconds: 99999999999999999999"))
                .start()
                .echo("t")
                .pass(Duration.ofDays(365));

        assertThat(run.state().status()).isEqualTo(Status.TIMED_OUT);
    }

    @Test
    void withoutATimeoutAnExecutionEndsAfterAYear() {
        var run = Scenario.steps(task("pattern: waitForCallback"))
                .start()
                .echo("t")
                .pass(Duration.ofDays(365));

        assertThat(run.state().status()).isEqualTo(Status.TIMED_OUT);
    }

    @Test
    void aTimerThatIsNotDueOrNotThereIsRefused() {
        var run = Scenario.steps("- {type: wait, name: w, duration: 5}").start();
        var timer = run.state().timers().getFirst();

        assertThat(timer.kind()).isEqualTo(Timer.Kind.WAIT);
        assertThat(run.decide(new Command.TimerFired(timer))).isEqualTo(new Decision.Rejected(Decision.Reason.NOT_DUE));
        run.pass(Duration.ofSeconds(5));
        assertThat(run.decide(new Command.TimerFired(timer)))
                .isEqualTo(new Decision.Rejected(Decision.Reason.EXECUTION_ENDED));
    }
}

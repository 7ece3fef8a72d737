package dev.flowglass.runtime;

import static dev.flowglass.runtime.Flows.call;
import static dev.flowglass.runtime.Flows.callback;
import static dev.flowglass.runtime.Flows.flow;
import static dev.flowglass.runtime.Flows.pass;
import static dev.flowglass.runtime.Stand.echo;
import static dev.flowglass.runtime.Stand.lines;
import static dev.flowglass.runtime.Stand.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowglass.connector.Call;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.Decision.Reason;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Status;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExecutionsTest {
    private static final Obj OK = Obj.of("status", Value.of("ok"));

    @Test
    void aCallbackTaskWaitsUntilItsTokenIsReported() {
        try (var stand = Stand.onTheWall(echo())) {
            var id = stand.start(flow(callback("approve"), pass("after")));
            var token = stand.token(id);

            var receipt = soon(stand.executions.reportSucceeded(token, OK));

            assertThat(receipt).isEqualTo(new ReportReceipt.Accepted(6, id, "approve"));
            assertThat(stand.end(id).state().output()).contains(OK.with("after", Value.of(true)));
            assertThat(lines(stand.view(id).events()))
                    .containsSequence(
                            "3 TaskScheduled approve",
                            "4 TaskStarted approve",
                            "5 TaskSubmitted approve",
                            "6 TaskSucceeded approve");
        }
    }

    @Test
    void eachUselessTokenIsRefusedInItsOwnWay() {
        try (var stand = Stand.onTheWall(echo());
                var other = Stand.onTheWall(echo())) {
            var id = stand.start(flow(callback("approve")));
            var token = stand.token(id);
            var foreign = other.token(other.start(flow(callback("approve"))));
            var theirs = other.executions.list().getFirst().id();

            assertThat(soon(stand.executions.reportSucceeded("hello", OK))).isEqualTo(new ReportReceipt.NotAToken());
            assertThat(soon(stand.executions.reportSucceeded(" " + token, OK)))
                    .isEqualTo(new ReportReceipt.NotAToken());
            assertThat(soon(stand.executions.reportSucceeded(foreign, OK)))
                    .isEqualTo(new ReportReceipt.ForeignToken(theirs));
            assertThat(soon(stand.executions.reportFailed(token, new Failure("", "no error name"))))
                    .isEqualTo(new ReportReceipt.Refused(id, Reason.BAD_ERROR));
            assertThat(soon(stand.executions.reportFailed(token, new Failure("Rejected", ""))))
                    .isInstanceOf(ReportReceipt.Accepted.class);
            assertThat(soon(stand.executions.reportSucceeded(token, OK)))
                    .isEqualTo(new ReportReceipt.Refused(id, Reason.TASK_ALREADY_COMPLETED));
            assertThat(stand.end(id).state().failure()).contains(new Failure("Rejected", ""));
        }
    }

    @Test
    void aGenuineTokenOfAFlowOrExecutionThatIsGoneSaysWhichIsGone() {
        var key = new TokenKey(new byte[32]);
        try (var executions =
                new Executions(new MemoryJournal(key), task -> Call.awaitingPerson(true), new WallTime(), Gate.OPEN)) {
            var token = key.token("orders", "run-7", 2, 1).text();

            assertThat(soon(executions.reportSucceeded(token, OK))).isEqualTo(new ReportReceipt.FlowUnknown("orders"));
            var _ = soon(
                    executions.start(new StartRequest("orders", flow(pass("p")), Optional.of("run-8"), Obj.EMPTY)));
            assertThat(soon(executions.reportSucceeded(token, OK)))
                    .isEqualTo(new ReportReceipt.ExecutionUnknown(new ExecutionId("orders", "run-7")));
        }
    }

    @Test
    void startingAgainGivesTheRunningExecutionAndRefusesTheNameOfAnEndedOne() {
        try (var stand = Stand.onTheWall(echo())) {
            var waiting = flow(callback("approve"));
            assertThat(stand.start("run", waiting)).isInstanceOf(StartResult.Started.class);
            assertThat(stand.start("run", flow(pass("other"))))
                    .isInstanceOfSatisfying(
                            StartResult.AlreadyRunning.class,
                            there -> assertThat(there.execution().definition()).isEqualTo(waiting));

            var id = new ExecutionId("test", "run");
            assertThat(soon(stand.executions.stop(id, new Failure("Bored", ""))))
                    .isInstanceOf(Receipt.Done.class);
            assertThat(stand.end(id).state().status()).isEqualTo(Status.STOPPED);
            assertThat(stand.start("run", waiting)).isInstanceOf(StartResult.AlreadyExists.class);
            assertThat(soon(stand.executions.stop(id, new Failure("", ""))))
                    .isEqualTo(new Receipt.Refused(Reason.EXECUTION_ENDED));
        }
    }

    @Test
    void namesAndInputAreCheckedBeforeAnythingIsStarted() {
        try (var stand = Stand.onTheWall()) {
            assertThat(stand.start("7up", flow(pass("p")))).isEqualTo(new StartResult.BadName("7up"));
            var tooMuch = Obj.of("text", Value.of("x".repeat(40_000)));
            assertThat(soon(stand.executions.start(
                            new StartRequest("test", flow(pass("p")), Optional.empty(), tooMuch))))
                    .isEqualTo(new StartResult.InputTooLarge(40_011, 32_768));
            assertThat(stand.executions.list()).isEmpty();

            var made = stand.start(flow(pass("p"))).name();
            assertThat(UUID.fromString(made).toString()).isEqualTo(made);
        }
    }

    @Test
    void aTargetWithoutBindingFailsWithACauseThatSaysWhatToDo() {
        try (var stand = Stand.onTheWall()) {
            var failure =
                    stand.run(flow(call("charge", "charge"))).state().failure().orElseThrow();

            assertThat(failure.error()).isEqualTo("FC.FunctionNotFound");
            assertThat(failure.cause()).contains(Flows.arn("charge"), "resources.yaml");
        }
    }

    @Test
    void aPersonStandsInForAResource() {
        try (var stand = new Stand(new WallTime(), Gate.OPEN, Unbound.AWAITS_PERSON)) {
            var id = stand.start(flow(call("charge", "charge"), call("ship", "ship")));
            var charge = soon(Events.until(
                            stand.executions,
                            id,
                            batch -> !stand.executions.manualTasks().isEmpty())
                    .thenApply(batch -> stand.executions.manualTasks().getFirst()));
            assertThat(charge.unbound()).isTrue();
            assertThat(charge.task().step().name()).isEqualTo("charge");

            assertThat(soon(stand.executions.answer(charge, OK))).isInstanceOf(Receipt.Done.class);
            assertThat(soon(stand.executions.answer(charge, OK)))
                    .isEqualTo(new Receipt.Refused(Reason.TASK_ALREADY_COMPLETED));
            var ship = soon(Events.until(
                            stand.executions,
                            id,
                            batch -> stand.executions.manualTasks().stream()
                                    .anyMatch(task -> task.task().step().name().equals("ship")))
                    .thenApply(batch -> stand.executions.manualTasks().getFirst()));
            var _ = soon(stand.executions.fail(ship, new Failure("Lost", "in the mail")));

            assertThat(stand.end(id).state().failure()).contains(new Failure("Lost", "in the mail"));
            assertThat(stand.executions.manualTasks()).isEmpty();
        }
    }

    @Test
    void aMistakeOfOursBreaksOneExecutionAndSaysSo() {
        Gate gate = (id, state) -> {
            if (id.name().equals("bad")) {
                throw new IllegalStateException("the gate fell down");
            }
            return new Gate.Answer.Go(1);
        };
        try (var stand = new Stand(new WallTime(), gate, Unbound.FAILS)) {
            var _ = stand.start("bad", flow(pass("p")));
            var bad = new ExecutionId("test", "bad");

            assertThatThrownBy(() ->
                            stand.executions.ended(bad).toCompletableFuture().join())
                    .hasMessageContaining("the gate fell down");
            assertThat(stand.view(bad).trouble())
                    .hasValueSatisfying(text -> assertThat(text).contains("test/bad"));
            assertThatThrownBy(() -> soon(stand.executions.stop(bad, new Failure("", ""))))
                    .hasStackTraceContaining("cannot go on");
            assertThat(stand.run(flow(pass("p"))).state().status()).isEqualTo(Status.SUCCEEDED);
        }
    }

    @Test
    void closingEndsAllWaiting() {
        var stand = Stand.onTheWall(echo());
        var id = stand.start(flow(callback("approve")));
        var token = stand.token(id);
        var end = stand.executions.ended(id).toCompletableFuture();

        stand.close();

        assertThatThrownBy(end::join).hasMessageContaining("closed");
        assertThat(stand.executions.reportSucceeded(token, OK).toCompletableFuture())
                .isCompletedExceptionally();
    }
}

package dev.flowglass.runtime;

import static dev.flowglass.runtime.Flows.call;
import static dev.flowglass.runtime.Flows.callback;
import static dev.flowglass.runtime.Flows.flow;
import static dev.flowglass.runtime.Flows.parallel;
import static dev.flowglass.runtime.Flows.pass;
import static dev.flowglass.runtime.Flows.task;
import static dev.flowglass.runtime.Stand.echo;
import static dev.flowglass.runtime.Stand.lines;
import static dev.flowglass.runtime.Stand.mock;
import static dev.flowglass.runtime.Stand.output;
import static dev.flowglass.runtime.Stand.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.Call;
import dev.flowglass.connector.Outcome;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.Status;
import dev.flowglass.model.Step;
import dev.flowglass.model.TaskStep;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeTest {
    @Test
    void anEmptyJournalIsOpenedWithoutComingToRest() {
        var still = new CompletableFuture<Boolean>();
        try (var executions = new Executions(
                new MemoryJournal(),
                task -> Call.ended(new Outcome.Returned(Obj.EMPTY)),
                new VirtualTime(Stand.START, () -> still.complete(true)),
                Gate.OPEN)) {
            assertThat(still).isNotDone();
            soon(executions.start(new StartRequest("test", flow(pass("a")), Optional.empty(), Obj.EMPTY)));
            assertThat(soon(still)).isTrue();
        }
    }

    @Test
    void thirtyDaysOfWaitingPassAtOnceInVirtualTime() {
        try (var stand = Stand.inVirtualTime()) {
            var days = IntStream.range(0, 30)
                    .mapToObj(day -> Flows.wait("day" + day, Duration.ofDays(1).toSeconds()))
                    .toArray(Step[]::new);
            long before = System.nanoTime();

            var end = stand.run(flow(days));

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            assertThat(end.state().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(end.state().lastTime()).isEqualTo(Stand.START.plus(Duration.ofDays(30)));
        }
    }

    @Test
    void delaysOfMocksOverlapAndDecideTheOrder() {
        try (var stand = Stand.inVirtualTime(
                mock("slow", output(Obj.of("n", Value.of(1)), 3_000)),
                mock("quick", output(Obj.of("n", Value.of(2)), 1_000)))) {
            var end = stand.run(flow(parallel("both", call("a", "slow"), call("b", "quick"))));

            assertThat(lines(end.events()))
                    .containsSequence("12 TaskSucceeded b", "13 StepSucceeded b", "14 StepExited b")
                    .contains("16 TaskSucceeded a");
            assertThat(end.state().lastTime()).isEqualTo(Stand.START.plusSeconds(3));
        }
    }

    @Test
    void aTaskTimesOutAndItsSleepingCallIsOfNoInterestAnyMore() {
        try (var stand = Stand.inVirtualTime(mock("slow", output(Obj.EMPTY, 60_000)))) {
            var step = task("slow", "slow", TaskStep.Pattern.REQUEST_RESPONSE, OptionalLong.of(30));

            var end = stand.run(flow(step));

            assertThat(lines(end.events())).endsWith("5 TaskTimedOut slow", "6 StepFailed slow", "7 ExecutionFailed");
            assertThat(end.state().lastTime()).isEqualTo(Stand.START.plusSeconds(30));
        }
    }

    @Test
    void virtualTimeStandsStillWhenOnlyAPersonCanGoOn() {
        var still = new CompletableFuture<Void>();
        var time = new VirtualTime(Stand.START, () -> still.complete(null));
        try (var stand = new Stand(time, Gate.OPEN, Unbound.FAILS, echo())) {
            var id = stand.start(flow(callback("approve"), Flows.wait("night", 3_600)));
            var token = stand.token(id);
            var _ = soon(still);
            assertThat(time.now()).isEqualTo(Stand.START);

            var _ = soon(stand.executions.reportSucceeded(token, Obj.EMPTY));

            assertThat(stand.end(id).state().lastTime()).isEqualTo(Stand.START.plusSeconds(3_600));
        }
    }

    @Test
    void theLimitOfAYearComesWhenTimeReachesItButDoesNotMakeItPass() {
        var time = new VirtualTime(Stand.START);
        var rung = new StringBuilder();
        time.begin();
        var _ = time.limit(Stand.START.plusSeconds(5), () -> rung.append("limit "));
        time.end();
        assertThat(rung).isEmpty();

        time.begin();
        var _ = time.at(Stand.START.plusSeconds(9), () -> rung.append("nine "));
        var cancelled = time.at(Stand.START.plusSeconds(2), () -> rung.append("two "));
        cancelled.cancel();
        time.end();

        assertThat(rung).hasToString("limit nine ");
        assertThat(time.now()).isEqualTo(Stand.START.plusSeconds(9));
    }

    @Test
    void onTheWallAWaitTakesItsTime() {
        try (var stand = Stand.onTheWall()) {
            long before = System.nanoTime();

            var end = stand.run(flow(Flows.wait("moment", 1), pass("p")));

            assertThat(end.state().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }
}

package dev.flowglass.runtime;

import static dev.flowglass.runtime.Stand.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.Call;
import dev.flowglass.connector.Outcome;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.Status;
import dev.flowglass.language.FlowReader;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Executions that wait leave the memory, and nobody notices.
class RestingTest {
    private static final String TIMED = """
        version: v1
        type: flow
        steps:
          - type: task
            name: approve
            resourceArn: acs:fc:::services/test/functions/ask
            pattern: waitForCallback
            timeoutSeconds: 60
            catch:
              - errors: [FnF.TaskTimeout]
                goto: pause
          - {type: pass, name: skipped}
          - {type: wait, name: pause, duration: 3600}
        """;

    private static final String CALL = """
        version: v1
        type: flow
        steps:
          - {type: task, name: call, resourceArn: 'acs:fc:::services/test/functions/slow'}
          - {type: wait, name: pause, duration: 3600}
        """;

    private final MemoryJournal journal = new MemoryJournal();
    private final CompletableFuture<Outcome> slow = new CompletableFuture<>();

    private Executions open(TimeSource time, Resting.Policy policy) {
        return new Executions(
                journal,
                task -> task.step().name().equals("call")
                        ? new Call(slow, new Call.Activity.Working(), () -> {})
                        : Call.ended(new Outcome.Returned(task.input())),
                FlowLibrary.NONE,
                time,
                Gate.OPEN,
                Limits.SERVICE,
                text -> FlowReader.read(text).flow(),
                100,
                policy);
    }

    private static ExecutionId start(Executions executions, String name, String text) {
        var definition = new FlowDefinition(text, FlowReader.read(text).flow().orElseThrow());
        soon(executions.start(new StartRequest("flow", definition, Optional.of(name), Obj.EMPTY)));
        return new ExecutionId("flow", name);
    }

    private static void until(BooleanSupplier condition) {
        var end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private static void untilResting(Executions executions, ExecutionId id) {
        until(() -> executions.isResting(id));
    }

    private static String token(Executions executions, ExecutionId id) {
        var state = executions.find(id).orElseThrow().state();
        return executions.token(state, state.openTasks().getFirst());
    }

    private static List<EventType> types(ExecutionView view) {
        return view.events().stream().map(Event::type).toList();
    }

    @Test
    void anExecutionThatWaitsForAReportRestsCanBeReadAndGoesOnWhenItComes() {
        try (var executions = open(new WallTime(), Resting.Policy.AT_ONCE)) {
            var id = start(executions, "run", Flows.CALLBACK_TEXT);
            untilResting(executions, id);

            var view = executions.find(id).orElseThrow();
            assertThat(types(view)).endsWith(EventType.TASK_SUBMITTED);
            assertThat(executions.list()).containsExactly(view);
            assertThat(executions.isResting(id)).isTrue();

            var end = executions.ended(id);
            assertThat(soon(executions.reportSucceeded(token(executions, id), Obj.of("ok", Value.of(true)))))
                    .isInstanceOf(ReportReceipt.Accepted.class);
            assertThat(soon(end).state().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(soon(end).events().subList(0, view.events().size())).isEqualTo(view.events());
        }
    }

    @Test
    void aReportThatIsRefusedLeavesItAsItWas() {
        try (var executions = open(new WallTime(), Resting.Policy.AT_ONCE)) {
            var id = start(executions, "run", Flows.CALLBACK_TEXT);
            untilResting(executions, id);
            assertThat(soon(executions.reportFailed(token(executions, id), new Failure("", ""))))
                    .isInstanceOf(ReportReceipt.Refused.class);
            untilResting(executions, id);
            assertThat(types(executions.find(id).orElseThrow())).endsWith(EventType.TASK_SUBMITTED);
        }
    }

    @Test
    void timersWakeWhatRestsAtTheirTime() {
        var time = new VirtualTime(Stand.START);
        time.begin();
        try (var executions = open(time, Resting.Policy.AT_ONCE)) {
            var id = start(executions, "run", TIMED);
            var scheduled = new ArrayList<Event>();
            untilResting(executions, id);
            scheduled.addAll(executions.find(id).orElseThrow().events());
            time.end();

            var end = soon(executions.ended(id));
            assertThat(end.state().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(end.state().lastTime()).isEqualTo(Stand.START.plusSeconds(3_660));
            assertThat(types(end)).containsOnlyOnce(EventType.TASK_TIMED_OUT);
            assertThat(end.events()).startsWith(scheduled.toArray(Event[]::new));
        }
    }

    @Test
    void itsOwnTimeLimitEndsWhatRests() {
        var time = new VirtualTime(Stand.START);
        time.begin();
        try (var executions = open(time, Resting.Policy.AT_ONCE)) {
            var id = start(executions, "run", Flows.CALLBACK_TEXT + "timeoutSeconds: 100\n");
            untilResting(executions, id);
            time.end();
            var end = soon(executions.ended(id));
            assertThat(end.state().status()).isEqualTo(Status.TIMED_OUT);
            assertThat(end.state().lastTime()).isEqualTo(Stand.START.plusSeconds(100));
        }
    }

    @Test
    void whatRestsCanBeStoppedAndItsNameIsTaken() {
        try (var executions = open(new WallTime(), Resting.Policy.AT_ONCE)) {
            var id = start(executions, "run", Flows.CALLBACK_TEXT);
            untilResting(executions, id);
            var definition = executions.find(id).orElseThrow().definition();
            var again = executions.start(new StartRequest("flow", definition, Optional.of("run"), Obj.EMPTY));
            assertThat(soon(again)).isInstanceOf(StartResult.AlreadyRunning.class);

            assertThat(soon(executions.stop(id, new Failure("Enough", "")))).isInstanceOf(Receipt.Done.class);
            assertThat(soon(executions.ended(id)).state().status()).isEqualTo(Status.STOPPED);
        }
    }

    @Test
    void whoListensToWhatRestsHearsAllEventsOnce() {
        try (var executions = open(new WallTime(), Resting.Policy.AT_ONCE)) {
            var id = start(executions, "run", Flows.CALLBACK_TEXT);
            untilResting(executions, id);
            var heard = new CopyOnWriteArrayList<Event>();
            var left = new CopyOnWriteArrayList<Event>();
            var leaving = executions.subscribe(batch -> left.addAll(batch.events()));
            until(() ->
                    left.size() == executions.find(id).orElseThrow().events().size());
            leaving.close();
            var _ = executions.subscribe(batch -> heard.addAll(batch.events()));
            until(() -> !heard.isEmpty());
            untilResting(executions, id);
            var before = List.copyOf(left);

            soon(executions.reportSucceeded(token(executions, id), Obj.EMPTY));
            var end = soon(executions.ended(id));
            until(() -> heard.size() >= end.events().size());
            assertThat(heard).isEqualTo(end.events());
            assertThat(left).isEqualTo(before);
        }
    }

    @Test
    void aCallUnderWayKeepsItsExecutionInMemory() {
        try (var executions = open(new WallTime(), Resting.Policy.AT_ONCE)) {
            var parked = start(executions, "parked", Flows.CALLBACK_TEXT);
            var calling = start(executions, "calling", CALL);
            untilResting(executions, parked);
            assertThat(executions.isResting(calling)).isFalse();
            slow.complete(new Outcome.Returned(Obj.EMPTY));
            untilResting(executions, calling);
            assertThat(types(executions.find(calling).orElseThrow()))
                    .containsOnlyOnce(EventType.TASK_STARTED, EventType.TASK_SUCCEEDED);
        }
    }

    @Test
    void whenTooManyAreQuietThoseThatAreSoForLongestRest() {
        try (var executions = open(new WallTime(), new Resting.Policy(16, Duration.ofDays(1)))) {
            var ids = IntStream.range(0, 6)
                    .mapToObj(i -> {
                        var id = start(executions, "run" + i, Flows.CALLBACK_TEXT);
                        until(() -> types(executions.find(id).orElseThrow()).contains(EventType.TASK_SUBMITTED));
                        return id;
                    })
                    .toList();
            until(() -> ids.subList(0, 3).stream().allMatch(executions::isResting));
            assertThat(ids.subList(4, 6)).noneMatch(executions::isResting);
        }
    }

    @Test
    void whatIsQuietForLongEnoughRests() {
        try (var executions = open(new WallTime(), new Resting.Policy(1_000_000, Duration.ofMillis(20)))) {
            var ids = IntStream.range(0, 6)
                    .mapToObj(i -> start(executions, "run" + i, Flows.CALLBACK_TEXT))
                    .toList();
            until(() -> ids.stream().allMatch(executions::isResting));
        }
    }

    @Test
    void afterARestartWhatIsTooMuchForTheMemoryRestsAtOnceAndItsTimersAreSet() {
        var held = new VirtualTime(Stand.START);
        held.begin();
        var ids = new ArrayList<ExecutionId>();
        try (var executions = open(held, Resting.Policy.AT_ONCE)) {
            for (int i = 0; i < 20; i++) {
                ids.add(start(executions, "run" + i, i % 2 == 0 ? TIMED : Flows.CALLBACK_TEXT));
            }
            ids.forEach(id -> untilResting(executions, id));
        }
        var time = new VirtualTime(Stand.START.plusSeconds(1));
        time.begin();
        try (var executions = open(time, new Resting.Policy(10, Duration.ofDays(1)))) {
            assertThat(ids.subList(3, 20)).allMatch(executions::isResting);
            time.end();
            for (int i = 0; i < 20; i += 2) {
                var end = soon(executions.ended(ids.get(i)));
                assertThat(end.state().lastTime()).isEqualTo(Stand.START.plusSeconds(3_660));
            }
            for (int i = 1; i < 20; i += 2) {
                soon(executions.reportSucceeded(token(executions, ids.get(i)), Obj.EMPTY));
                assertThat(soon(executions.ended(ids.get(i))).state().status()).isEqualTo(Status.SUCCEEDED);
            }
        }
    }

    @Test
    void anExecutionOfADeletedFlowIsGoneAlsoWhenItRests() {
        try (var executions = open(new WallTime(), Resting.Policy.AT_ONCE)) {
            var id = start(executions, "run", Flows.CALLBACK_TEXT);
            untilResting(executions, id);
            var token = token(executions, id);
            soon(executions.deleteFlow("flow"));
            assertThat(executions.find(id)).isEmpty();
            assertThat(soon(executions.reportSucceeded(token, Obj.EMPTY)))
                    .isEqualTo(new ReportReceipt.FlowUnknown("flow"));
        }
    }
}

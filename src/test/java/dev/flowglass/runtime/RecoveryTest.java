package dev.flowglass.runtime;

import static dev.flowglass.runtime.Stand.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.Call;
import dev.flowglass.connector.Connector;
import dev.flowglass.connector.Outcome;
import dev.flowglass.connector.TaskCall;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.Status;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.StepPath;
import dev.flowglass.store.ExecutionQuery;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What a runtime makes of a journal that another one left.
class RecoveryTest {
    private static final String CALL = """
        version: v1
        type: flow
        steps:
          - {type: task, name: call, resourceArn: 'acs:fc:::services/test/functions/slow'}
          - {type: wait, name: pause, duration: 3600}
        """;

    private static final String PARENT = """
        version: v1
        type: flow
        steps:
          - {type: task, name: start, resourceArn: 'acs:fnf:::flow/child', pattern: sync}
        """;

    private final MemoryJournal journal = new MemoryJournal();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private static FlowDefinition definition(String text) {
        return new FlowDefinition(text, FlowReader.read(text).flow().orElseThrow());
    }

    private Executions open(TimeSource time, Connector connector) {
        return new Executions(
                journal,
                task -> {
                    calls.add(task.step().name());
                    return connector.call(task);
                },
                (parent, target) -> Optional.of(definition(Flows.CALLBACK_TEXT)),
                time,
                Gate.OPEN,
                Limits.SERVICE,
                text -> FlowReader.read(text).flow());
    }

    private static Call echo(TaskCall task) {
        return Call.ended(new Outcome.Returned(task.input()));
    }

    private static Call never(TaskCall task) {
        return new Call(new CompletableFuture<>(), new Call.Activity.Working(), () -> {});
    }

    private static ExecutionId start(Executions executions, String flow, String text) {
        var id = new ExecutionId(flow, "run");
        soon(executions.start(new StartRequest(flow, definition(text), Optional.of("run"), Obj.EMPTY)));
        return id;
    }

    /// The token of the one task of this execution that awaits a report.
    private static String token(Executions executions, ExecutionId id) {
        return soon(Events.until(
                        executions,
                        id,
                        batch -> batch.after().openTasks().stream()
                                .anyMatch(task -> task.stage() == OpenTask.Stage.SUBMITTED))
                .thenApply(batch -> executions.token(
                        batch.after(), batch.after().openTasks().getFirst())));
    }

    private static List<EventType> types(ExecutionView view) {
        return view.events().stream().map(Event::type).toList();
    }

    @Test
    void aTokenStaysGoodAndItsTaskIsNotCalledAgain() {
        String token;
        ExecutionId id;
        List<Event> before;
        try (var executions = open(new WallTime(), RecoveryTest::echo)) {
            id = start(executions, "flow", Flows.CALLBACK_TEXT);
            token = token(executions, id);
            before = executions.find(id).orElseThrow().events();
        }
        try (var executions = open(new WallTime(), RecoveryTest::echo)) {
            assertThat(executions.find(id).orElseThrow().events()).isEqualTo(before);
            assertThat(soon(executions.reportSucceeded(token, Obj.EMPTY))).isInstanceOf(ReportReceipt.Accepted.class);
            assertThat(soon(executions.ended(id)).state().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(calls).containsExactly("approve");
        }
        try (var executions = open(new WallTime(), RecoveryTest::echo)) {
            assertThat(executions.list()).isEmpty();
            assertThat(soon(executions.ended(id)).state().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(soon(executions.reportSucceeded(token, Obj.EMPTY))).isInstanceOf(ReportReceipt.Refused.class);
            var again = new StartRequest("flow", definition(Flows.CALLBACK_TEXT), Optional.of("run"), Obj.EMPTY);
            assertThat(soon(executions.start(again))).isInstanceOf(StartResult.AlreadyExists.class);
        }
    }

    @Test
    void aValueThatAPersonChangedIsUsedAfterANewStartAndIsInNoHistory() {
        String token;
        ExecutionId id;
        List<Event> before;
        try (var executions = open(new WallTime(), RecoveryTest::echo)) {
            id = start(executions, "flow", Flows.CALLBACK_TEXT);
            token = token(executions, id);
            before = executions.find(id).orElseThrow().events();
            var change = new Command.EditValue(
                    0, StepPath.FLOW.child(0, 0), Edit.Place.LOCAL, Obj.of("kept", Value.of("by hand")));
            assertThat(soon(executions.submit(id, change))).isInstanceOf(Receipt.Done.class);
        }
        try (var executions = open(new WallTime(), RecoveryTest::echo)) {
            var recovered = executions.find(id).orElseThrow();
            assertThat(recovered.events()).isEqualTo(before);
            assertThat(recovered.state().edits()).hasSize(1);
            assertThat(soon(executions.reportSucceeded(token, Obj.EMPTY))).isInstanceOf(ReportReceipt.Accepted.class);
            assertThat(soon(executions.ended(id)).state().output().orElseThrow())
                    .isInstanceOfSatisfying(
                            Obj.class, output -> assertThat(output.find("kept")).isEqualTo(Value.of("by hand")));
        }
    }

    @Test
    void aCallWhoseOutcomeIsNotKnownIsMadeAgainAndTimersAreSetAgain() {
        ExecutionId id;
        try (var executions = open(new VirtualTime(Stand.START), RecoveryTest::never)) {
            id = start(executions, "flow", CALL);
            soon(Events.until(executions, id, batch -> batch.events().getLast().type() == EventType.TASK_STARTED));
        }
        try (var executions = open(new VirtualTime(Stand.START.plusSeconds(60)), RecoveryTest::echo)) {
            var end = soon(executions.ended(id));
            assertThat(end.state().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(end.state().lastTime()).isEqualTo(Stand.START.plusSeconds(60 + 3_600));
            assertThat(calls).containsExactly("call", "call");
            assertThat(types(end)).containsOnlyOnce(EventType.TASK_STARTED, EventType.TASK_SUCCEEDED);
        }
    }

    @Test
    void aTimerThatPassedMeanwhileFiresAtOnce() {
        ExecutionId id;
        var held = new VirtualTime(Stand.START);
        held.begin();
        try (var executions = open(held, RecoveryTest::echo)) {
            id = start(executions, "flow", CALL);
            soon(Events.until(
                    executions,
                    id,
                    batch -> batch.after().timers().stream()
                            .anyMatch(timer -> timer.at().equals(Stand.START.plusSeconds(3_600)))));
        }
        var late = Stand.START.plusSeconds(10_000);
        try (var executions = open(new VirtualTime(late), RecoveryTest::echo)) {
            assertThat(soon(executions.ended(id)).state().lastTime()).isEqualTo(late);
        }
    }

    @Test
    void aParentWaitsForItsChildAgainAlsoWhenTheChildEndedMeanwhile() {
        ExecutionId parent;
        ExecutionId child;
        try (var executions = open(new WallTime(), RecoveryTest::echo)) {
            parent = start(executions, "parent", PARENT);
            child = child(executions, parent);
            token(executions, child);
        }
        try (var executions = open(new WallTime(), RecoveryTest::echo)) {
            var token = token(executions, child);
            assertThat(soon(executions.reportSucceeded(token, Obj.of("ok", Value.of(true)))))
                    .isInstanceOf(ReportReceipt.Accepted.class);
            var end = soon(executions.ended(parent));
            assertThat(end.state().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(types(end)).containsOnlyOnce(EventType.TASK_SUBMITTED, EventType.TASK_SUCCEEDED);
            assertThat(executions.list()).hasSize(2);
        }
    }

    private static ExecutionId child(Executions executions, ExecutionId parent) {
        soon(Events.until(executions, parent, batch -> batch.events().getLast().type() == EventType.TASK_SUBMITTED));
        return executions.list().stream()
                .map(ExecutionView::id)
                .filter(id -> !id.equals(parent))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEndIsReportedToTheTaskThatWaitsForItWithItsErrorOrOneMadeUp() {
        try (var executions = open(new WallTime(), RecoveryTest::echo)) {
            var waiting = start(executions, "waiting", Flows.CALLBACK_TEXT);
            var token = token(executions, waiting);
            var worker = soon(executions.start(new StartRequest(
                    "worker", definition(Flows.CALLBACK_TEXT), Optional.of("w"), Obj.EMPTY, "{}", Optional.of(token))));
            assertThat(worker).isInstanceOf(StartResult.Started.class);
            soon(executions.stop(new ExecutionId("worker", "w"), new Failure("", "")));
            var end = soon(executions.ended(waiting));
            assertThat(end.state().failure()).contains(new Failure("FnF.ExecutionStopped", "The execution has ended."));
        }
        assertThat(journal.untold()).isEmpty();
    }

    @Test
    void anExecutionOfADeletedFlowCannotBeFoundAndDoesNothingMore() {
        try (var executions = open(new WallTime(), RecoveryTest::echo)) {
            var id = start(executions, "flow", Flows.CALLBACK_TEXT);
            var token = token(executions, id);
            soon(executions.deleteFlow("flow"));
            assertThat(executions.find(id)).isEmpty();
            assertThat(executions.list(new ExecutionQuery("flow", 10)).executions())
                    .isEmpty();
            assertThat(soon(executions.reportSucceeded(token, Obj.EMPTY)))
                    .isEqualTo(new ReportReceipt.FlowUnknown("flow"));
            assertThat(start(executions, "flow", Flows.CALLBACK_TEXT)).isEqualTo(id);
            assertThat(executions.find(id)).isPresent();
        }
    }

    @Test
    void onlyTheNewestEndedExecutionsStayInMemoryAndTheOthersAreFound() {
        var count = 250;
        try (var executions = open(new WallTime(), RecoveryTest::echo)) {
            for (int i = 0; i < count; i++) {
                var id = new ExecutionId("flow", "e" + i);
                soon(executions.start(
                        new StartRequest("flow", definition(Flows.CALLBACK_TEXT), Optional.of(id.name()), Obj.EMPTY)));
                soon(executions.stop(id, new Failure("", "")));
                soon(executions.ended(id));
            }
            assertThat(executions.list()).hasSizeBetween(200, 201);
            var first = executions.find(new ExecutionId("flow", "e0")).orElseThrow();
            assertThat(first.state().status()).isEqualTo(Status.STOPPED);
            assertThat(executions.list(new ExecutionQuery("flow", 1_000)).executions())
                    .hasSize(count);
        }
    }
}

package dev.flowglass.runtime;

import static dev.flowglass.runtime.Stand.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.Status;
import dev.flowglass.language.FlowReader;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Flows that start flows.
class ChildFlowsTest {
    private static final String WAITS = "- {type: wait, name: w, duration: 60}";

    private static FlowDefinition flow(String steps) {
        var text = "version: v1\ntype: flow\nsteps:\n" + steps.indent(2);
        return new FlowDefinition(
                text,
                FlowReader.read(text)
                        .flow()
                        .orElseThrow(
                                () -> new AssertionError(FlowReader.read(text).diagnostics())));
    }

    private static Executions executions(Map<String, FlowDefinition> children) {
        var time = new VirtualTime(Instant.parse("2024-03-05T08:09:10Z"));
        return new Executions(
                new MemoryJournal(),
                new ResourceConnector(new FlowResources(), Unbound.FAILS, time),
                (parent, target) -> Optional.ofNullable(children.get(target)),
                time,
                Gate.OPEN,
                Limits.SERVICE);
    }

    private static ExecutionView run(Executions executions, String steps, String input) {
        var request = new StartRequest("parent", flow(steps), Optional.of("p"), (Obj) Json.parse(input));
        soon(executions.start(request));
        return soon(executions.ended(new ExecutionId("parent", "p")));
    }

    private static final String SYNC = """
        - type: task
          name: sub
          resourceArn: acs:fnf:::flow/child
          pattern: sync
          serviceParams: {Input: $.part, ExecutionName: $.run}
        """;

    private static ExecutionView runSync(String child, String input) {
        try (var executions = executions(Map.of("acs:fnf:::flow/child", flow(child)))) {
            return run(executions, SYNC, input);
        }
    }

    private static final String INPUT = "{\"part\":{\"k\":1,\"a\":2},\"run\":\"r1\"}";

    @Test
    void withSyncTheOutputOfTheChildIsTheResult() {
        try (var executions = executions(Map.of("acs:fnf:::flow/child", flow("""
            - {type: wait, name: w, duration: 60}
            - {type: pass, name: p, outputMappings: [{target: v, source: $input.k}]}
            """)))) {
            var parent = run(executions, SYNC, INPUT);

            assertThat(parent.state().output()).contains(Json.parse("{\"v\":1}"));
            assertThat(Json.sorted(parent.events().get(4).detail().json()))
                    .startsWith("{\"output\":{\"ExecutionName\":\"r1\",\"FlowName\":\"child\",\"RequestId\":\"");
            var child = executions.find(new ExecutionId("child", "r1")).orElseThrow();
            assertThat(child.events().getFirst().id()).isEqualTo(1);
            assertThat(Json.text(child.state().input())).isEqualTo("{\"a\":2,\"k\":1}");
        }
    }

    @Test
    void theErrorOfAFailedChildIsTheErrorOfTheTask() {
        var parent = runSync("- {type: fail, name: f, error: Bad, cause: worse}", INPUT);

        assertThat(parent.state().failure()).contains(new Failure("Bad", "worse"));
        assertThat(parent.events().get(5).type()).isEqualTo(EventType.TASK_FAILED);
    }

    @Test
    void aChildThatTimesOutIsAnErrorOfItsOwn() {
        var text = """
            version: v1
            type: flow
            timeoutSeconds: 10
            steps:
              - {type: wait, name: w, duration: 60}
            """;
        var child = new FlowDefinition(text, FlowReader.read(text).flow().orElseThrow());
        try (var executions = executions(Map.of("acs:fnf:::flow/child", child))) {
            var parent = run(executions, SYNC, INPUT);

            assertThat(parent.state().failure())
                    .contains(new Failure("FnF.ExecutionTimeout", "Child execution r1 of flow child timed out."));
        }
    }

    @Test
    void withRequestResponseTheParentGoesOnAtOnceAndTheChildRunsOn() {
        try (var executions = executions(Map.of("acs:fnf:::flow/child", flow(WAITS)))) {
            var parent = run(executions, "- {type: task, name: sub, resourceArn: 'acs:fnf:::flow/child'}", "{}");

            assertThat(parent.state().output().map(Json::sorted).orElse(""))
                    .startsWith("{\"ExecutionName\":\"")
                    .contains("\"FlowName\":\"child\"");
            var child = executions.list().stream()
                    .filter(execution -> execution.id().flow().equals("child"))
                    .findFirst()
                    .orElseThrow();
            assertThat(ExecutionId.isName(child.id().name())).isTrue();
            assertThat(soon(executions.ended(child.id())).state().status()).isEqualTo(Status.SUCCEEDED);
        }
    }

    @Test
    void aNameThatWasUsedCannotBeStartedAgain() {
        try (var executions = executions(Map.of("acs:fnf:::flow/child", flow("- {type: pass, name: p}")))) {
            var parent = run(
                    executions,
                    SYNC + SYNC.replace("name: sub", "name: again").replace("$.part", "$.run2"),
                    "{\"part\":{},\"run2\":{},\"run\":\"r1\"}");

            assertThat(parent.state().failure())
                    .contains(new Failure("fnf.ExecutionAlreadyExists", "Execution r1 for flow child already exists."));
        }
    }

    @Test
    void aFlowThatIsNotThereIsSaid() {
        try (var executions = executions(Map.of())) {
            assertThat(run(executions, SYNC, INPUT)
                            .state()
                            .failure()
                            .orElseThrow()
                            .error())
                    .isEqualTo("fnf.FlowNotExists");
        }
    }

    @Test
    void aBadNameOfTheChildIsAnInvalidArgument() {
        assertThat(runSync("- {type: pass, name: p}", "{\"part\":{},\"run\":\"1 x\"}")
                        .state()
                        .failure()
                        .orElseThrow()
                        .error())
                .isEqualTo("fnf.InvalidArgument");
    }

    @Test
    void theActionStartExecutionAnswersLikeTheApi() {
        try (var executions = executions(Map.of("acs:fnf:::flow/child", flow("- {type: pass, name: p}")))) {
            var parent = run(executions, """
                - type: task
                  name: sub
                  action: fnf:StartExecution
                  serviceParams: {FlowName: child, ExecutionName: r1, Input: '{"b":1}'}
                  outputMappings: [{target: n, source: $local.Name}, {target: i, source: $local.Input}]
                """, "{}");

            assertThat(parent.state().output()).contains(Json.parse("{\"n\":\"r1\",\"i\":\"{\\\"b\\\":1}\"}"));
        }
    }

    @Test
    void theTokenOfACallbackTaskGoesToTheChildAndWhoeverReportsItLetsTheParentGoOn() {
        try (var executions = executions(Map.of("acs:fnf:::flow/child", flow(WAITS)))) {
            var parent = new ExecutionId("parent", "p");
            soon(executions.start(new StartRequest("parent", flow("""
                - type: task
                  name: sub
                  resourceArn: acs:fnf:::flow/child
                  pattern: waitForCallback
                  inputMappings: [{target: token, source: $context.task.token}]
                  serviceParams: {Input: $, ExecutionName: r1}
                """), Optional.of("p"), Obj.EMPTY)));
            soon(Events.until(
                    executions,
                    parent,
                    batch -> batch.events().stream().anyMatch(event -> event.type() == EventType.TASK_SUBMITTED)));
            var child = executions.find(new ExecutionId("child", "r1")).orElseThrow();
            var token =
                    Json.text(child.state().input().get("token").orElseThrow()).replace("\"", "");

            assertThat(soon(executions.reportSucceeded(token, Obj.EMPTY))).isInstanceOf(ReportReceipt.Accepted.class);
            assertThat(soon(executions.ended(parent)).state().status()).isEqualTo(Status.SUCCEEDED);
        }
    }
}

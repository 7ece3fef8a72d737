package dev.flowglass.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FnfEndpointTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeEach
    void open() throws IOException {
        service = new Service();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static List<Obj> items(Service.Reply reply, String list) {
        return ((Array) reply.fields().get(list).orElseThrow())
                .elements().stream().map(Obj.class::cast).toList();
    }

    private static String text(Obj fields, String name) {
        return ((Value.Text) fields.get(name).orElseThrow()).value();
    }

    // --- flows ---

    @Test
    void aFlowIsCreatedReadChangedListedAndDeleted() throws Exception {
        var created = service.createFlow("orders", Service.PASS);
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text("Id")).matches("[0-9a-f-]{36}");
        assertThat(created.text("CreatedTime")).matches(TIME);
        assertThat(created.text("ExecutionMode")).isEqualTo("Standard");
        assertThat(created.text("RequestId")).isNotEmpty();

        var updated = service.call("UpdateFlow", Map.of("Name", "orders", "Description", "中文 😀"));
        assertThat(updated.text("Description")).isEqualTo("中文 😀");
        assertThat(updated.text("Definition")).isEqualTo(Service.PASS);
        assertThat(service.call("DescribeFlow", Map.of("Name", "orders")).text("Description"))
                .isEqualTo("中文 😀");
        assertThat(items(service.call("ListFlows", Map.of()), "Flows")).hasSize(1);

        assertThat(service.call("DeleteFlow", Map.of("Name", "orders")).status())
                .isEqualTo(200);
        var gone = service.call("DescribeFlow", Map.of("Name", "orders"));
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.code()).isEqualTo("FlowNotExists");
        assertThat(gone.text("Message")).isEqualTo("Flow orders does not exist.");
        assertThat(gone.text("HostId")).isEqualTo("127.0.0.1:" + service.endpoint.port());
    }

    @Test
    void aDefinitionThatCannotRunIsRefusedWithItsPlace() throws Exception {
        var reply = service.createFlow("orders", "version: v1\ntype: flow\nsteps:\n  - {type: pass}\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("InvalidArgument");
        assertThat(reply.text("Message")).startsWith("Definition, line 4, column ");
    }

    @Test
    void aFlowOfTheSameNameIsRefused() throws Exception {
        service.createFlow("orders", Service.PASS);

        var second = service.createFlow("orders", Service.PASS);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("FlowAlreadyExists");
    }

    @Test
    void aDefinitionWithAnotherNameIsRefused() throws Exception {
        assertThat(service.createFlow("orders", "name: others\n" + Service.PASS).code())
                .isEqualTo("InvalidArgument");
        assertThat(service.createFlow("orders", "name: orders\n" + Service.PASS).status())
                .isEqualTo(200);
    }

    @Test
    void listsComeInPagesByName() throws Exception {
        for (var name : List.of("c", "a", "b")) {
            service.createFlow(name, Service.PASS);
        }

        var first = service.call("ListFlows", Map.of("Limit", "2"));
        var second = service.call("ListFlows", Map.of("Limit", "2", "NextToken", first.text("NextToken")));

        assertThat(items(first, "Flows")).extracting(flow -> text(flow, "Name")).containsExactly("a", "b");
        assertThat(items(second, "Flows"))
                .extracting(flow -> text(flow, "Name"))
                .containsExactly("c");
        assertThat(second.fields().get("NextToken")).isEmpty();
        assertThat(service.call("ListFlows", Map.of("NextToken", "nonsense")).code())
                .isEqualTo("InvalidArgument");
        assertThat(service.call("ListFlows", Map.of("Limit", "1000")).code()).isEqualTo("InvalidArgument");
    }

    @Test
    void whatIsMissingAndWhatIsEmptyAreTold() throws Exception {
        var missing = service.call("DescribeFlow", Map.of());
        var empty = service.call("DescribeFlow", Map.of("Name", ""));

        assertThat(missing.code()).isEqualTo("MissingRequiredParams");
        assertThat(missing.text("Message")).isEqualTo("The HTTP query 'Name' must be specified.");
        assertThat(empty.code()).isEqualTo("InvalidArgument");
    }

    @Test
    void unknownOperationsAndVersionsAreRefused() throws Exception {
        var action = service.call("PublishFlowVersion", Map.of());
        assertThat(action.code()).isEqualTo("ActionNotSupported");
        var version = service.prepare("ListFlows", Map.of())
                .with("Version", "2015-01-01")
                .signed()
                .send();
        assertThat(version.code()).isEqualTo("APIVersionNotSupported");
    }

    // --- executions ---

    @Test
    void answersInXmlAreRefused() throws Exception {
        for (var format : new String[] {"XML", "xml"}) {
            var reply = service.prepare("ListFlows", Map.of())
                    .with("Format", format)
                    .signed()
                    .send();
            assertThat(reply.status() + " " + reply.code()).isEqualTo("400 InvalidArgument");
        }
    }

    @Test
    void anExecutionIsStartedAndItsEndIsWaitedFor() throws Exception {
        service.createFlow("orders", Service.PASS);

        var started = service.call(
                "StartExecution", Map.of("FlowName", "orders", "ExecutionName", "run-1", "Input", "{\"a\": 1}"));
        assertThat(started.status()).isEqualTo(200);
        assertThat(started.text("Status")).isEqualTo("Starting");
        assertThat(started.text("Input")).isEqualTo("{\"a\": 1}");
        assertThat(started.text("Output")).isEmpty();
        assertThat(started.text("StoppedTime")).isEmpty();

        var ended = service.call(
                "DescribeExecution", Map.of("FlowName", "orders", "ExecutionName", "run-1", "WaitTimeSeconds", "30"));
        assertThat(ended.text("Status")).isEqualTo("Succeeded");
        assertThat(ended.text("Output")).isEqualTo("{}");
        assertThat(ended.text("StoppedTime")).matches(TIME);
        assertThat(ended.text("Input")).isEqualTo("{\"a\": 1}");
        assertThat(ended.text("FlowDefinition")).isEqualTo(Service.PASS);
    }

    @Test
    void anExecutionWithoutANameGetsOneByWhichItIsFound() throws Exception {
        service.createFlow("orders", Service.PASS);
        for (int i = 0; i < 20; i++) {
            var name =
                    service.call("StartExecution", Map.of("FlowName", "orders")).text("Name");
            assertThat(name).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
            assertThat(service.call("DescribeExecution", Map.of("FlowName", "orders", "ExecutionName", name))
                            .status())
                    .isEqualTo(200);
        }
        var unknown = service.call("DescribeExecution", Map.of("FlowName", "orders", "ExecutionName", "none"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("ExecutionNotExists");
    }

    @Test
    void theHistoryComesInPagesWithDetailsAsText() throws Exception {
        service.createFlow("orders", Service.PASS);
        service.call("StartExecution", Map.of("FlowName", "orders", "ExecutionName", "run-1"));
        service.call(
                "DescribeExecution", Map.of("FlowName", "orders", "ExecutionName", "run-1", "WaitTimeSeconds", "30"));
        var which = Map.of("FlowName", "orders", "ExecutionName", "run-1");

        var first = service.call(
                "GetExecutionHistory", Map.of("FlowName", "orders", "ExecutionName", "run-1", "Limit", "2"));
        assertThat(items(first, "Events").stream().map(Json::text).map(text -> text.replaceAll(TIME, "T")))
                .containsExactly(
                        "{\"StepName\":\"\",\"Type\":\"ExecutionStarted\",\"EventId\":1,\"ScheduleEventId\":0,\"EventDetail\":\"{\\\"input\\\":{}}\",\"Time\":\"T\"}",
                        "{\"StepName\":\"p\",\"Type\":\"StepEntered\",\"EventId\":2,\"ScheduleEventId\":1,\"EventDetail\":\"{\\\"input\\\":{},\\\"local\\\":{}}\",\"Time\":\"T\"}");
        assertThat(first.text("NextToken")).isEqualTo("3");
        assertThat(items(service.call("GetExecutionHistory", which), "Events")).hasSize(6);
        var beyond = service.call(
                "GetExecutionHistory", Map.of("FlowName", "orders", "ExecutionName", "run-1", "NextToken", "99"));
        assertThat(items(beyond, "Events")).isEmpty();
        assertThat(beyond.fields().get("NextToken")).isEmpty();
    }

    @Test
    void theSameNameStartsNothingWhileItRunsAndIsRefusedOnceItEnded() throws Exception {
        service.createFlow("wait", Service.CALLBACK);
        service.waitingToken("wait", "run-1");

        var again = service.call(
                "StartExecution", Map.of("FlowName", "wait", "ExecutionName", "run-1", "Input", "{\"b\":2}"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("Status")).isEqualTo("Running");
        assertThat(again.text("Input")).isEqualTo("{}");

        service.call("StopExecution", Map.of("FlowName", "wait", "ExecutionName", "run-1"));
        var ended = service.call("StartExecution", Map.of("FlowName", "wait", "ExecutionName", "run-1"));
        assertThat(ended.status()).isEqualTo(400);
        assertThat(ended.code()).isEqualTo("ExecutionAlreadyExists");
    }

    @Test
    void aStoppedExecutionTellsWhyAndCannotBeStoppedAgain() throws Exception {
        service.createFlow("wait", Service.CALLBACK);
        service.waitingToken("wait", "run-1");
        var which = Map.of("FlowName", "wait", "ExecutionName", "run-1");

        var stopped = service.call(
                "StopExecution",
                Map.of("FlowName", "wait", "ExecutionName", "run-1", "Error", "Cancelled", "Cause", "not needed"));
        assertThat(stopped.text("Status")).isEqualTo("Running");
        assertThat(stopped.text("StoppedTime")).matches(TIME);
        assertThat(service.call("DescribeExecution", which).text("Status")).isEqualTo("Stopped");
        var again = service.call("StopExecution", which);
        assertThat(again.code()).isEqualTo("ExecutionAlreadyCompleted");
        assertThat(again.text("Message")).contains("Stopped");
    }

    @Test
    void executionsAreListedNewestFirstAndFiltered() throws Exception {
        service.createFlow("orders", Service.PASS);
        service.createFlow("wait", Service.CALLBACK);
        service.waitingToken("wait", "slow-1");
        for (int i = 0; i < 3; i++) {
            service.call("StartExecution", Map.of("FlowName", "orders", "ExecutionName", "run-" + i));
            service.call(
                    "DescribeExecution",
                    Map.of("FlowName", "orders", "ExecutionName", "run-" + i, "WaitTimeSeconds", "30"));
        }

        var first = service.call("ListExecutions", Map.of("FlowName", "orders", "Limit", "2"));
        assertThat(items(first, "Executions")).hasSize(2);
        var second = service.call(
                "ListExecutions", Map.of("FlowName", "orders", "Limit", "2", "NextToken", first.text("NextToken")));
        assertThat(items(second, "Executions")).hasSize(1);
        assertThat(items(
                        service.call("ListExecutions", Map.of("FlowName", "orders", "ExecutionNamePrefix", "run-1")),
                        "Executions"))
                .extracting(execution -> text(execution, "Name"))
                .containsExactly("run-1");
        assertThat(items(service.call("ListExecutions", Map.of("FlowName", "wait", "Status", "Running")), "Executions"))
                .hasSize(1);
        assertThat(items(service.call("ListExecutions", Map.of("FlowName", "wait", "Status", "Failed")), "Executions"))
                .isEmpty();
        assertThat(service.call("ListExecutions", Map.of("FlowName", "wait", "Status", "Sleeping"))
                        .code())
                .isEqualTo("InvalidArgument");
        assertThat(service.call(
                                "ListExecutions",
                                Map.of("FlowName", "wait", "StartedTimeEnd", "+999999999-12-31T23:59:59Z"))
                        .code())
                .isEqualTo("InvalidArgument");
        assertThat(service.call("ListExecutions", Map.of("FlowName", "wait", "NextToken", "?"))
                        .code())
                .isEqualTo("InvalidArgument");
    }

    @Test
    void inputsThatAreNoObjectOrTooLargeStartNothing() throws Exception {
        service.createFlow("orders", Service.PASS);

        assertThat(service.call("StartExecution", Map.of("FlowName", "orders", "Input", "[1]"))
                        .code())
                .isEqualTo("InvalidArgument");
        assertThat(service.call("StartExecution", Map.of("FlowName", "orders", "Input", "{"))
                        .code())
                .isEqualTo("InvalidArgument");
        assertThat(service.call("StartExecution", Map.of("FlowName", "orders", "Input", "{\"a\":1,\"a\":2}"))
                        .text("Message"))
                .contains("twice", "character 8");
        assertThat(service.call(
                                "StartExecution",
                                Map.of("FlowName", "orders", "Input", "{\"a\":\"" + "x".repeat(33_000) + "\"}"))
                        .code())
                .isEqualTo("EntityTooLarge");
        assertThat(items(service.call("ListExecutions", Map.of("FlowName", "orders")), "Executions"))
                .isEmpty();
    }

    @Test
    void theLargestInputAlsoComesInAQuery() throws Exception {
        service.createFlow("orders", "version: v1\ntype: flow\nsteps:\n  - {type: succeed, name: s}\n");
        var call = service.prepare(
                "StartExecution", Map.of("FlowName", "orders", "Input", "{\"a\":\"" + "中".repeat(10_920) + "\"}"));
        call.method = "GET";

        assertThat(call.signed().send().status()).isEqualTo(200);
    }

    @Test
    void standardFlowsAreNotStartedSynchronously() throws Exception {
        service.createFlow("orders", Service.PASS);

        var reply = service.call("StartSyncExecution", Map.of("FlowName", "orders"));

        assertThat(reply.code()).isEqualTo("ActionNotSupported");
        assertThat(reply.text("Message")).contains("Standard execution is not supported");
    }

    // --- callbacks ---

    @Test
    void aReportLetsTheFlowGoOn() throws Exception {
        service.createFlow("wait", Service.CALLBACK);
        var token = service.waitingToken("wait", "run-1");

        var report = service.call("ReportTaskSucceeded", Map.of("TaskToken", token, "Output", "{\"status\": \"好\"}"));

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.fields().get("EventId")).contains(Value.of(6));
        assertThat(service.call(
                                "DescribeExecution",
                                Map.of("FlowName", "wait", "ExecutionName", "run-1", "WaitTimeSeconds", "30"))
                        .text("Output"))
                .isEqualTo("{\"status\":\"好\"}");
        var second = service.call("ReportTaskFailed", Map.of("TaskToken", token, "Error", "Late"));
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.code()).isEqualTo("TaskAlreadyCompleted");
    }

    @Test
    void aFailureIsReportedWithErrorAndCause() throws Exception {
        service.createFlow("wait", Service.CALLBACK);
        var token = service.waitingToken("wait", "run-1");

        assertThat(service.call("ReportTaskFailed", Map.of("TaskToken", token)).code())
                .isEqualTo("MissingRequiredParams");
        assertThat(service.call("ReportTaskFailed", Map.of("TaskToken", token, "Error", ""))
                        .code())
                .isEqualTo("InvalidArgument");
        assertThat(service.call("ReportTaskFailed", Map.of("TaskToken", token, "Error", "e".repeat(129)))
                        .code())
                .isEqualTo("InvalidArgument");
        assertThat(service.call(
                                "ReportTaskFailed",
                                Map.of("TaskToken", token, "Error", "Rejected", "Cause", "c".repeat(4_097)))
                        .code())
                .isEqualTo("InvalidArgument");
        assertThat(service.call("ReportTaskFailed", Map.of("TaskToken", token, "Error", "Rejected", "Cause", "no"))
                        .status())
                .isEqualTo(200);
        assertThat(service.call(
                                "DescribeExecution",
                                Map.of("FlowName", "wait", "ExecutionName", "run-1", "WaitTimeSeconds", "30"))
                        .text("Status"))
                .isEqualTo("Failed");
    }

    @Test
    void uselessTokensAndOutputsAreToldApartAndTheTokenStaysUsable() throws Exception {
        service.createFlow("wait", Service.CALLBACK);
        var token = service.waitingToken("wait", "run-1");

        assertThat(report("nonsense", "{}")).isEqualTo("400 InvalidArgument");
        assertThat(report(token.substring(0, token.length() - 6) + "AAAAA=", "{}"))
                .isEqualTo("400 InvalidArgument");
        assertThat(report(token, "{")).isEqualTo("400 InvalidArgument");
        assertThat(report(token, "\"" + "x".repeat(33_000) + "\"")).isEqualTo("400 EntityTooLarge");
        assertThat(report(token, "{\"status\":1}")).isEqualTo("200 ");
        assertThat(report(token, "{}")).isEqualTo("400 TaskAlreadyCompleted");

        service.createFlow("gone", Service.CALLBACK);
        var other = service.waitingToken("gone", "run-1");
        service.call("DeleteFlow", Map.of("Name", "gone"));
        assertThat(report(other, "{}")).isEqualTo("404 FlowNotExists");
        service.createFlow("gone", Service.CALLBACK);
        assertThat(report(other, "{}")).isEqualTo("404 ExecutionNotExists");
    }

    private String report(String token, String output) throws Exception {
        var reply = service.call("ReportTaskSucceeded", Map.of("TaskToken", token, "Output", output));
        return reply.status() + " " + reply.code();
    }

    @Test
    void theEndOfAnExecutionIsReportedToTheTaskWhoseTokenItWasGiven() throws Exception {
        service.createFlow("wait", Service.CALLBACK);
        service.createFlow("child", Service.PASS);
        var token = service.waitingToken("wait", "run-1");

        service.call("StartExecution", Map.of("FlowName", "child", "CallbackFnFTaskToken", token));

        assertThat(service.call(
                                "DescribeExecution",
                                Map.of("FlowName", "wait", "ExecutionName", "run-1", "WaitTimeSeconds", "30"))
                        .text("Status"))
                .isIn("Succeeded", "Failed");
    }

    @Test
    void whatIsNoTokenOfATaskIsRefusedWhenAnExecutionStarts() throws Exception {
        service.createFlow("child", Service.PASS);

        for (var token : List.of("nonsense", "djEjYSNiI2MjZA==")) {
            var reply = service.call(
                    "StartExecution",
                    Map.of("FlowName", "child", "ExecutionName", "one", "CallbackFnFTaskToken", token));
            assertThat(reply.code()).isEqualTo("InvalidArgument");
        }
        assertThat(service.call("DescribeExecution", Map.of("FlowName", "child", "ExecutionName", "one"))
                        .code())
                .isEqualTo("ExecutionNotExists");
    }

    // --- schedules ---

    @Test
    void aScheduleIsCreatedReadChangedListedAndDeleted() throws Exception {
        service.createFlow("orders", Service.PASS);
        var which = Map.of("FlowName", "orders", "ScheduleName", "nightly");

        var created = service.call(
                "CreateSchedule",
                Map.of(
                        "FlowName", "orders",
                        "ScheduleName", "nightly",
                        "CronExpression", "0 30 8 * * *",
                        "Payload", "{\"k\":1}",
                        "Enable", "False"));
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.fields().get("Enable")).contains(Value.of(false));
        assertThat(created.text("ScheduleId")).isNotEmpty();
        assertThat(service.call(
                                "UpdateSchedule",
                                Map.of("FlowName", "orders", "ScheduleName", "nightly", "CronExpression", "@every 90m"))
                        .text("CronExpression"))
                .isEqualTo("@every 90m");
        assertThat(service.call("DescribeSchedule", which).text("Payload")).isEqualTo("{\"k\":1}");
        assertThat(items(service.call("ListSchedules", Map.of("FlowName", "orders")), "Schedules"))
                .hasSize(1);
        assertThat(service.call(
                                "CreateSchedule",
                                Map.of("FlowName", "orders", "ScheduleName", "bad", "CronExpression", "whenever"))
                        .code())
                .isEqualTo("InvalidArgument");
        assertThat(service.call(
                                "UpdateSchedule",
                                Map.of(
                                        "FlowName", "orders",
                                        "ScheduleName", "nightly",
                                        "Payload", "\"" + "x".repeat(32 * 1024 - 10) + "\""))
                        .code())
                .isEqualTo("EntityTooLarge");
        assertThat(service.call("DeleteSchedule", which).status()).isEqualTo(200);
        var gone = service.call("DescribeSchedule", which);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.code()).isEqualTo("ScheduleNotExists");
    }
}

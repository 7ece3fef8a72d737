package dev.flowglass.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyuncs.AcsRequest;
import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.fnf.model.v20190315.CreateFlowRequest;
import com.aliyuncs.fnf.model.v20190315.CreateScheduleRequest;
import com.aliyuncs.fnf.model.v20190315.DeleteFlowRequest;
import com.aliyuncs.fnf.model.v20190315.DeleteScheduleRequest;
import com.aliyuncs.fnf.model.v20190315.DescribeExecutionRequest;
import com.aliyuncs.fnf.model.v20190315.DescribeFlowRequest;
import com.aliyuncs.fnf.model.v20190315.DescribeScheduleRequest;
import com.aliyuncs.fnf.model.v20190315.GetExecutionHistoryRequest;
import com.aliyuncs.fnf.model.v20190315.GetExecutionHistoryResponse;
import com.aliyuncs.fnf.model.v20190315.ListExecutionsRequest;
import com.aliyuncs.fnf.model.v20190315.ListExecutionsResponse;
import com.aliyuncs.fnf.model.v20190315.ListFlowsRequest;
import com.aliyuncs.fnf.model.v20190315.ListFlowsResponse;
import com.aliyuncs.fnf.model.v20190315.ListSchedulesRequest;
import com.aliyuncs.fnf.model.v20190315.ListSchedulesResponse;
import com.aliyuncs.fnf.model.v20190315.ReportTaskFailedRequest;
import com.aliyuncs.fnf.model.v20190315.ReportTaskSucceededRequest;
import com.aliyuncs.fnf.model.v20190315.StartExecutionRequest;
import com.aliyuncs.fnf.model.v20190315.StopExecutionRequest;
import com.aliyuncs.fnf.model.v20190315.UpdateFlowRequest;
import com.aliyuncs.fnf.model.v20190315.UpdateScheduleRequest;
import com.aliyuncs.profile.DefaultProfile;
import dev.flowglass.Served;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The service's own typed client, of which nothing but endpoint and key is changed.
class TypedClientIT {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Served served;

    private final DefaultAcsClient client =
            new DefaultAcsClient(DefaultProfile.getProfile("cn-hangzhou", Served.KEY, Served.SECRET));
    private final String flow = "typed" + NUMBER.incrementAndGet();

    @BeforeAll
    static void serve() throws IOException {
        served = new Served(home);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private <T extends AcsResponse> T send(AcsRequest<T> request) throws ClientException {
        request.setSysEndpoint(served.host());
        request.setSysReadTimeout(70_000);
        return client.getAcsResponse(request);
    }

    private String code(AcsRequest<?> request) {
        request.setSysEndpoint(served.host());
        return catchThrowableOfType(ClientException.class, () -> client.getAcsResponse(request))
                .getErrCode();
    }

    private CreateFlowRequest creation(String name, String definition) {
        var request = new CreateFlowRequest();
        request.setName(name);
        request.setDefinition(definition);
        request.setDescription("");
        request.setType("FDL");
        return request;
    }

    private DescribeExecutionRequest description(String execution, int wait) {
        var request = new DescribeExecutionRequest();
        request.setFlowName(flow);
        request.setExecutionName(execution);
        request.setWaitTimeSeconds(wait);
        return request;
    }

    private GetExecutionHistoryResponse history(String execution, String next, int limit) throws ClientException {
        var request = new GetExecutionHistoryRequest();
        request.setFlowName(flow);
        request.setExecutionName(execution);
        request.setNextToken(next);
        request.setLimit(limit);
        return send(request);
    }

    private StartExecutionRequest start(String execution, String input) {
        var request = new StartExecutionRequest();
        request.setFlowName(flow);
        request.setExecutionName(execution);
        request.setInput(input);
        return request;
    }

    private ReportTaskSucceededRequest success(String token, String output) {
        var request = new ReportTaskSucceededRequest();
        request.setTaskToken(token);
        request.setOutput(output);
        return request;
    }

    private ReportTaskFailedRequest failure(String token, String error, String cause) {
        var request = new ReportTaskFailedRequest();
        request.setTaskToken(token);
        request.setError(error);
        request.setCause(cause);
        return request;
    }

    /// Starts an execution that waits for a callback, and gives its token when it waits.
    private String waiting(String execution) throws ClientException {
        send(start(execution, "{}"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            var events = history(execution, "1", 100).getEvents();
            if (events.getLast().getType().equals("TaskSubmitted")) {
                return Served.token(events.getLast().getEventDetail());
            }
        }
        throw new AssertionError("The task was not submitted");
    }

    @Test
    void aFlowIsCreatedUpdatedDescribedListedAndDeleted() throws ClientException {
        var request = creation(flow, Served.CALLBACK);
        request.setDescription("说明 😀 <a> & 'b' = \"c\" \\ /");
        var created = send(request);
        assertThat(created.getId()).matches("[0-9a-f-]{36}");
        assertThat(created.getDefinition()).isEqualTo(Served.CALLBACK);
        assertThat(created.getDescription()).isEqualTo("说明 😀 <a> & 'b' = \"c\" \\ /");
        assertThat(created.getCreatedTime()).matches(TIME);

        var update = new UpdateFlowRequest();
        update.setName(flow);
        update.setDescription("two");
        assertThat(send(update).getDefinition()).isEqualTo(Served.CALLBACK);
        var describe = new DescribeFlowRequest();
        describe.setName(flow);
        assertThat(send(describe).getDescription()).isEqualTo("two");
        assertThat(send(new ListFlowsRequest()).getFlows())
                .extracting(ListFlowsResponse.FlowsItem::getName)
                .contains(flow);

        var delete = new DeleteFlowRequest();
        delete.setName(flow);
        assertThat(send(delete).getRequestId()).isNotEmpty();
        assertThat(code(describe)).isEqualTo("FlowNotExists");
        assertThat(code(delete)).isEqualTo("FlowNotExists");
    }

    @Test
    void mistakesHaveTheirCodesAndMessages() throws ClientException {
        send(creation(flow, Served.CALLBACK));
        assertThat(code(creation(flow, Served.CALLBACK))).isEqualTo("FlowAlreadyExists");
        assertThat(code(creation(flow + "x", "version: v1"))).isEqualTo("InvalidArgument");
        assertThat(code(new DescribeFlowRequest())).isEqualTo("MissingRequiredParams");
        assertThat(code(description("none", 0))).isEqualTo("ExecutionNotExists");
        assertThat(code(start("x", "[]"))).isEqualTo("InvalidArgument");
        assertThat(code(start("x", "{\"x\":\"" + "a".repeat(33_000) + "\"}"))).isEqualTo("EntityTooLarge");
        assertThat(code(success("nonsense", "{}"))).isEqualTo("InvalidArgument");

        var unknown = new DescribeFlowRequest();
        unknown.setName("none");
        unknown.setRequestId("my-own-id");
        unknown.setSysEndpoint(served.host());
        var told = catchThrowableOfType(ClientException.class, () -> client.getAcsResponse(unknown));
        assertThat(told.getErrMsg()).isEqualTo("Flow none does not exist.");
        assertThat(told.getRequestId()).isEqualTo("my-own-id");
    }

    @Test
    void anotherSecretIsNotLetIn() {
        var stranger = new DefaultAcsClient(DefaultProfile.getProfile("cn-hangzhou", Served.KEY, "guessed"));
        var request = new ListFlowsRequest();
        request.setSysEndpoint(served.host());

        assertThat(catchThrowableOfType(ClientException.class, () -> stranger.getAcsResponse(request))
                        .getErrCode())
                .isEqualTo("SignatureNotMatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "中文 😀", "+/=&%~*'()! \" \\ <>", "tab\tline\nend"})
    void aWorkerReportsAnyCharactersAndTheyComeBack(String text) throws ClientException {
        send(creation(flow, Served.CALLBACK));
        var token = waiting("e1");
        var output = Json.text(Obj.of("status", Value.of(text)));

        assertThat(send(success(token, output)).getEventId()).isEqualTo(6);

        var ended = send(description("e1", 30));
        assertThat(ended.getStatus()).isEqualTo("Succeeded");
        assertThat(Json.parse(ended.getOutput())).isEqualTo(Obj.of("s", Value.of(text)));
        assertThat(ended.getInput()).isEqualTo("{}");
        assertThat(ended.getFlowDefinition()).isEqualTo(Served.CALLBACK);
        assertThat(ended.getStoppedTime()).matches(TIME);
        assertThat(code(success(token, output))).isEqualTo("TaskAlreadyCompleted");
        assertThat(code(failure(token, "Late", ""))).isEqualTo("TaskAlreadyCompleted");
        assertThat(code(start("e1", "{}"))).isEqualTo("ExecutionAlreadyExists");
    }

    @Test
    void aHistoryIsReadInPages() throws ClientException {
        send(creation(flow, Served.CALLBACK));
        send(failure(waiting("e1"), "Rejected", "太贵"));
        assertThat(send(description("e1", 30)).getStatus()).isEqualTo("Failed");

        var first = history("e1", "1", 3);
        var rest = history("e1", first.getNextToken(), 100);

        assertThat(first.getNextToken()).isEqualTo("4");
        assertThat(first.getEvents())
                .extracting(GetExecutionHistoryResponse.EventsItem::getEventId)
                .containsExactly(1L, 2L, 3L);
        assertThat(first.getEvents())
                .extracting(GetExecutionHistoryResponse.EventsItem::getScheduleEventId)
                .containsExactly(0L, 1L, 2L);
        assertThat(first.getEvents())
                .extracting(GetExecutionHistoryResponse.EventsItem::getEventDetail)
                .startsWith("{\"input\":{}}", "{\"input\":{},\"local\":{}}");
        assertThat(rest.getNextToken()).isNull();
        assertThat(rest.getEvents())
                .extracting(GetExecutionHistoryResponse.EventsItem::getType)
                .containsExactly("TaskStarted", "TaskSubmitted", "TaskFailed", "StepFailed", "ExecutionFailed");
        assertThat(rest.getEvents().get(2).getEventDetail()).isEqualTo("{\"cause\":\"太贵\",\"error\":\"Rejected\"}");
        assertThat(rest.getEvents().getFirst().getTime()).matches(TIME);
    }

    @Test
    void executionsAreStartedOnceListedAndStopped() throws ClientException {
        send(creation(flow, Served.CALLBACK));
        var started = send(start("e1", "{ \"k\": 1 }"));
        assertThat(started.getStatus()).isEqualTo("Starting");
        assertThat(started.getInput()).isEqualTo("{ \"k\": 1 }");
        assertThat(send(start("e1", "{\"other\":1}")).getInput()).isEqualTo("{ \"k\": 1 }");
        send(start("e2", "{}"));
        send(start("f1", "{}"));

        var list = new ListExecutionsRequest();
        list.setFlowName(flow);
        list.setExecutionNamePrefix("e");
        list.setLimit(1);
        var first = send(list);
        list.setNextToken(first.getNextToken());
        var second = send(list);
        assertThat(List.of(
                        first.getExecutions().getFirst().getName(),
                        second.getExecutions().getFirst().getName()))
                .containsExactlyInAnyOrder("e1", "e2");
        assertThat(second.getNextToken()).isNull();

        var stop = new StopExecutionRequest();
        stop.setFlowName(flow);
        stop.setExecutionName("e1");
        stop.setError("Enough");
        stop.setCause("够了");
        var stopped = send(stop);
        assertThat(stopped.getStatus()).isEqualTo("Running");
        assertThat(stopped.getStoppedTime()).matches(TIME);
        assertThat(send(description("e1", 0)).getStatus()).isEqualTo("Stopped");
        assertThat(code(stop)).isEqualTo("ExecutionAlreadyCompleted");
        list.setExecutionNamePrefix("");
        list.setNextToken(null);
        list.setStatus("Stopped");
        list.setLimit(100);
        assertThat(send(list).getExecutions())
                .extracting(ListExecutionsResponse.ExecutionsItem::getName)
                .containsExactly("e1");
    }

    @Test
    void aLongPollEndsWithTheExecutionAndHoldsNobodyUp() throws ClientException {
        send(creation(flow, Served.CALLBACK));
        var token = waiting("e1");
        var poll = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return send(description("e1", 60)).getStatus();
                    } catch (ClientException e) {
                        throw new AssertionError(e);
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));

        assertThat(send(description("e1", 1)).getStatus()).isEqualTo("Running");
        assertThat(poll).isNotDone();
        send(success(token, "{\"status\":\"ok\"}"));

        assertThat(poll.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo("Succeeded");
    }

    @Test
    void aScheduleOfADeletedFlowDoesNotStartTheFlowThatIsCreatedAfterIt() throws ClientException {
        send(creation(flow, Served.CALLBACK));
        var create = new CreateScheduleRequest();
        create.setFlowName(flow);
        create.setScheduleName("tick");
        create.setCronExpression("@every 2s");
        send(create);
        var delete = new DeleteFlowRequest();
        delete.setName(flow);
        send(delete);
        send(creation(flow, Served.CALLBACK));

        // The poll is over when the old schedule would have been due.
        waiting("e1");
        assertThat(send(description("e1", 4)).getStatus()).isEqualTo("Running");

        var list = new ListExecutionsRequest();
        list.setFlowName(flow);
        assertThat(send(list).getExecutions())
                .extracting(ListExecutionsResponse.ExecutionsItem::getName)
                .containsExactly("e1");
    }

    @Test
    void aScheduleIsCreatedUpdatedListedCarriedOutAndDeleted() throws ClientException {
        send(creation(flow, Served.CALLBACK));
        var create = new CreateScheduleRequest();
        create.setFlowName(flow);
        create.setScheduleName("tick");
        create.setCronExpression("0 0 0 1 1 *");
        create.setPayload("{\"key\":\"中\"}");
        create.setEnable(true);
        var created = send(create);
        assertThat(created.getEnable()).isTrue();
        assertThat(created.getPayload()).isEqualTo("{\"key\":\"中\"}");
        assertThat(code(create)).isEqualTo("ScheduleAlreadyExists");

        var update = new UpdateScheduleRequest();
        update.setFlowName(flow);
        update.setScheduleName("tick");
        update.setCronExpression("@every 1s");
        assertThat(send(update).getCronExpression()).isEqualTo("@every 1s");
        var list = new ListExecutionsRequest();
        list.setFlowName(flow);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (send(list).getExecutions().isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
        assertThat(send(list).getExecutions().getFirst().getInput()).isEqualTo("{\"payload\":{\"key\":\"中\"}}");

        update.setEnable(false);
        assertThat(send(update).getEnable()).isFalse();
        var schedules = new ListSchedulesRequest();
        schedules.setFlowName(flow);
        assertThat(send(schedules).getSchedules())
                .extracting(ListSchedulesResponse.SchedulesItem::getScheduleName)
                .containsExactly("tick");
        var describe = new DescribeScheduleRequest();
        describe.setFlowName(flow);
        describe.setScheduleName("tick");
        assertThat(send(describe).getEnable()).isFalse();
        var delete = new DeleteScheduleRequest();
        delete.setFlowName(flow);
        delete.setScheduleName("tick");
        send(delete);
        assertThat(code(describe)).isEqualTo("ScheduleNotExists");
    }
}

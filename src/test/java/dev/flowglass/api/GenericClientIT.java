package dev.flowglass.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import dev.flowglass.Served;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The generic client that the service's newer clients are made of, with both ways of signing; nothing but endpoint and
/// key is changed.
@ParameterizedClass
@EnumSource
class GenericClientIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Served served;

    private final Signing signing;
    private final String flow = "generic" + NUMBER.incrementAndGet();

    enum Signing {
        ACS3,
        RPC
    }

    GenericClientIT(Signing signing) {
        this.signing = signing;
    }

    @BeforeAll
    static void serve() throws IOException {
        served = new Served(home);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private Client client(String secret) throws Exception {
        var config = new Config()
                .setAccessKeyId(Served.KEY)
                .setAccessKeySecret(secret)
                .setEndpoint(served.host())
                .setProtocol("http");
        return new Client(
                switch (signing) {
                    case ACS3 -> config;
                    case RPC -> config.setSignatureAlgorithm("v2");
                });
    }

    private Map<?, ?> call(String method, String action, Map<String, String> query, Map<String, String> form)
            throws Exception {
        return call(client(Served.SECRET), method, action, query, form);
    }

    private static Map<?, ?> call(
            Client client, String method, String action, Map<String, String> query, Map<String, String> form)
            throws Exception {
        var params = new Params()
                .setAction(action)
                .setVersion("2019-03-15")
                .setProtocol("HTTP")
                .setPathname("/")
                .setMethod(method)
                .setAuthType("AK")
                .setStyle("RPC")
                .setReqBodyType("formData")
                .setBodyType("json");
        var request = new OpenApiRequest().setQuery(query);
        if (!form.isEmpty()) {
            request.setBody(new HashMap<>(form));
        }
        var runtime = new RuntimeOptions().setReadTimeout(70_000).setConnectTimeout(20_000);
        var answer = client.callApi(params, request, runtime);
        return (Map<?, ?>) Objects.requireNonNull((Object) answer.get("body"));
    }

    private Map<?, ?> get(String action, Map<String, String> query) throws Exception {
        return call("GET", action, query, Map.of());
    }

    private Map<?, ?> post(String action, Map<String, String> form) throws Exception {
        return call("POST", action, Map.of(), form);
    }

    private interface Calling {
        Object call() throws Exception;
    }

    private static String code(Calling calling) {
        var refused = catchThrowableOfType(TeaException.class, calling::call);
        return refused.getStatusCode() + " " + refused.getCode();
    }

    private void create() throws Exception {
        post("CreateFlow", Map.of("Name", flow, "Definition", Served.CALLBACK, "Description", "", "Type", "FDL"));
    }

    private Map<String, String> execution(String name) {
        return Map.of("FlowName", flow, "ExecutionName", name);
    }

    private Map<String, String> execution(String name, String parameter, String value) {
        return Map.of("FlowName", flow, "ExecutionName", name, parameter, value);
    }

    private static List<?> list(Map<?, ?> answer, String name) {
        return (List<?>) Objects.requireNonNull(answer.get(name));
    }

    private String waiting(String name) throws Exception {
        post("StartExecution", execution(name));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            var text = String.valueOf(get("GetExecutionHistory", execution(name)));
            if (text.contains("TaskSubmitted")) {
                return Served.token(text);
            }
        }
        throw new AssertionError("The task was not submitted");
    }

    @Test
    void aFlowIsCreatedUpdatedDescribedListedAndDeleted() throws Exception {
        var created = post(
                "CreateFlow",
                Map.of("Name", flow, "Definition", Served.CALLBACK, "Description", "说明 😀 + / = & ~ *", "Type", "FDL"));
        assertThat(created.get("Description")).isEqualTo("说明 😀 + / = & ~ *");
        assertThat(post("UpdateFlow", Map.of("Name", flow, "Description", "two"))
                        .get("Definition"))
                .isEqualTo(Served.CALLBACK);
        assertThat(get("DescribeFlow", Map.of("Name", flow)).get("Description")).isEqualTo("two");
        assertThat(list(get("ListFlows", Map.of()), "Flows")).isNotEmpty();
        post("DeleteFlow", Map.of("Name", flow));
        assertThat(code(() -> get("DescribeFlow", Map.of("Name", flow)))).isEqualTo("404 FlowNotExists");
    }

    @Test
    void parametersWithoutAValueAreTakenAlthoughNotEveryClientSignsThem() throws Exception {
        var created = post(
                "CreateFlow",
                Map.of("Name", flow, "Definition", Served.CALLBACK, "Description", "", "Type", "FDL", "RoleArn", ""));
        assertThat(created.get("Description")).isEqualTo("");
        assertThat(code(() -> get("DescribeFlow", Map.of("Name", "")))).isEqualTo("400 InvalidArgument");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "中文 😀", "+/=&%~*'()! <>"})
    void aTaskIsReportedWithItsTokenInTheQueryAndItsOutputInTheBody(String text) throws Exception {
        create();
        var token = waiting("e1");

        var report = call(
                "POST",
                "ReportTaskSucceeded",
                Map.of("TaskToken", token),
                Map.of("Output", "{\"status\":\"%s\"}".formatted(text)));
        assertThat(report.get("EventId")).hasToString("6");

        var ended = get("DescribeExecution", execution("e1", "WaitTimeSeconds", "30"));
        assertThat(ended.get("Output")).isEqualTo("{\"s\":\"%s\"}".formatted(text));
        assertThat(code(() -> call("POST", "ReportTaskFailed", Map.of("TaskToken", token), Map.of("Error", "E"))))
                .isEqualTo("400 TaskAlreadyCompleted");
    }

    @Test
    void aParameterMayStandInTheQueryOrInTheBody() throws Exception {
        create();
        var token = waiting("e1");

        call("POST", "ReportTaskFailed", Map.of("TaskToken", token, "Error", "Rejected", "Cause", "太贵"), Map.of());

        assertThat(String.valueOf(get("GetExecutionHistory", execution("e1"))))
                .contains("{\"cause\":\"太贵\",\"error\":\"Rejected\"}");
        assertThat(post("DescribeExecution", execution("e1")).get("Name")).isEqualTo("e1");
        assertThat(get("StartExecution", execution("e2")).get("Status")).isEqualTo("Starting");
    }

    @Test
    void historiesAndListsComeInPages() throws Exception {
        create();
        waiting("e1");
        waiting("e2");

        var first = get("GetExecutionHistory", execution("e1", "Limit", "2"));
        assertThat(list(first, "Events")).hasSize(2);
        assertThat(first.get("NextToken")).isEqualTo("3");
        var rest = get("GetExecutionHistory", execution("e1", "NextToken", "3"));
        assertThat(list(rest, "Events")).hasSize(3);
        assertThat(rest.containsKey("NextToken")).isFalse();
        var page = get("ListExecutions", Map.of("FlowName", flow, "Limit", "1"));
        var next = String.valueOf(page.get("NextToken"));
        var last = get("ListExecutions", Map.of("FlowName", flow, "Limit", "1", "NextToken", next));
        assertThat(list(last, "Executions")).hasSize(1);
        assertThat(last.containsKey("NextToken")).isFalse();
    }

    @Test
    void anExecutionIsStopped() throws Exception {
        create();
        waiting("e1");

        assertThat(post("StopExecution", execution("e1", "Error", "Enough")).get("Status"))
                .isEqualTo("Running");
        assertThat(get("DescribeExecution", execution("e1")).get("Status")).isEqualTo("Stopped");
        assertThat(code(() -> post("StopExecution", execution("e1")))).isEqualTo("400 ExecutionAlreadyCompleted");
    }

    @Test
    void schedulesAreCreatedUpdatedListedAndDeleted() throws Exception {
        create();
        var schedule = Map.of("FlowName", flow, "ScheduleName", "tick");

        var created = post(
                "CreateSchedule",
                Map.of("FlowName", flow, "ScheduleName", "tick", "CronExpression", "0 0 0 1 1 *", "Enable", "true"));
        assertThat(created.get("Enable")).isEqualTo(true);
        var updated = post("UpdateSchedule", Map.of("FlowName", flow, "ScheduleName", "tick", "Enable", "false"));
        assertThat(updated.get("Enable")).isEqualTo(false);
        assertThat(get("DescribeSchedule", schedule).get("CronExpression")).isEqualTo("0 0 0 1 1 *");
        assertThat(list(get("ListSchedules", Map.of("FlowName", flow)), "Schedules"))
                .hasSize(1);
        post("DeleteSchedule", schedule);
        assertThat(code(() -> get("DescribeSchedule", schedule))).isEqualTo("404 ScheduleNotExists");
    }

    @Test
    void mistakesHaveTheirCodes() throws Exception {
        create();
        assertThat(code(this::createAgain)).isEqualTo("409 FlowAlreadyExists");
        assertThat(code(() -> get("DescribeFlow", Map.of()))).isEqualTo("400 MissingRequiredParams");
        assertThat(code(() -> get("ListFlows", Map.of("Limit", "many")))).isEqualTo("400 InvalidArgument");
        assertThat(code(() -> get("DescribeExecution", execution("none")))).isEqualTo("404 ExecutionNotExists");
        assertThat(code(() -> get("PublishFlowVersion", Map.of()))).isEqualTo("400 ActionNotSupported");
        assertThat(code(() -> post("StartSyncExecution", Map.of("FlowName", flow))))
                .isEqualTo("400 ActionNotSupported");
        assertThat(code(() -> call(client("guessed"), "GET", "ListFlows", Map.of(), Map.of())))
                .isEqualTo("403 SignatureNotMatch");
    }

    private Object createAgain() throws Exception {
        return post(
                "CreateFlow", Map.of("Name", flow, "Definition", Served.CALLBACK, "Description", "", "Type", "FDL"));
    }
}

package dev.flowglass.remote;

import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls a workflow service. Each call waits for the answer; any thread may make it.
public final class Service {
    private static final String VERSION = "2019-03-15";
    private static final int CONNECT_MILLIS = 10_000;

    /// Longer than the longest time that the service lets a caller wait.
    private static final int READ_MILLIS = 75_000;

    private final Target target;
    private final Client client;

    /// @throws IOException when the target's address cannot be one
    public Service(Target target) throws IOException {
        this.target = target;
        try {
            var config = new Config()
                    .setAccessKeyId(target.key().keyId())
                    .setAccessKeySecret(target.key().keySecret())
                    .setEndpoint(target.host())
                    .setProtocol(target.protocol())
                    .setNoProxy("127.0.0.1,localhost");
            var lent = target.key().securityToken();
            client = new Client(lent.isEmpty() ? config : config.setSecurityToken(lent));
        } catch (Exception e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    public Target target() {
        return target;
    }

    // --- flows ---

    /// Names of all flows.
    public List<String> flows() throws IOException, RefusedException {
        return all("ListFlows", Map.of(), "Flows", Integer.MAX_VALUE).stream()
                .map(flow -> text(flow, "Name"))
                .toList();
    }

    /// The text of a flow.
    public String definition(String flow) throws IOException, RefusedException {
        return text(get("DescribeFlow", Map.of("Name", flow)), "Definition");
    }

    /// Creates a flow, or puts this text in place of its own.
    public void put(String flow, String definition) throws IOException, RefusedException {
        try {
            post(
                    "CreateFlow",
                    Map.of(),
                    Map.of("Name", flow, "Definition", definition, "Description", "", "Type", "FDL"));
        } catch (RefusedException e) {
            if (!e.code().equals("FlowAlreadyExists")) {
                throw e;
            }
            post("UpdateFlow", Map.of(), Map.of("Name", flow, "Definition", definition));
        }
    }

    // --- executions ---

    /// An execution as lists show it.
    ///
    /// @param status `Running`, `Succeeded` …
    /// @param started RFC 3339
    public record Listed(String flow, String name, String status, String started) {}

    /// The newest first.
    ///
    /// @param most at most so many
    public List<Listed> executions(String flow, int most) throws IOException, RefusedException {
        return all("ListExecutions", Map.of("FlowName", flow), "Executions", most).stream()
                .map(item -> new Listed(flow, text(item, "Name"), text(item, "Status"), text(item, "StartedTime")))
                .toList();
    }

    /// @param name empty: the service makes one
    /// @param input JSON of an object
    /// @return its name
    public String start(String flow, String name, String input) throws IOException, RefusedException {
        var form = new HashMap<>(Map.of("FlowName", flow, "Input", input));
        if (!name.isEmpty()) {
            form.put("ExecutionName", name);
        }
        return text(post("StartExecution", Map.of(), form), "Name");
    }

    public void stop(String flow, String name, String error, String cause) throws IOException, RefusedException {
        var form = new HashMap<>(Map.of("FlowName", flow, "ExecutionName", name));
        if (!error.isEmpty()) {
            form.put("Error", error);
        }
        if (!cause.isEmpty()) {
            form.put("Cause", cause);
        }
        post("StopExecution", Map.of(), form);
    }

    /// What DescribeExecution answers, with `FlowDefinition`, `Status` and `Output`.
    ///
    /// @param waitSeconds how long the service may wait for its end, 0 to 60
    public Obj describe(String flow, String name, int waitSeconds) throws IOException, RefusedException {
        return get(
                "DescribeExecution",
                Map.of("FlowName", flow, "ExecutionName", name, "WaitTimeSeconds", String.valueOf(waitSeconds)));
    }

    /// Events as GetExecutionHistory answers them.
    ///
    /// @param from id of the first one wanted
    public List<Obj> history(String flow, String name, int from) throws IOException, RefusedException {
        var execution = new HashMap<>(Map.of("FlowName", flow, "ExecutionName", name, "Limit", "500"));
        if (from > 1) {
            execution.put("NextToken", String.valueOf(from));
        }
        return all("GetExecutionHistory", execution, "Events", Integer.MAX_VALUE);
    }

    // --- callbacks ---

    /// @return id of the event that followed
    public Value reportSucceeded(String token, String output) throws IOException, RefusedException {
        return event(post("ReportTaskSucceeded", Map.of("TaskToken", token), Map.of("Output", output)));
    }

    /// @param cause may be empty
    public Value reportFailed(String token, String error, String cause) throws IOException, RefusedException {
        var form = cause.isEmpty() ? Map.of("Error", error) : Map.of("Error", error, "Cause", cause);
        return event(post("ReportTaskFailed", Map.of("TaskToken", token), form));
    }

    private static Value event(Obj answer) {
        return answer.get("EventId").orElse(Value.NULL);
    }

    // --- calls ---

    /// All items of all pages.
    private List<Obj> all(String action, Map<String, String> query, String field, int most)
            throws IOException, RefusedException {
        var found = new ArrayList<Obj>();
        var asked = new HashMap<>(query);
        while (true) {
            var page = get(action, asked);
            if (page.find(field) instanceof Array items) {
                items.elements().stream()
                        .filter(Obj.class::isInstance)
                        .map(Obj.class::cast)
                        .forEach(found::add);
            }
            var next = text(page, "NextToken");
            if (next.isEmpty() || found.size() >= most) {
                return found.size() > most ? found.subList(0, most) : found;
            }
            asked.put("NextToken", next);
        }
    }

    private Obj get(String action, Map<String, String> query) throws IOException, RefusedException {
        return call("GET", action, query, Map.of());
    }

    private Obj post(String action, Map<String, String> query, Map<String, String> form)
            throws IOException, RefusedException {
        return call("POST", action, query, form);
    }

    private Obj call(String method, String action, Map<String, String> query, Map<String, String> form)
            throws IOException, RefusedException {
        var params = new Params()
                .setAction(action)
                .setVersion(VERSION)
                .setProtocol(target.protocol().toUpperCase(Locale.ROOT))
                .setPathname("/")
                .setMethod(method)
                .setAuthType("AK")
                .setStyle("RPC")
                .setReqBodyType("formData")
                .setBodyType("json");
        var request = new OpenApiRequest().setQuery(new HashMap<>(query));
        if (!form.isEmpty()) {
            request.setBody(new HashMap<>(form));
        }
        var options = new RuntimeOptions().setConnectTimeout(CONNECT_MILLIS).setReadTimeout(READ_MILLIS);
        try {
            return client.callApi(params, request, options).get("body") instanceof Map<?, ?> body
                    ? object(body)
                    : Obj.EMPTY;
        } catch (TeaException e) {
            throw new RefusedException(Optional.ofNullable(e.getCode()).orElse(""), String.valueOf(e.getMessage()));
        } catch (Exception e) {
            throw new IOException(reason(e), e);
        }
    }

    private static String reason(Exception e) {
        var cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause.getMessage());
    }

    private static Obj object(Map<?, ?> map) {
        var fields = new LinkedHashMap<String, Value>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value(value)));
        return Obj.of(fields);
    }

    private static Value value(@Nullable Object object) {
        return switch (object) {
            case null -> Value.NULL;
            case Map<?, ?> map -> object(map);
            case List<?> list -> Array.of(list.stream().map(Service::value).toList());
            case Boolean bool -> new Value.Bool(bool);
            case Number number -> Value.of(new BigDecimal(number.toString()));
            default -> Value.of(object.toString());
        };
    }

    private static String text(Obj object, String field) {
        return switch (object.find(field)) {
            case Value.Text(String text) -> text;
            case Value.Num number -> number.amount().toPlainString();
            case null, default -> "";
        };
    }
}

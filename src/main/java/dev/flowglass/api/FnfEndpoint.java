package dev.flowglass.api;

import dev.flowglass.api.http.LoopbackServer;
import dev.flowglass.api.http.Request;
import dev.flowglass.api.http.Response;
import dev.flowglass.runtime.Executions;
import dev.flowglass.store.AccessKey;
import dev.flowglass.store.Store;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The workflow service's API, version 2019-03-15, at an address of the loopback interface. Official clients work when
/// nothing but their endpoint and key are changed.
public final class FnfEndpoint implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FnfEndpoint.class.getName());

    /// Of the API.
    public static final String VERSION = "2019-03-15";

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json;charset=utf-8");

    private final Guard guard;
    private final FlowOperations flows;
    private final ExecutionOperations executions;
    private final ScheduleOperations schedules;
    private final LoopbackServer server;

    private FnfEndpoint(
            int port, Store store, Executions executions, AccessKey key, InstantSource time, Runnable schedulesChanged)
            throws IOException {
        this.guard = new Guard(key, store.nonces(), time);
        this.flows = new FlowOperations(store.flows(), executions, time, schedulesChanged);
        this.executions = new ExecutionOperations(store.journal(), executions, flows);
        this.schedules = new ScheduleOperations(store.schedules(), flows, time, schedulesChanged);
        this.server = LoopbackServer.open(port, this::answer);
    }

    /// @param port 0 for any that is free
    /// @param key what clients sign with
    /// @param time what the clocks of clients are compared with
    /// @param schedulesChanged called after a client changed a schedule
    /// @throws IOException when the port is taken
    public static FnfEndpoint open(
            int port, Store store, Executions executions, AccessKey key, InstantSource time, Runnable schedulesChanged)
            throws IOException {
        return new FnfEndpoint(port, store, executions, key, time, schedulesChanged);
    }

    public int port() {
        return server.port();
    }

    public String address() {
        return server.address();
    }

    private Response answer(Request request) throws IOException {
        var id = UUID.randomUUID().toString();
        boolean readAll = false;
        try {
            guard.checkOrigin(request);
            var body = request.body();
            if (body.isEmpty()) {
                throw Refusal.tooLarge(Request.LARGEST_BODY);
            }
            readAll = true;
            var query = Parameters.of(request.query(), "");
            var all = Parameters.of(request.query(), form(request, body.get()));
            id = all.given("RequestId").orElse(id);
            guard.checkSignature(request, query, all, body.get());
            return response(200, perform(request, all).with("RequestId", Value.of(id)), false);
        } catch (Refusal e) {
            LOG.log(
                    e.code().status() == 403 ? Level.WARNING : Level.INFO,
                    "Refused a request: %s %s".formatted(e.code().text(), oneLine(String.valueOf(e.getMessage()))));
            return error(request, id, e.code(), String.valueOf(e.getMessage()), !readAll);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Request %s failed".formatted(id), e);
            return error(
                    request,
                    id,
                    ErrorCode.INTERNAL_SERVER_ERROR,
                    "An internal error has occurred. Please retry. " + reason(e),
                    !readAll);
        }
    }

    /// What a client wrote must not look like an entry of the log.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String reason(RuntimeException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    private static String form(Request request, byte[] body) {
        var type = request.header("Content-Type").orElse("");
        return body.length == 0 || !type.isEmpty() && !type.startsWith("application/x-www-form-urlencoded")
                ? ""
                : new String(body, StandardCharsets.UTF_8);
    }

    private Obj perform(Request request, Parameters given) throws Refusal {
        if (!request.path().equals("/")) {
            throw Refusal.invalid("There is nothing at %s.".formatted(request.path()));
        }
        if (!request.method().equals("GET") && !request.method().equals("POST")) {
            throw Refusal.invalid("Method %s is not used here.".formatted(request.method()));
        }
        var version = protocol(request, given, "Version", "x-acs-version");
        if (!version.equals(VERSION)) {
            throw new Refusal(
                    ErrorCode.API_VERSION_NOT_SUPPORTED,
                    "The requested API version '%s' is not supported yet. Please check.".formatted(version));
        }
        if (given.text("Format").equalsIgnoreCase("XML")) {
            throw Refusal.invalid("Answers are JSON only: Format cannot be '%s'.".formatted(given.text("Format")));
        }
        var action = protocol(request, given, "Action", "x-acs-action");
        return switch (action) {
            case "CreateFlow" -> flows.create(given);
            case "UpdateFlow" -> flows.update(given);
            case "DescribeFlow" -> flows.describe(given);
            case "DeleteFlow" -> flows.delete(given);
            case "ListFlows" -> flows.list(given);
            case "StartExecution" -> executions.start(given);
            case "StartSyncExecution" -> executions.startSync(given);
            case "StopExecution" -> executions.stop(given);
            case "DescribeExecution" -> executions.describe(given);
            case "ListExecutions" -> executions.list(given);
            case "GetExecutionHistory" -> executions.history(given);
            case "ReportTaskSucceeded" -> executions.reportSucceeded(given);
            case "ReportTaskFailed" -> executions.reportFailed(given);
            case "CreateSchedule" -> schedules.create(given);
            case "UpdateSchedule" -> schedules.update(given);
            case "DescribeSchedule" -> schedules.describe(given);
            case "DeleteSchedule" -> schedules.delete(given);
            case "ListSchedules" -> schedules.list(given);
            default ->
                throw new Refusal(
                        ErrorCode.ACTION_NOT_SUPPORTED,
                        "The requested API operation '%s' is incorrect. Please check.".formatted(action));
        };
    }

    /// A parameter, or the header that stands for it where headers are signed.
    private static String protocol(Request request, Parameters given, String parameter, String header) {
        return given.given(parameter)
                .or(() -> Guard.isAcs3(request) ? request.header(header) : Optional.empty())
                .orElse("");
    }

    private static Response error(Request request, String id, ErrorCode code, String message, boolean closes) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("RequestId", Value.of(id));
        fields.put("HostId", Value.of(request.header("Host").orElse("")));
        fields.put("Code", Value.of(code.text()));
        fields.put("Message", Value.of(message));
        return response(code.status(), Obj.of(fields), closes);
    }

    private static Response response(int status, Obj fields, boolean closes) {
        return new Response(status, HEADERS, Json.text(fields), closes);
    }

    @Override
    public void close() {
        server.close();
    }
}

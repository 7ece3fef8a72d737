package dev.flowglass.api;

import dev.flowglass.api.http.Signing;
import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.Limits;
import dev.flowglass.language.FlowReader;
import dev.flowglass.language.ResourcesReader;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.FlowResources;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.WallTime;
import dev.flowglass.store.MemoryStore;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// An endpoint over a store in memory, and a client that signs as it is told.
final class Service implements AutoCloseable {
    static final String ECHO = """
        version: 1
        resources:
          - arn: acs:fc:::services/*/functions/*
            kind: echo
        """;

    static final String PASS = "version: v1\ntype: flow\nsteps:\n  - {type: pass, name: p}\n";

    static final String CALLBACK = """
        version: v1
        type: flow
        steps:
          - type: task
            name: approve
            resourceArn: acs:fc:::services/office/functions/approve
            pattern: waitForCallback
            inputMappings:
              - target: token
                source: $context.task.token
            outputMappings:
              - target: status
                source: $local.status
        """;

    final MemoryStore store = new MemoryStore();
    final Executions executions;
    final FnfEndpoint endpoint;
    final HttpClient http = HttpClient.newHttpClient();
    private final ResourceConnector connector;

    Service() throws IOException {
        var time = new WallTime();
        connector = new ResourceConnector(
                new FlowResources(ResourcesReader.read(ECHO).content().orElseThrow()), Unbound.FAILS, time);
        executions = new Executions(
                store.journal(),
                connector,
                (parent, target) -> store.flows()
                        .find(target.substring(target.lastIndexOf('/') + 1))
                        .flatMap(flow -> FlowReader.read(flow.definition())
                                .flow()
                                .map(model -> new FlowDefinition(flow.definition(), model))),
                time,
                Gate.OPEN,
                Limits.SERVICE);
        endpoint = FnfEndpoint.open(0, store, executions, store.accessKey(), Instant::now, () -> {});
    }

    record Reply(int status, Obj fields) {
        String text(String name) {
            return fields.get(name).map(value -> ((Value.Text) value).value()).orElse("");
        }

        String code() {
            return text("Code");
        }
    }

    /// What a client is about to send: change it before [#send].
    final class Call {
        final TreeMap<String, String> parameters = new TreeMap<>();
        final TreeMap<String, String> headers = new TreeMap<>();
        String method = "POST";
        String secret = store.accessKey().secret();

        Call(String action, Map<String, String> own) {
            parameters.putAll(own);
            parameters.put("Action", action);
            parameters.put("Version", FnfEndpoint.VERSION);
            parameters.put("Format", "JSON");
            parameters.put("AccessKeyId", store.accessKey().id());
            parameters.put("SignatureMethod", "HMAC-SHA1");
            parameters.put("SignatureVersion", "1.0");
            parameters.put("SignatureNonce", UUID.randomUUID().toString());
            parameters.put(
                    "Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            headers.put("x-acs-action", action);
            headers.put("x-acs-version", FnfEndpoint.VERSION);
        }

        Call with(String parameter, String value) {
            parameters.put(parameter, value);
            return this;
        }

        Call signed() {
            parameters.put("Signature", Signatures.rpc(method, parameters, secret));
            return this;
        }

        Reply send() throws IOException, InterruptedException {
            var form = parameters.entrySet().stream()
                    .map(entry -> Signing.encode(entry.getKey()) + "=" + Signing.encode(entry.getValue()))
                    .collect(Collectors.joining("&"));
            boolean get = method.equals("GET");
            var request = HttpRequest.newBuilder(URI.create(endpoint.address() + "/" + (get ? "?" + form : "")))
                    .method(
                            method,
                            get ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(form));
            request.header("Content-Type", "application/x-www-form-urlencoded");
            headers.forEach(request::header);
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var text = new String(response.body(), StandardCharsets.UTF_8);
            return new Reply(response.statusCode(), (Obj) Json.parse(text));
        }
    }

    Call prepare(String action, Map<String, String> own) {
        return new Call(action, own);
    }

    Reply call(String action, Map<String, String> own) throws IOException, InterruptedException {
        return prepare(action, own).signed().send();
    }

    Reply createFlow(String name, String definition) throws IOException, InterruptedException {
        return call("CreateFlow", Map.of("Name", name, "Definition", definition, "Description", "", "Type", "FDL"));
    }

    /// Starts an execution of a flow with [#CALLBACK] and gives its token once the task was submitted.
    String waitingToken(String flow, String execution) throws IOException, InterruptedException {
        call("StartExecution", Map.of("FlowName", flow, "ExecutionName", execution));
        var end = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(end)) {
            var history = call("GetExecutionHistory", Map.of("FlowName", flow, "ExecutionName", execution));
            var matcher =
                    java.util.regex.Pattern.compile("djEj[A-Za-z0-9+/]+={0,2}").matcher(Json.text(history.fields()));
            if (Json.text(history.fields()).contains("TaskSubmitted") && matcher.find()) {
                return matcher.group();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("No token was given out");
    }

    @Override
    public void close() {
        endpoint.close();
        executions.close();
        connector.close();
        http.close();
    }
}

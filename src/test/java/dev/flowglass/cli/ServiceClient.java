package dev.flowglass.cli;

import dev.flowglass.api.FnfEndpoint;
import dev.flowglass.api.Signatures;
import dev.flowglass.api.http.Signing;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Calls a workflow service: one of ours, or any that speaks the same API.
final class ServiceClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final LocalEndpoint endpoint;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ServiceClient(LocalEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// @param status of HTTP
    record Reply(int status, Obj fields) {
        boolean isGood() {
            return status / 100 == 2;
        }

        String text(String name) {
            return fields.find(name) instanceof Value.Text(String text) ? text : "";
        }
    }

    /// @throws IOException when there is no answer, or one that is no answer of such a service
    Reply call(String action, Map<String, String> parameters) throws IOException, InterruptedException {
        var all = new TreeMap<>(parameters);
        all.put("Action", action);
        all.put("Version", FnfEndpoint.VERSION);
        all.put("Format", "JSON");
        all.put("AccessKeyId", endpoint.key().id());
        all.put("SignatureMethod", "HMAC-SHA1");
        all.put("SignatureVersion", "1.0");
        all.put("SignatureNonce", UUID.randomUUID().toString());
        all.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("Signature", Signatures.rpc("POST", all, endpoint.key().secret()));
        var form = all.entrySet().stream()
                .map(entry -> Signing.encode(entry.getKey()) + "=" + Signing.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("x-acs-action", action)
                .header("x-acs-version", FnfEndpoint.VERSION)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (Json.read(response.body()) instanceof Json.Reading.Parsed(Obj fields)) {
            return new Reply(response.statusCode(), fields);
        }
        throw new IOException("the answer, with status %d, is no JSON object".formatted(response.statusCode()));
    }

    private URI address() throws IOException {
        try {
            return URI.create(endpoint.address()).resolve("/");
        } catch (IllegalArgumentException e) {
            throw new IOException("'%s' is no address".formatted(endpoint.address()), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

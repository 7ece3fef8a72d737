package dev.flowglass.api.mns;

import dev.flowglass.api.http.LoopbackServer;
import dev.flowglass.api.http.Request;
import dev.flowglass.api.http.Response;
import dev.flowglass.store.AccessKey;
import dev.flowglass.store.Queues;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.regex.Pattern;

/// Queues at an address of the loopback interface.
public final class MnsServer implements AutoCloseable {
    /// The names that clients know the service by, with their account before it.
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+\\.mns\\.[a-z0-9-]+\\.aliyuncs\\.com(:80)?");

    private final LoopbackServer server;
    private final MnsEndpoint endpoint;

    private MnsServer(int port, MnsEndpoint endpoint) throws IOException {
        this.endpoint = endpoint;
        this.server = LoopbackServer.open(port, this::answer);
    }

    /// @param port 0 for any that is free
    /// @throws IOException when the port is taken
    public static MnsServer open(int port, Queues queues, AccessKey key, InstantSource time) throws IOException {
        return new MnsServer(port, new MnsEndpoint(queues, key, time));
    }

    public int port() {
        return server.port();
    }

    public String address() {
        return server.address();
    }

    private Response answer(Request request) throws IOException {
        if (request.isFromPage() || !request.isForUs(SERVICE)) {
            return response(
                    MnsAnswer.error(403, "AccessDenied", "Only programs of this machine may talk to these queues."),
                    true);
        }
        var body = request.body();
        if (body.isEmpty()) {
            return response(
                    MnsAnswer.error(
                            400,
                            "EntityTooLarge",
                            "The body is larger than %,d bytes.".formatted(Request.LARGEST_BODY)),
                    true);
        }
        var target = request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
        try {
            return response(
                    endpoint.answer(new MnsRequest(
                            request.method(),
                            target,
                            request.headers(),
                            new String(body.get(), StandardCharsets.UTF_8))),
                    false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("The queues are closed").initCause(e);
        }
    }

    private static Response response(MnsAnswer answer, boolean closes) {
        var headers = new HashMap<String, String>();
        headers.put("x-mns-request-id", answer.id());
        headers.put("x-mns-version", "2015-06-06");
        answer.location().ifPresent(location -> headers.put("Location", location));
        if (!answer.body().isEmpty()) {
            headers.put("Content-Type", "text/xml;charset=utf-8");
        }
        return new Response(answer.status(), headers, answer.body(), closes);
    }

    /// Polls that wait get no answer.
    @Override
    public void close() {
        server.close();
    }
}

package dev.flowglass.api.mns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flowglass.store.AccessKey;
import dev.flowglass.store.Queues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Queues at an address of the loopback interface.
public final class MnsServer implements AutoCloseable {
    private static final int LARGEST_BODY = 1_024 * 1_024;
    private static final int BACKLOG = 1_024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MnsEndpoint endpoint;

    private MnsServer(HttpServer server, MnsEndpoint endpoint) {
        this.server = server;
        this.endpoint = endpoint;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /// @param port 0 for any that is free
    /// @throws IOException when the port is taken
    public static MnsServer open(int port, Queues queues, AccessKey key, InstantSource time) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        var server = new MnsServer(HttpServer.create(address, BACKLOG), new MnsEndpoint(queues, key, time));
        server.server.start();
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private MnsAnswer answer(HttpExchange exchange) throws IOException, InterruptedException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        var uri = exchange.getRequestURI();
        if (exchange.getRequestHeaders().containsKey("Origin") || !isHere(exchange)) {
            return MnsAnswer.of(
                    403, MnsXml.error("AccessDenied", "Only programs of this machine may talk to these queues."));
        }
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return MnsAnswer.of(
                    400, MnsXml.error("EntityTooLarge", "The body is larger than %,d bytes.".formatted(LARGEST_BODY)));
        }
        var query =
                Optional.ofNullable(uri.getRawQuery()).map(text -> "?" + text).orElse("");
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return endpoint.answer(new MnsRequest(
                exchange.getRequestMethod(), path + query, headers, new String(body, StandardCharsets.UTF_8)));
    }

    /// True for the loopback address, and in proxy form for the service's own name.
    private static boolean isHere(HttpExchange exchange) {
        var host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        boolean proxied = exchange.getRequestURI().isAbsolute();
        return host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?")
                || proxied && host.matches("[a-z0-9-]+\\.mns\\.[a-z0-9-]+\\.aliyuncs\\.com(:80)?");
    }

    private static void send(HttpExchange exchange, MnsAnswer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("x-mns-request-id", UUID.randomUUID().toString());
        headers.set("x-mns-version", "2015-06-06");
        answer.location().ifPresent(location -> headers.set("Location", location));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            headers.set("Content-Type", "text/xml;charset=utf-8");
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /// Ends at once; polls that wait get no answer.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

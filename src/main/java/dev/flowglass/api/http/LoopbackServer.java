package dev.flowglass.api.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP server that only programs on this machine can reach. Each request has a virtual thread of its own.
///
/// A client that sends its request too slowly is cut off after [#SLOWEST], connections that say nothing after half a
/// minute, and no more than [#IDLE] of them are kept between two requests.
public final class LoopbackServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());

    /// Seconds for the whole of a request, from its first byte.
    private static final int SLOWEST = 20;

    private static final int IDLE = 1_000;

    /// Bytes before the body. Some clients send everything as GET: the largest input takes up to 96 KiB in a query.
    private static final int LARGEST_HEAD = 256 * 1024;

    /// Bytes that are read and forgotten after an early answer, so that a client that is still sending sees it.
    private static final int DRAINED = 8 * 1024 * 1024;

    private static final int BACKLOG = 1_024;
    private static final int NO_BODY = -1;

    static {
        // Read by the server of the JDK when it is first used; what a person set stays.
        Map.of(
                        "sun.net.httpserver.maxReqTime", SLOWEST,
                        "sun.net.httpserver.idleInterval", 30,
                        "sun.net.httpserver.maxIdleConnections", IDLE,
                        "sun.net.httpserver.maxReqHeaderSize", LARGEST_HEAD,
                        "sun.net.httpserver.drainAmount", DRAINED)
                .forEach((name, value) -> set(name, String.valueOf(value)));
        set("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    /// Answers requests; may block.
    public interface Service {
        Response answer(Request request) throws IOException;
    }

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    private static void set(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /// @param port 0 for any that is free
    /// @throws IOException when the port is taken
    public static LoopbackServer open(int port, Service service) throws IOException {
        var loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        var server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, service));
        server.start();
        return new LoopbackServer(server, threads);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    private static void handle(HttpExchange exchange, Service service) throws IOException {
        try (exchange;
                var request = new Request(exchange)) {
            var response = service.answer(request);
            response.headers().forEach(exchange.getResponseHeaders()::set);
            if (response.closes()) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            var body = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? NO_BODY : body.length);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A client went away", e);
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A request could not be answered", e);
            throw e;
        }
    }

    /// Takes nothing more; requests under way have a second to get their answer.
    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }
}

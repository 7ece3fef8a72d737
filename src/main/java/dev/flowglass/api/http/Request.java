package dev.flowglass.api.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/// An HTTP request, before anything of it is believed.
public final class Request implements AutoCloseable {
    /// Bytes of a body.
    public static final int LARGEST_BODY = 1_024 * 1_024;

    /// Bytes of a body that every request may have in memory; larger ones take turns, because reading and checking one
    /// takes several times its size.
    private static final int SMALL = 64 * 1024;

    private static final Semaphore LARGE = new Semaphore(8);

    private final HttpExchange exchange;
    private boolean large;

    Request(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /// In capitals.
    public String method() {
        return exchange.getRequestMethod();
    }

    private URI target() {
        return exchange.getRequestURI();
    }

    /// As it was sent, or empty.
    public String query() {
        var query = target().getRawQuery();
        return query == null ? "" : query;
    }

    public String path() {
        var path = target().getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /// The value of the first header of that name, in any case of letters.
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).map(String::strip);
    }

    /// All headers by name in lower case; several of one name are joined by commas.
    public SortedMap<String, String> headers() {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    // --- where it comes from and where it was meant to go ---

    /// True for what a page in a browser sends.
    public boolean isFromPage() {
        return exchange.getRequestHeaders().containsKey("Origin");
    }

    /// True when it names this server; in the form that a client of a proxy sends, it may also name the service that
    /// this server stands for.
    ///
    /// @param service host names of that service
    public boolean isForUs(Pattern service) {
        var host = header("Host").orElse("").toLowerCase(Locale.ROOT);
        if (!target().isAbsolute()) {
            return isHere(host);
        }
        var authority =
                Optional.ofNullable(target().getRawAuthority()).orElse("").toLowerCase(Locale.ROOT);
        return isHere(host) && isHere(authority)
                || service.matcher(host).matches() && service.matcher(authority).matches();
    }

    private boolean isHere(String host) {
        int port = exchange.getLocalAddress().getPort();
        var name = host.endsWith(":" + port) ? host.substring(0, host.lastIndexOf(':')) : host;
        return name.equals("127.0.0.1") || name.equals("localhost");
    }

    // --- its body ---

    /// The whole body; nothing when it is larger than [#LARGEST_BODY], in which case the rest is never read. Waits
    /// while too many others are large.
    public Optional<byte[]> body() throws IOException {
        var length = header("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong);
        if (length.isPresent() && length.get() > LARGEST_BODY) {
            return Optional.empty();
        }
        var start = exchange.getRequestBody().readNBytes(SMALL);
        if (start.length < SMALL) {
            return Optional.of(start);
        }
        LARGE.acquireUninterruptibly();
        large = true;
        var body = new ByteArrayOutputStream(2 * SMALL);
        body.write(start);
        body.write(exchange.getRequestBody().readNBytes(LARGEST_BODY + 1 - SMALL));
        return body.size() > LARGEST_BODY ? Optional.empty() : Optional.of(body.toByteArray());
    }

    /// It is answered; another large one may be read.
    @Override
    public void close() {
        if (large) {
            large = false;
            LARGE.release();
        }
    }
}

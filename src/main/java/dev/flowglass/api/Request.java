package dev.flowglass.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// An HTTP request, before anything of it is believed.
final class Request implements AutoCloseable {
    /// Bytes of a body that every request may have in memory; larger ones take turns, because reading and checking one
    /// takes several times its size.
    private static final int SMALL = 64 * 1024;

    private static final Semaphore LARGE = new Semaphore(8);

    private boolean large;

    private final HttpExchange exchange;

    Request(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /// In capitals.
    String method() {
        return exchange.getRequestMethod();
    }

    URI target() {
        return exchange.getRequestURI();
    }

    /// As it was sent, or empty.
    String query() {
        var query = target().getRawQuery();
        return query == null ? "" : query;
    }

    String path() {
        var path = target().getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /// The value of the first header of that name, in any case of letters.
    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).map(String::strip);
    }

    boolean has(String name) {
        return exchange.getRequestHeaders().containsKey(name);
    }

    /// The whole body; nothing when it is larger than `most` bytes, in which case the rest is never read. Waits while
    /// too many others are large.
    Optional<byte[]> body(int most) throws IOException {
        var length = header("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong);
        if (length.isPresent() && length.get() > most) {
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
        body.write(exchange.getRequestBody().readNBytes(most + 1 - SMALL));
        return body.size() > most ? Optional.empty() : Optional.of(body.toByteArray());
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

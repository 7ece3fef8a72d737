package dev.flowglass.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// An HTTP request, before anything of it is believed.
final class Request {
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

    /// The whole body; nothing when it is larger than `most` bytes, in which case the rest is never read.
    Optional<byte[]> body(int most) throws IOException {
        var length = header("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong);
        if (length.isPresent() && length.get() > most) {
            return Optional.empty();
        }
        var bytes = exchange.getRequestBody().readNBytes(most + 1);
        return bytes.length > most ? Optional.empty() : Optional.of(bytes);
    }
}

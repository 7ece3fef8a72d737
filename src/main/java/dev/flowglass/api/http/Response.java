package dev.flowglass.api.http;

import java.util.Map;

/// What is sent back.
///
/// @param headers beside those that HTTP itself needs
/// @param body sent in UTF-8; empty for none
/// @param closes true when the connection cannot be used any more, because the request was not read to its end
public record Response(int status, Map<String, String> headers, String body, boolean closes) {
    public Response {
        headers = Map.copyOf(headers);
    }
}

package dev.flowglass.api.mns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request as it came.
///
/// @param target path and query as sent, without scheme and host
/// @param headers by name in lower case
record MnsRequest(String method, String target, Map<String, String> headers, String body) {
    MnsRequest {
        var lower = new TreeMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = lower;
    }

    record Parameter(String name, String value) {}

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String rawPath() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// Parts of the path, decoded; none for `/`.
    List<String> path() {
        var parts = new ArrayList<String>();
        for (var part : rawPath().split("/")) {
            if (!part.isEmpty()) {
                parts.add(decode(part));
            }
        }
        return parts;
    }

    /// Decoded, in the order sent.
    List<Parameter> parameters() {
        var found = new ArrayList<Parameter>();
        int query = target.indexOf('?');
        if (query >= 0) {
            for (var pair : target.substring(query + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (!pair.isEmpty()) {
                    found.add(
                            equals < 0
                                    ? new Parameter(decode(pair), "")
                                    : new Parameter(
                                            decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
                }
            }
        }
        return found;
    }

    /// Names are compared without case: clients differ.
    Optional<String> parameter(String name) {
        return parameters().stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .map(Parameter::value)
                .findFirst();
    }

    /// A plus is a plus: receipts come back without escapes.
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

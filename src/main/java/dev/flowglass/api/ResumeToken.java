package dev.flowglass.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where a list of names goes on: after a name. Opaque to clients.
final class ResumeToken {
    private static final String MARK = "after:";

    private ResumeToken() {}

    static String after(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + name).getBytes(StandardCharsets.UTF_8));
    }

    /// @return the name, or empty for the beginning
    /// @throws Refusal when the token was not made by [#after]
    static String read(Parameters parameters) throws Refusal {
        var token = parameters.text("NextToken");
        if (token.isEmpty()) {
            return "";
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException e) {
            throw bad(token);
        }
        throw bad(token);
    }

    static Refusal bad(String token) {
        return Refusal.invalid("NextToken '%s' was not given out by this endpoint.".formatted(token));
    }
}

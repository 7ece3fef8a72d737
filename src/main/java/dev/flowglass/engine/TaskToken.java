package dev.flowglass.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// What a worker hands back to say which task it reports. As text: Base64 of `v1#flow#execution#number#digest`.
///
/// @param enteredId id of the StepEntered event of the step's run
/// @param digest Base64 of 20 bytes
public record TaskToken(String flow, String execution, int enteredId, String digest) {
    static final String VERSION = "v1";

    /// Reads a token as it was given out. Whether it is genuine is for [TokenKey#made] to say.
    public static Optional<TaskToken> parse(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            var fields = new String(bytes, StandardCharsets.UTF_8).split("#", -1);
            if (fields.length != 5
                    || !fields[0].equals(VERSION)
                    || Base64.getDecoder().decode(fields[4]).length != 20) {
                return Optional.empty();
            }
            var token = new TaskToken(fields[1], fields[2], Integer.parseInt(fields[3]), fields[4]);
            return token.text().equals(text) ? Optional.of(token) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The attempt that the digest covers, from 1.
    public int attempt() {
        return TokenKey.attempt(Base64.getDecoder().decode(digest));
    }

    /// The token as it is given out and taken back.
    public String text() {
        var plain = String.join("#", VERSION, flow, execution, String.valueOf(enteredId), digest);
        return base64(plain.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}

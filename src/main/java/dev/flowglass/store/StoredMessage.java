package dev.flowglass.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/// A message in a queue.
///
/// @param id hexadecimal digits
/// @param body as it was sent
/// @param priority 1, the most urgent, to 16
/// @param enqueued when it was sent
/// @param visibleFrom hidden before this moment
/// @param firstReceived when it was first received, or `enqueued`
/// @param received how many times it was received
/// @param receipt of the last time it was received, or of its sending when that hid it; else empty
public record StoredMessage(
        String id,
        String body,
        int priority,
        Instant enqueued,
        Instant visibleFrom,
        Instant firstReceived,
        int received,
        String receipt) {
    /// A message that nobody has received.
    ///
    /// @param delay how long it stays hidden
    public static StoredMessage sent(String body, int priority, Instant now, Duration delay) {
        return sent(UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT), body, priority, now, delay);
    }

    /// As [#sent], with an id of the sender's.
    public static StoredMessage sent(String id, String body, int priority, Instant now, Duration delay) {
        return new StoredMessage(
                id, body, priority, now, now.plus(delay), now, 0, delay.isPositive() ? freshReceipt() : "");
    }

    /// MD5 of the body as 32 upper-case hexadecimal digits.
    public String bodyMd5() {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to have MD5", e);
        }
    }

    /// As it is after it was received at `now`, hidden until `until`.
    StoredMessage receive(Instant now, Instant until) {
        return new StoredMessage(
                id, body, priority, enqueued, until, received == 0 ? now : firstReceived, received + 1, freshReceipt());
    }

    /// With another receipt, hidden until `until`.
    StoredMessage hide(Instant until) {
        return new StoredMessage(id, body, priority, enqueued, until, firstReceived, received, freshReceipt());
    }

    /// Letters and digits only: clients send it back without escapes.
    private static String freshReceipt() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}

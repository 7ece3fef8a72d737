package dev.flowglass.store;

import java.time.Instant;

/// A message in a queue.
///
/// @param id hexadecimal digits
/// @param body as it was sent
/// @param priority 1, the most urgent, to 16
/// @param enqueued when it was sent
/// @param visibleFrom hidden before this moment
/// @param firstReceived when it was first received, or `enqueued`
/// @param received how many times it was received
/// @param receipt of the last time it was received, or empty
public record StoredMessage(
        String id,
        String body,
        int priority,
        Instant enqueued,
        Instant visibleFrom,
        Instant firstReceived,
        int received,
        String receipt) {}

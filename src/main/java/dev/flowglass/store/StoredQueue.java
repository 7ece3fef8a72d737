package dev.flowglass.store;

import java.time.Duration;
import java.time.Instant;

/// A queue with its attributes.
///
/// @param visibility how long a received message is hidden when its receiver says nothing
/// @param delay how long a sent message is hidden when its sender says nothing
/// @param maximumMessageBytes of a body
/// @param retention how long a message is kept
/// @param pollingWait how long a receiver waits when it says nothing
/// @param logging kept for the client, means nothing here
public record StoredQueue(
        String name,
        Duration visibility,
        Duration delay,
        int maximumMessageBytes,
        Duration retention,
        Duration pollingWait,
        boolean logging,
        Instant created,
        Instant modified) {
    /// A queue for which nothing else was said.
    public static StoredQueue usual(String name, Instant now) {
        return new StoredQueue(
                name,
                Duration.ofSeconds(30),
                Duration.ZERO,
                65_536,
                Duration.ofDays(4),
                Duration.ZERO,
                false,
                now,
                now);
    }
}

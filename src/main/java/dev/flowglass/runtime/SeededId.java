package dev.flowglass.runtime;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids that are the same whenever they are made of the same seed, so that a run repeated is the same run.
final class SeededId {
    private SeededId() {}

    /// A UUID.
    static String of(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// One that begins with a letter, as names of executions have to.
    static String name(String seed) {
        var id = of(seed);
        return (char) ('a' + Character.digit(id.charAt(0), 16) % 6) + id.substring(1);
    }
}

package dev.flowglass.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Nonces that are known as long as this process lives.
final class MemoryNonces implements Nonces {
    /// Between two rounds of forgetting.
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final Map<String, Instant> taken = new HashMap<>();
    private Instant nextRound = Instant.MIN;

    @Override
    public synchronized boolean take(String nonce, Instant until, Instant now) {
        if (!now.isBefore(nextRound)) {
            taken.values().removeIf(end -> end.isBefore(now));
            nextRound = now.plus(ROUND);
        }
        return taken.putIfAbsent(nonce, until) == null;
    }
}

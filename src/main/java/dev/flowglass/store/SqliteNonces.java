package dev.flowglass.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Nonces in memory and in SQLite. A nonce is on the disk no later than everything that is written after it was taken.
final class SqliteNonces implements Nonces {
    /// Between two rounds of forgetting.
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final Writing writer;
    private final Map<String, Instant> taken = new HashMap<>();
    private Instant nextRound = Instant.MIN;

    private SqliteNonces(Writing writer) {
        this.writer = writer;
    }

    /// With those that `database` knows.
    static SqliteNonces of(Database database, Writing writer) throws SQLException {
        var nonces = new SqliteNonces(writer);
        database.list(
                "SELECT nonce, until FROM nonce",
                row -> nonces.taken.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2))));
        return nonces;
    }

    @Override
    public synchronized boolean take(String nonce, Instant until, Instant now) {
        if (!now.isBefore(nextRound)) {
            forget(now);
        }
        // Rounded up, so that it is not forgotten earlier after a restart.
        long millis = until.toEpochMilli() + 1;
        if (taken.putIfAbsent(nonce, until) != null) {
            return false;
        }
        var _ = writer.write(
                database -> database.update("INSERT INTO nonce(nonce, until) VALUES (?, ?)", nonce, millis));
        return true;
    }

    private void forget(Instant now) {
        taken.values().removeIf(end -> end.isBefore(now));
        nextRound = now.plus(ROUND);
        var _ = writer.write(database -> database.update("DELETE FROM nonce WHERE until < ?", now.toEpochMilli()));
    }
}

package dev.flowglass.store;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sqlite.SQLiteConfig;

/// Connections that read, as many as are in use at the same time. They see what was committed.
final class Readers implements AutoCloseable {
    private final Place place;
    private final String url;
    private final ConcurrentLinkedQueue<Database> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    Readers(Place place, String url) {
        this.place = place;
        this.url = url;
    }

    /// @throws StoreException when the store cannot be read
    <T> T read(SqlWork<T> work) {
        if (closed) {
            throw new StoreException("The store %s is closed.".formatted(place.folder()));
        }
        try {
            var taken = idle.poll();
            var database = taken != null ? taken : connect();
            var result = work.apply(database);
            idle.add(database);
            if (closed) {
                close();
            }
            return result;
        } catch (SQLException e) {
            throw place.trouble(e);
        }
    }

    private Database connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        return Database.open(url, config);
    }

    @Override
    public void close() {
        closed = true;
        for (var database = idle.poll(); database != null; database = idle.poll()) {
            try {
                database.close();
            } catch (SQLException e) {
                throw place.trouble(e);
            }
        }
    }
}

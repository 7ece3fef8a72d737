package dev.flowglass.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Queues in SQLite. Times are milliseconds since 1970.
final class SqliteQueues implements Queues {
    private static final String FIND = "SELECT * FROM queue WHERE name = ?";
    private static final String VISIBLE = """
        SELECT m.* FROM message m JOIN queue q ON q.name = m.queue
        WHERE m.queue = ? AND m.visible_from <= ? AND m.enqueued > ? - q.retention
        ORDER BY m.priority, m.number LIMIT ?\
        """;

    private final Writing writer;
    private final Readers readers;
    private final QueueListeners listeners = new QueueListeners();

    SqliteQueues(Writing writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    private static StoredQueue queue(ResultSet row) throws SQLException {
        return new StoredQueue(
                row.getString("name"),
                Duration.ofMillis(row.getLong("visibility")),
                Duration.ofMillis(row.getLong("delay")),
                row.getInt("maximum_bytes"),
                Duration.ofMillis(row.getLong("retention")),
                Duration.ofMillis(row.getLong("polling_wait")),
                row.getInt("logging") == 1,
                Instant.parse(row.getString("created")),
                Instant.parse(row.getString("modified")));
    }

    private static StoredMessage message(ResultSet row) throws SQLException {
        return new StoredMessage(
                row.getString("id"),
                row.getString("body"),
                row.getInt("priority"),
                Instant.ofEpochMilli(row.getLong("enqueued")),
                Instant.ofEpochMilli(row.getLong("visible_from")),
                Instant.ofEpochMilli(row.getLong("first_received")),
                row.getInt("received"),
                row.getString("receipt"));
    }

    private static int put(Database database, String verb, StoredQueue queue) throws SQLException {
        return database.update(
                verb
                        + " INTO queue(name, visibility, delay, maximum_bytes, retention, polling_wait, logging,"
                        + " created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                queue.name(),
                queue.visibility().toMillis(),
                queue.delay().toMillis(),
                queue.maximumMessageBytes(),
                queue.retention().toMillis(),
                queue.pollingWait().toMillis(),
                queue.logging() ? 1 : 0,
                queue.created().toString(),
                queue.modified().toString());
    }

    private static boolean isThere(Database database, String name) throws SQLException {
        return database.first(FIND, SqliteQueues::queue, name).isPresent();
    }

    @Override
    public Optional<StoredQueue> find(String name) {
        return readers.read(database -> database.first(FIND, SqliteQueues::queue, name));
    }

    @Override
    public List<StoredQueue> list(String prefix, String after, int limit) {
        return readers.read(database -> database.list(
                "SELECT * FROM queue WHERE substr(name, 1, length(?)) = ? AND name > ? ORDER BY name LIMIT ?",
                SqliteQueues::queue,
                prefix,
                prefix,
                after,
                limit));
    }

    @Override
    public CompletionStage<StoredQueue> create(StoredQueue queue) {
        return writer.write(database -> {
            put(database, "INSERT OR IGNORE", queue);
            return database.first(FIND, SqliteQueues::queue, queue.name()).orElse(queue);
        });
    }

    @Override
    public CompletionStage<Boolean> replace(StoredQueue queue) {
        return writer.write(database -> isThere(database, queue.name()) && put(database, "REPLACE", queue) == 1);
    }

    @Override
    public CompletionStage<Boolean> delete(String name) {
        return writer.write(database -> {
            database.update("DELETE FROM message WHERE queue = ?", name);
            return database.update("DELETE FROM queue WHERE name = ?", name) == 1;
        });
    }

    @Override
    public CompletionStage<Boolean> send(String queue, List<StoredMessage> messages) {
        var copy = List.copyOf(messages);
        return writer.write(database -> isThere(database, queue) && add(database, queue, copy))
                .thenApply(sent -> {
                    listeners.tell(queue);
                    return sent;
                });
    }

    private static boolean add(Database database, String queue, List<StoredMessage> messages) throws SQLException {
        for (var message : messages) {
            database.update(
                    """
                    INSERT OR IGNORE INTO message(queue, id, body, priority, enqueued, visible_from, first_received, received,
                        receipt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
                    """,
                    queue,
                    message.id(),
                    message.body(),
                    message.priority(),
                    message.enqueued().toEpochMilli(),
                    message.visibleFrom().toEpochMilli(),
                    message.firstReceived().toEpochMilli(),
                    message.received(),
                    message.receipt());
        }
        return true;
    }

    @Override
    public CompletionStage<List<StoredMessage>> receive(String queue, int limit, Duration hidden, Instant now) {
        // A poll that finds nothing is no write.
        if (peek(queue, 1, now).isEmpty()) {
            return CompletableFuture.completedStage(List.of());
        }
        return writer.write(database -> {
            forgetOld(database, queue, now);
            var received = new ArrayList<StoredMessage>();
            for (var message : visible(database, queue, limit, now)) {
                var after = message.receive(now, now.plus(hidden));
                update(database, queue, after);
                received.add(after);
            }
            return received;
        });
    }

    @Override
    public CompletionStage<Optional<StoredMessage>> take(String queue, String id, Duration hidden, Instant now) {
        return writer.write(database -> {
            forgetOld(database, queue, now);
            var there = database.first(
                            "SELECT * FROM message WHERE queue = ? AND id = ? AND visible_from <= ?",
                            SqliteQueues::message,
                            queue,
                            id,
                            now.toEpochMilli())
                    .map(message -> message.receive(now, now.plus(hidden)));
            if (there.isPresent()) {
                update(database, queue, there.get());
            }
            return there;
        });
    }

    private static void forgetOld(Database database, String queue, Instant now) throws SQLException {
        database.update(
                "DELETE FROM message WHERE queue = ?1 AND enqueued <= ?2 - (SELECT retention FROM queue WHERE name ="
                        + " ?1)",
                queue,
                now.toEpochMilli());
    }

    private static List<StoredMessage> visible(Database database, String queue, int limit, Instant now)
            throws SQLException {
        return database.list(VISIBLE, SqliteQueues::message, queue, now.toEpochMilli(), now.toEpochMilli(), limit);
    }

    private static void update(Database database, String queue, StoredMessage message) throws SQLException {
        database.update(
                """
                UPDATE message SET visible_from = ?, first_received = ?, received = ?, receipt = ?
                WHERE queue = ? AND id = ?\
                """,
                message.visibleFrom().toEpochMilli(),
                message.firstReceived().toEpochMilli(),
                message.received(),
                message.receipt(),
                queue,
                message.id());
    }

    @Override
    public List<StoredMessage> peek(String queue, int limit, Instant now) {
        return readers.read(database -> visible(database, queue, limit, now));
    }

    @Override
    public List<StoredMessage> messages(String queue, Instant now) {
        return readers.read(database -> database.list("""
            SELECT m.* FROM message m JOIN queue q ON q.name = m.queue
            WHERE m.queue = ? AND m.enqueued > ? - q.retention ORDER BY m.number\
            """, SqliteQueues::message, queue, now.toEpochMilli()));
    }

    @Override
    public CompletionStage<Boolean> delete(String queue, String receipt, Instant now) {
        return writer.write(database -> {
            forgetOld(database, queue, now);
            return byReceipt(database, queue, receipt).isPresent()
                    && database.update("DELETE FROM message WHERE queue = ? AND receipt = ?", queue, receipt) == 1;
        });
    }

    @Override
    public CompletionStage<Optional<StoredMessage>> hide(String queue, String receipt, Duration hidden, Instant now) {
        return writer.write(database -> {
                    forgetOld(database, queue, now);
                    var there = byReceipt(database, queue, receipt).map(message -> message.hide(now.plus(hidden)));
                    if (there.isPresent()) {
                        update(database, queue, there.get());
                    }
                    return there;
                })
                .thenApply(message -> {
                    listeners.tell(queue);
                    return message;
                });
    }

    /// Messages that nobody has received have no receipt, and an empty one finds none.
    private static Optional<StoredMessage> byReceipt(Database database, String queue, String receipt)
            throws SQLException {
        return database.first(
                "SELECT * FROM message WHERE queue = ? AND receipt = ? AND receipt <> ''",
                SqliteQueues::message,
                queue,
                receipt);
    }

    @Override
    public Optional<Instant> nextVisible(String queue, Instant now) {
        return readers.read(database -> database.first(
                "SELECT visible_from FROM message WHERE queue = ? AND visible_from > ? ORDER BY visible_from LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                queue,
                now.toEpochMilli()));
    }

    @Override
    public Runnable listen(String queue, Runnable listener) {
        return listeners.add(queue, listener);
    }
}

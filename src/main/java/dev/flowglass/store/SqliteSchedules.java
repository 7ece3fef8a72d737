package dev.flowglass.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Schedules in SQLite.
final class SqliteSchedules implements Schedules {
    private static final String FIND = "SELECT * FROM schedule WHERE flow = ? AND name = ?";

    private final Writing writer;
    private final Readers readers;

    SqliteSchedules(Writing writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    private static StoredSchedule schedule(ResultSet row) throws SQLException {
        return new StoredSchedule(
                row.getString("id"),
                row.getString("flow"),
                row.getString("name"),
                row.getString("cron"),
                row.getString("description"),
                row.getString("payload"),
                row.getInt("enabled") == 1,
                Instant.parse(row.getString("created")),
                Instant.parse(row.getString("modified")),
                Instant.parse(row.getString("due")));
    }

    private static int put(Database database, String verb, StoredSchedule schedule) throws SQLException {
        return database.update(
                verb
                        + " INTO schedule(id, flow, name, cron, description, payload, enabled, created, modified, due)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                schedule.id(),
                schedule.flow(),
                schedule.name(),
                schedule.cron(),
                schedule.description(),
                schedule.payload(),
                schedule.enabled() ? 1 : 0,
                schedule.created().toString(),
                schedule.modified().toString(),
                schedule.due().toString());
    }

    @Override
    public Optional<StoredSchedule> find(String flow, String name) {
        return readers.read(database -> database.first(FIND, SqliteSchedules::schedule, flow, name));
    }

    @Override
    public List<StoredSchedule> list(String flow, String after, int limit) {
        return readers.read(database -> database.list(
                "SELECT * FROM schedule WHERE flow = ? AND name > ? ORDER BY name LIMIT ?",
                SqliteSchedules::schedule,
                flow,
                after,
                limit));
    }

    @Override
    public List<StoredSchedule> all() {
        return readers.read(
                database -> database.list("SELECT * FROM schedule ORDER BY flow, name", SqliteSchedules::schedule));
    }

    @Override
    public CompletionStage<Boolean> create(StoredSchedule schedule) {
        return writer.write(database -> put(database, "INSERT OR IGNORE", schedule) == 1);
    }

    @Override
    public CompletionStage<Boolean> replace(StoredSchedule before, StoredSchedule after) {
        return writer.write(database -> database.first(FIND, SqliteSchedules::schedule, before.flow(), before.name())
                        .equals(Optional.of(before))
                && put(database, "REPLACE", after) == 1);
    }

    @Override
    public CompletionStage<Boolean> delete(String flow, String name) {
        return writer.write(
                database -> database.update("DELETE FROM schedule WHERE flow = ? AND name = ?", flow, name) == 1);
    }
}

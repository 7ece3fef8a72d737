package dev.flowglass.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Flows in SQLite.
final class SqliteFlows implements Flows {
    private static final String FIND = "SELECT * FROM flow WHERE name = ?";

    private final Writing writer;
    private final Readers readers;

    SqliteFlows(Writing writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    private static StoredFlow flow(ResultSet row) throws SQLException {
        return new StoredFlow(
                row.getString("id"),
                row.getString("name"),
                row.getString("definition"),
                row.getString("description"),
                row.getString("type"),
                row.getString("role_arn"),
                row.getString("execution_mode"),
                row.getString("external_storage_location"),
                Instant.parse(row.getString("created")),
                Instant.parse(row.getString("modified")));
    }

    private static int put(Database database, String verb, StoredFlow flow) throws SQLException {
        return database.update(
                verb
                        + " INTO flow(id, name, definition, description, type, role_arn, execution_mode,"
                        + " external_storage_location, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                flow.id(),
                flow.name(),
                flow.definition(),
                flow.description(),
                flow.type(),
                flow.roleArn(),
                flow.executionMode(),
                flow.externalStorageLocation(),
                flow.created().toString(),
                flow.modified().toString());
    }

    @Override
    public Optional<StoredFlow> find(String name) {
        return readers.read(database -> database.first(FIND, SqliteFlows::flow, name));
    }

    @Override
    public List<StoredFlow> list(String after, int limit) {
        return readers.read(database -> database.list(
                "SELECT * FROM flow WHERE name > ? ORDER BY name LIMIT ?", SqliteFlows::flow, after, limit));
    }

    @Override
    public CompletionStage<Boolean> create(StoredFlow flow) {
        return writer.write(database -> put(database, "INSERT OR IGNORE", flow) == 1);
    }

    @Override
    public CompletionStage<Boolean> replace(StoredFlow before, StoredFlow after) {
        return writer.write(database ->
                database.first(FIND, SqliteFlows::flow, before.name()).equals(Optional.of(before))
                        && put(database, "REPLACE", after) == 1);
    }

    @Override
    public CompletionStage<Boolean> delete(String name) {
        return writer.write(database -> delete(database, name));
    }

    /// Takes a flow away with its schedules.
    static boolean delete(Database database, String name) throws SQLException {
        database.update("DELETE FROM schedule WHERE flow = ?", name);
        return database.update("DELETE FROM flow WHERE name = ?", name) == 1;
    }
}

package dev.flowglass.store;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Status;
import dev.flowglass.engine.TokenKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The journal in SQLite: a row for each execution, kept up to date when it ends, and a row for each write.
final class SqliteJournal implements Journal {
    private static final String COLUMNS = "SELECT execution.flow, execution.name, definition.text AS definition,"
            + " execution.input, execution.callback_token, execution.status, execution.started, execution.stopped,"
            + " execution.output FROM execution JOIN definition ON definition.number = execution.definition ";

    /// About what an execution writes at a time.
    private static final int TRIED_BYTES = 64 * 1024;

    private final TokenKey key;
    private final Writing writer;
    private final Readers readers;
    private final Place place;

    private final Continued continued = new Continued();

    SqliteJournal(Place place, TokenKey key, Writing writer, Readers readers) {
        this.place = place;
        this.key = key;
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public TokenKey tokenKey() {
        return key;
    }

    // --- writing ---

    @Override
    public CompletionStage<Void> create(StoredExecution execution, List<Entry> first) {
        var remembered = new Remembered();
        var data = EntryWriter.bytes(first, remembered);
        var summary = ExecutionSummary.of(execution, first.getFirst().events())
                .with(first.getLast().events());
        return writer.write(database -> create(database, summary, data)).thenAccept(done -> {
            if (!summary.status().ended()) {
                continued.keep(execution.id(), remembered);
            }
        });
    }

    private static int create(Database database, ExecutionSummary summary, byte[] data) throws SQLException {
        var execution = summary.execution();
        long definition = definition(database, execution.definition());
        long number = database.rows().add(execution.id(), database);
        int added = database.update(
                "INSERT OR IGNORE INTO execution(number, flow, name, definition, input, callback_token, status,"
                        + " started, stopped, output) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                execution.id().flow(),
                execution.id().name(),
                definition,
                execution.input(),
                execution.callbackToken().orElse(null),
                summary.status().word(),
                summary.started().toEpochMilli(),
                millis(summary.stopped()),
                summary.output());
        if (added == 0) {
            throw new IllegalArgumentException("Expected execution %s to be new".formatted(execution.id()));
        }
        return add(database, number, data);
    }

    private static int add(Database database, long execution, byte[] data) throws SQLException {
        return database.update("INSERT INTO entry(execution, data) VALUES (?, ?)", execution, data);
    }

    private static long definition(Database database, String text) throws SQLException {
        var known = database.rows().definition(text);
        if (known.isPresent()) {
            return known.get();
        }
        var hash = hash(text);
        database.update("INSERT OR IGNORE INTO definition(hash, text) VALUES (?, ?)", hash, text);
        long number = database.first("SELECT number FROM definition WHERE hash = ?", row -> row.getLong(1), hash)
                .orElseThrow(() -> new SQLException("A definition that was just written is not there"));
        database.rows().know(text, number);
        return number;
    }

    private static @Nullable Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java runtime to have SHA-256", e);
        }
    }

    @Override
    public CompletionStage<Void> append(ExecutionId execution, List<Entry> entries) {
        var remembered = continued.take(execution);
        var data = EntryWriter.bytes(entries, remembered);
        var events = entries.getLast().events();
        boolean ends = !events.isEmpty() && events.getLast().type().endsExecution();
        var end = ends ? Optional.of(ExecutionSummary.of(NOBODY, events)) : Optional.<ExecutionSummary>empty();
        return writer.write(database -> {
                    long number = database.rows().find(execution, database).orElseThrow(() -> missing(execution));
                    int added = add(database, number, data);
                    if (end.isPresent()) {
                        end(database, number, end.get());
                        database.rows().forget(execution);
                    }
                    return added;
                })
                .thenAccept(done -> {
                    if (!ends) {
                        continued.keep(execution, remembered);
                    }
                });
    }

    private static void end(Database database, long number, ExecutionSummary end) throws SQLException {
        database.update(
                "UPDATE execution SET status = ?, stopped = ?, output = ? WHERE number = ?",
                end.status().word(),
                millis(end.stopped()),
                end.output(),
                number);
    }

    @Override
    public CompletionStage<Void> tryOut() {
        return done(writer.write(database -> {
            database.update("INSERT OR REPLACE INTO secret(name, value) VALUES ('try', zeroblob(?))", TRIED_BYTES);
            return database.update("DELETE FROM secret WHERE name = 'try'");
        }));
    }

    private static final StoredExecution NOBODY =
            new StoredExecution(new ExecutionId("", ""), "", "", Optional.empty());

    private static IllegalArgumentException missing(ExecutionId execution) {
        return new IllegalArgumentException("Expected execution %s to be there".formatted(execution));
    }

    private static CompletionStage<Void> done(CompletionStage<?> stage) {
        return stage.thenAccept(result -> {});
    }

    @Override
    public CompletionStage<Void> told(ExecutionId execution) {
        return done(writer.write(database -> {
            if (database.update(
                            "UPDATE execution SET told = 1 WHERE flow = ? AND name = ?",
                            execution.flow(),
                            execution.name())
                    == 0) {
                throw missing(execution);
            }
            return true;
        }));
    }

    @Override
    public CompletionStage<Boolean> deleteFlow(String flow) {
        return writer.write(database -> {
            database.update("DELETE FROM entry WHERE execution IN (SELECT number FROM execution WHERE flow = ?)", flow);
            database.update("DELETE FROM execution WHERE flow = ?", flow);
            database.rows().forget();
            return SqliteFlows.delete(database, flow);
        });
    }

    // --- reading ---

    /// Executions share the texts of their definitions, and the names of their flows.
    @Override
    public List<StoredExecution> unfinished() {
        var texts = new HashMap<Long, String>();
        var flows = new HashMap<String, String>();
        return readers.read(database -> {
            for (var definition : database.list(
                    "SELECT number, text FROM definition WHERE number IN"
                            + " (SELECT definition FROM execution WHERE stopped IS NULL)",
                    row -> Map.entry(row.getLong(1), row.getString(2)))) {
                texts.put(definition.getKey(), definition.getValue());
            }
            return database.list(
                    "SELECT flow, name, definition, input, callback_token FROM execution WHERE stopped IS NULL"
                            + " ORDER BY number",
                    row -> unfinished(row, texts, flows));
        });
    }

    private static StoredExecution unfinished(ResultSet row, Map<Long, String> texts, Map<String, String> flows)
            throws SQLException {
        var flow = row.getString(1);
        var definition = texts.get(row.getLong(3));
        if (definition == null) {
            throw new SQLException("The definition of an execution is missing");
        }
        return new StoredExecution(
                new ExecutionId(flows.computeIfAbsent(flow, first -> first), row.getString(2)),
                definition,
                row.getString(4),
                Optional.ofNullable(row.getString(5)));
    }

    @Override
    public List<StoredExecution> untold() {
        return readers.read(database -> database.list(
                COLUMNS
                        + "WHERE execution.stopped IS NOT NULL AND execution.callback_token IS NOT NULL"
                        + " AND execution.told = 0 ORDER BY execution.number",
                SqliteJournal::execution));
    }

    private static StoredExecution execution(ResultSet row) throws SQLException {
        return new StoredExecution(
                new ExecutionId(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getString(4),
                Optional.ofNullable(row.getString(5)));
    }

    private static ExecutionSummary summary(ResultSet row) throws SQLException {
        var word = row.getString(6);
        var status = Arrays.stream(Status.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new SQLException("The status '%s' is unknown".formatted(word)));
        long stopped = row.getLong(8);
        Optional<Instant> end = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(stopped));
        return new ExecutionSummary(
                execution(row), status, Instant.ofEpochMilli(row.getLong(7)), end, row.getString(9));
    }

    @Override
    public Optional<ExecutionSummary> find(ExecutionId execution) {
        return readers.read(database -> database.first(
                COLUMNS + "WHERE flow = ? AND name = ?", SqliteJournal::summary, execution.flow(), execution.name()));
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        var after = query.after().map(Position::parse);
        var conditions = new ArrayList<String>(List.of("flow = ?"));
        var arguments = new ArrayList<Object>(List.of(query.flow()));
        query.status().ifPresent(status -> {
            conditions.add("status = ?");
            arguments.add(status.word());
        });
        query.from().ifPresent(from -> {
            conditions.add("started >= ?");
            arguments.add(roundedUp(from));
        });
        query.to().ifPresent(to -> {
            conditions.add("started <= ?");
            arguments.add(to.toEpochMilli());
        });
        if (!query.namePrefix().isEmpty()) {
            conditions.add("substr(name, 1, length(?)) = ?");
            arguments.addAll(List.of(query.namePrefix(), query.namePrefix()));
        }
        after.ifPresent(position -> {
            conditions.add("(started < ? OR started = ? AND name > ?)");
            arguments.addAll(List.of(position.startedMillis(), position.startedMillis(), position.name()));
        });
        arguments.add(query.limit() + 1);
        var sql = COLUMNS
                + conditions.stream().collect(Collectors.joining(" AND ", "WHERE ", ""))
                + " ORDER BY started DESC, name LIMIT ?";
        return ExecutionPage.of(
                readers.read(database -> database.list(sql, SqliteJournal::summary, arguments.toArray())),
                query.limit());
    }

    @Override
    public List<ExecutionSummary> latest(Optional<ExecutionId> before, int limit) {
        var order = "ORDER BY execution.number DESC LIMIT ?";
        return readers.read(database -> before.isEmpty()
                ? database.list(COLUMNS + order, SqliteJournal::summary, limit)
                : database.list(
                        COLUMNS + "WHERE execution.number < (SELECT number FROM execution WHERE flow = ? AND name = ?) "
                                + order,
                        SqliteJournal::summary,
                        before.get().flow(),
                        before.get().name(),
                        limit));
    }

    private static long roundedUp(Instant time) {
        long millis = time.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(time) ? millis + 1 : millis;
    }

    @Override
    public Optional<List<Entry>> read(ExecutionId execution) {
        var rows = readers.read(database -> database.list(
                "SELECT data FROM entry WHERE execution ="
                        + " (SELECT number FROM execution WHERE flow = ? AND name = ?) ORDER BY number",
                row -> row.getBytes(1),
                execution.flow(),
                execution.name()));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(List.copyOf(EntryReader.entries(rows)));
        } catch (IllegalArgumentException e) {
            throw place.damaged("execution %s: %s".formatted(execution, e.getMessage()));
        }
    }

    /// The store is closed as a whole.
    @Override
    public void close() {}
}

package dev.flowglass.store;

import java.sql.SQLException;
import java.util.List;

/// The tables of a store and how an older store gets them. A version that was once released is never changed: what is
/// new comes as a further one.
final class Schema {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE secret(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
            """
            CREATE TABLE flow(
                name TEXT PRIMARY KEY, id TEXT NOT NULL, definition TEXT NOT NULL, description TEXT NOT NULL,
                type TEXT NOT NULL, role_arn TEXT NOT NULL, execution_mode TEXT NOT NULL,
                external_storage_location TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL)
            WITHOUT ROWID\
            """,
            """
            CREATE TABLE schedule(
                flow TEXT NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL, cron TEXT NOT NULL,
                description TEXT NOT NULL, payload TEXT NOT NULL, enabled INTEGER NOT NULL, created TEXT NOT NULL,
                modified TEXT NOT NULL, due TEXT NOT NULL, PRIMARY KEY(flow, name))
            WITHOUT ROWID\
            """,
            "CREATE TABLE definition(number INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, text TEXT NOT NULL)",
            """
            CREATE TABLE execution(
                number INTEGER PRIMARY KEY, flow TEXT NOT NULL, name TEXT NOT NULL,
                definition INTEGER NOT NULL REFERENCES definition, input TEXT NOT NULL, callback_token TEXT,
                told INTEGER NOT NULL DEFAULT 0, status TEXT NOT NULL, started INTEGER NOT NULL, stopped INTEGER,
                output TEXT NOT NULL, UNIQUE(flow, name))\
            """,
            "CREATE INDEX execution_by_start ON execution(flow, started DESC, name)",
            "CREATE INDEX execution_unfinished ON execution(number) WHERE stopped IS NULL",
            """
            CREATE INDEX execution_untold ON execution(number)
            WHERE stopped IS NOT NULL AND callback_token IS NOT NULL AND told = 0\
            """,
            "CREATE TABLE entry(number INTEGER PRIMARY KEY, execution INTEGER NOT NULL, data BLOB NOT NULL)",
            "CREATE INDEX entry_by_execution ON entry(execution)",
            "CREATE TABLE nonce(nonce TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID",
            """
            CREATE TABLE queue(
                name TEXT PRIMARY KEY, visibility INTEGER NOT NULL, delay INTEGER NOT NULL,
                maximum_bytes INTEGER NOT NULL, retention INTEGER NOT NULL, polling_wait INTEGER NOT NULL,
                logging INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL)
            WITHOUT ROWID\
            """,
            """
            CREATE TABLE message(
                number INTEGER PRIMARY KEY, queue TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
                priority INTEGER NOT NULL, enqueued INTEGER NOT NULL, visible_from INTEGER NOT NULL,
                first_received INTEGER NOT NULL, received INTEGER NOT NULL, receipt TEXT NOT NULL, UNIQUE(queue, id))\
            """,
            "CREATE INDEX message_by_urgency ON message(queue, priority, number)",
            "CREATE INDEX message_by_return ON message(queue, visible_from)",
            "CREATE INDEX message_by_age ON message(queue, enqueued)",
            "CREATE INDEX message_by_receipt ON message(queue, receipt)");

    /// Entries refer to large values of earlier ones, which older programs cannot read.
    private static final List<String> REFERENCES = List.of();

    /// Nonces come one after the other: each at a place of its own would be a page to write for each request.
    private static final List<String> NONCES_IN_ORDER = List.of(
            "ALTER TABLE nonce RENAME TO older_nonce",
            "CREATE TABLE nonce(number INTEGER PRIMARY KEY, nonce TEXT NOT NULL, until INTEGER NOT NULL)",
            "INSERT INTO nonce(nonce, until) SELECT nonce, until FROM older_nonce",
            "DROP TABLE older_nonce",
            "CREATE INDEX nonce_by_end ON nonce(until)");

    /// What leads from each version to the next; a new file has version 0.
    private static final List<List<String>> STEPS = List.of(TABLES, REFERENCES, NONCES_IN_ORDER);

    private Schema() {}

    static int version(Database database) throws SQLException {
        return database.first("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
    }

    /// @throws StoreException when a newer Flowglass made the store
    static void bring(Database database, Place place) throws SQLException {
        int version = version(database);
        requireKnown(version, place);
        for (int i = version; i < STEPS.size(); i++) {
            database.execute("BEGIN IMMEDIATE");
            for (var statement : STEPS.get(i)) {
                database.execute(statement);
            }
            database.execute("PRAGMA user_version = " + (i + 1));
            database.execute("COMMIT");
        }
    }

    static void requireKnown(int version, Place place) {
        if (version > STEPS.size()) {
            throw new StoreException(
                    "The store %s was made by a newer Flowglass (version %d of its form, this one knows %d). Use that one."
                            .formatted(place.folder(), version, STEPS.size()));
        }
    }

    /// @throws StoreException when an older Flowglass made the store, which has to be brought up to date by writing
    static void requireCurrent(Database database, Place place) throws SQLException {
        int version = version(database);
        requireKnown(version, place);
        if (version < STEPS.size()) {
            throw new StoreException(
                    "The store %s is of an older form (%d, this Flowglass reads %d). Open it once for writing."
                            .formatted(place.folder(), version, STEPS.size()));
        }
    }
}

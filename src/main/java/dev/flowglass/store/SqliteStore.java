package dev.flowglass.store;

import dev.flowglass.engine.TokenKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sqlite.SQLiteConfig;

/// A store in a folder: an SQLite database that one process at a time may use, readable by its owner only.
public final class SqliteStore implements Store {
    /// Pages of the log before they are moved to the database; more of them make writing smoother and opening slower.
    private static final int LOG_PAGES = 8_000;

    /// Larger files are not checked as a whole when they are opened.
    private static final long CHECKED_BYTES = 64L << 20;

    /// What SQLite allows.
    private static final int MOST_PAGES = Integer.MAX_VALUE;

    private final List<AutoCloseable> parts;
    private final Journal journal;
    private final Flows flows;
    private final Schedules schedules;
    private final Queues queues;
    private final AccessKey accessKey;
    private final Nonces nonces;

    private SqliteStore(
            Place place, Secrets secrets, Writing writer, Readers readers, Nonces nonces, List<AutoCloseable> parts) {
        this.parts = parts;
        this.journal = new SqliteJournal(place, secrets.tokenKey, writer, readers);
        this.flows = new SqliteFlows(writer, readers);
        this.schedules = new SqliteSchedules(writer, readers);
        this.queues = new SqliteQueues(writer, readers);
        this.accessKey = secrets.accessKey;
        this.nonces = nonces;
    }

    private record Secrets(TokenKey tokenKey, AccessKey accessKey) {}

    /// Opens the store in this folder, or makes one.
    ///
    /// @throws StoreException when that cannot be done; nothing that was there is changed then
    public static SqliteStore open(Path folder) {
        return open(folder, MOST_PAGES);
    }

    /// @param pages how far the database may grow
    static SqliteStore open(Path folder, int pages) {
        var place = new Place(folder.toAbsolutePath().normalize());
        Lock lock;
        try {
            prepare(place);
            lock = Lock.take(place);
        } catch (IOException e) {
            throw new StoreException(
                    "The store %s cannot be written: %s. Check who may write in that folder."
                            .formatted(place.folder(), reason(e)),
                    e);
        }
        try {
            return open(place, lock, pages);
        } catch (SQLException e) {
            lock.close();
            throw place.trouble(e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e instanceof StoreException ours
                    ? ours
                    : new StoreException(
                            "The store %s cannot be opened: %s".formatted(place.folder(), e.getMessage()), e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException there -> there.getFile() + " is in the way";
            case NoSuchFileException missing -> missing.getFile() + " cannot be made";
            case AccessDeniedException denied -> denied.getFile() + " may not be written";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void prepare(Place place) throws IOException {
        Files.createDirectories(place.folder(), ownerOnly("rwx------"));
        try {
            Files.createFile(place.database(), ownerOnly("rw-------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isWritable(place.database())) {
                throw e;
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static SqliteStore open(Place place, Lock lock, int pages) throws SQLException, IOException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        config.setGetGeneratedKeys(false);
        var database = Database.open(place.database(), config);
        try {
            database.execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
            check(database, place);
            database.execute("PRAGMA max_page_count = " + pages);
            Schema.bring(database, place);
            var secrets = secrets(database);
            var identity = place.identity();
            var readers = new Readers(place, "jdbc:sqlite:" + place.database());
            var writer = new Writer(place, identity, database);
            var nonces = SqliteNonces.of(database, writer);
            return new SqliteStore(place, secrets, writer, readers, nonces, List.of(readers, writer, lock));
        } catch (SQLException | IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static void check(Database database, Place place) throws SQLException, IOException {
        if (Files.size(place.database()) <= CHECKED_BYTES) {
            var found = database.first("PRAGMA quick_check(1)", row -> row.getString(1));
            if (!found.equals(Optional.of("ok"))) {
                throw place.damaged(found.orElse("it cannot be checked").replace("\n", " "));
            }
        }
    }

    private static Secrets secrets(Database database) throws SQLException {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        byte[] tokenKey = secret(database, "token-key", fresh);
        var made = AccessKey.random();
        var id = text(secret(database, "access-key-id", bytes(made.id())));
        var secret = text(secret(database, "access-key-secret", bytes(made.secret())));
        return new Secrets(new TokenKey(tokenKey), new AccessKey(id, secret));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] secret(Database database, String name, byte[] fresh) throws SQLException {
        database.update("INSERT OR IGNORE INTO secret(name, value) VALUES (?, ?)", name, fresh);
        return find(database, name).orElse(fresh);
    }

    private static Optional<byte[]> find(Database database, String name) throws SQLException {
        return database.first("SELECT value FROM secret WHERE name = ?", row -> row.getBytes(1), name);
    }

    /// Opens a store to look at it, also when another process uses it or when it is damaged in part. Whatever would
    /// write fails.
    ///
    /// @throws StoreException when there is nothing that can be read
    public static SqliteStore openReadOnly(Path folder) {
        var place = new Place(folder.toAbsolutePath().normalize());
        if (!Files.isRegularFile(place.database())) {
            throw new StoreException("There is no store in %s.".formatted(place.folder()));
        }
        try {
            return openReadOnly(place, "jdbc:sqlite:" + place.database());
        } catch (SQLException e) {
            // Without the right to write beside the database its log cannot be used.
            try {
                return openReadOnly(place, "jdbc:sqlite:file:%s?immutable=1".formatted(place.database()));
            } catch (SQLException again) {
                throw place.trouble(again);
            }
        }
    }

    private static SqliteStore openReadOnly(Place place, String url) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        try (var database = Database.open(url, config)) {
            Schema.requireCurrent(database, place);
            var tokenKey = find(database, "token-key")
                    .orElseThrow(() -> place.damaged("the key of its task tokens is missing"));
            var accessKey = new AccessKey(
                    find(database, "access-key-id").map(SqliteStore::text).orElse(""),
                    find(database, "access-key-secret").map(SqliteStore::text).orElse(""));
            var readers = new Readers(place, url);
            var writer = new NoWriter(place);
            return new SqliteStore(
                    place,
                    new Secrets(new TokenKey(tokenKey), accessKey),
                    writer,
                    readers,
                    SqliteNonces.of(database, writer),
                    List.of(readers));
        }
    }

    private record NoWriter(Place place) implements Writing {
        @Override
        public <T> CompletionStage<T> write(SqlWork<T> work) {
            return CompletableFuture.failedStage(new StoreException(
                    "The store %s was opened read-only: nothing can be changed.".formatted(place.folder())));
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Flows flows() {
        return flows;
    }

    @Override
    public Schedules schedules() {
        return schedules;
    }

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public AccessKey accessKey() {
        return accessKey;
    }

    @Override
    public Nonces nonces() {
        return nonces;
    }

    @Override
    public void close() {
        for (var part : parts) {
            try {
                part.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new StoreException("The store could not be closed", e);
            }
        }
    }
}

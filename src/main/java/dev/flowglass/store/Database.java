package dev.flowglass.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// A connection with its prepared statements. One thread at a time.
final class Database implements AutoCloseable {
    /// Reads one row.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Rows rows = new Rows();

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database open(Path file, SQLiteConfig config) throws SQLException {
        return new Database(config.createConnection("jdbc:sqlite:" + file));
    }

    static Database open(String url, SQLiteConfig config) throws SQLException {
        return new Database(config.createConnection(url));
    }

    /// Runs a statement.
    ///
    /// @param arguments String, Long, Integer, byte[] or null
    /// @return number of rows that changed
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        return statement(sql, arguments).executeUpdate();
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        var found = new ArrayList<T>();
        try (var rows = statement(sql, arguments).executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }

    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        try (var rows = statement(sql, arguments).executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    private PreparedStatement statement(String sql, @Nullable Object... arguments) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case null -> statement.setNull(i + 1, java.sql.Types.NULL);
                case String text -> statement.setString(i + 1, text);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> throw new IllegalArgumentException("Expected another argument than " + arguments[i]);
            }
        }
        return statement;
    }

    Rows rows() {
        return rows;
    }

    /// After something failed. Prepares all statements anew: the driver does not run one again that has failed.
    void forget() {
        rows.forget();
        for (var statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                System.getLogger(Database.class.getName())
                        .log(System.Logger.Level.DEBUG, "A statement that failed was closed", e);
            }
        }
        prepared.clear();
    }

    /// Runs a statement that is not worth keeping.
    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

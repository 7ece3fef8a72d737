package dev.flowglass.store;

import dev.flowglass.engine.ExecutionId;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The numbers of rows that were used last, so that whoever writes need not look for them. Only for the thread that
/// writes, and only good as long as no transaction is rolled back.
final class Rows {
    private static final int EXECUTIONS = 20_000;
    private static final int DEFINITIONS = 1_000;

    private final Map<ExecutionId, Long> executions = latest(EXECUTIONS);
    private final Map<String, Long> definitions = latest(DEFINITIONS);
    private OptionalLong next = OptionalLong.empty();

    private static <K> Map<K, Long> latest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
                return size() > most;
            }
        };
    }

    /// The number of a new execution.
    long add(ExecutionId execution, Database database) throws SQLException {
        long number = next.isPresent()
                ? next.getAsLong()
                : database.first("SELECT COALESCE(MAX(number), 0) FROM execution", row -> row.getLong(1))
                                .orElse(0L)
                        + 1;
        next = OptionalLong.of(number + 1);
        executions.put(execution, number);
        return number;
    }

    Optional<Long> find(ExecutionId execution, Database database) throws SQLException {
        var known = executions.get(execution);
        if (known != null) {
            return Optional.of(known);
        }
        var found = database.first(
                "SELECT number FROM execution WHERE flow = ? AND name = ?",
                row -> row.getLong(1),
                execution.flow(),
                execution.name());
        found.ifPresent(number -> executions.put(execution, number));
        return found;
    }

    Optional<Long> definition(String text) {
        return Optional.ofNullable(definitions.get(text));
    }

    void know(String definition, long number) {
        definitions.put(definition, number);
    }

    /// It has ended.
    void forget(ExecutionId execution) {
        executions.remove(execution);
    }

    void forget() {
        executions.clear();
        definitions.clear();
        next = OptionalLong.empty();
    }
}

package dev.flowglass.store;

import dev.flowglass.engine.ExecutionId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the last writes of executions left to be referred to by the next ones, of those that wrote last. An execution
/// that is not among them begins anew.
final class Continued {
    private static final int EXECUTIONS = 256;

    private final LinkedHashMap<ExecutionId, Remembered> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ExecutionId, Remembered> eldest) {
            return size() > EXECUTIONS;
        }
    };

    /// Takes it away: it is good for one write, and that only when it follows the last one.
    synchronized Remembered take(ExecutionId execution) {
        return Optional.ofNullable(kept.remove(execution)).orElseGet(Remembered::new);
    }

    /// After a write that is on the disk.
    synchronized void keep(ExecutionId execution, Remembered remembered) {
        if (!remembered.isEmpty()) {
            kept.put(execution, remembered);
        }
    }
}

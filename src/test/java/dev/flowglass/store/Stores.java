package dev.flowglass.store;

import java.lang.reflect.Proxy;
import java.nio.file.Path;

/// Stores in a folder, for a test of the journal.
public final class Stores {
    private Stores() {}

    public static SqliteStore open(Path folder) {
        return SqliteStore.open(folder, new MemorySchedules(), noQueues());
    }

    static SqliteStore openReadOnly(Path folder) {
        return SqliteStore.openReadOnly(folder, new MemorySchedules(), noQueues());
    }

    /// A store that cannot grow beyond some pages.
    static SqliteStore full(Path folder, int pages) {
        return SqliteStore.open(folder, pages, new MemorySchedules(), noQueues());
    }

    private static Queues noQueues() {
        return (Queues)
                Proxy.newProxyInstance(Stores.class.getClassLoader(), new Class<?>[] {Queues.class}, (p, m, a) -> {
                    throw new AssertionError("Expected no queue to be used");
                });
    }
}

package dev.flowglass.store;

import java.nio.file.Path;

/// Stores in a folder, for a test of the journal.
public final class Stores {
    private Stores() {}

    public static SqliteStore open(Path folder) {
        return SqliteStore.open(folder);
    }

    public static SqliteStore openReadOnly(Path folder) {
        return SqliteStore.openReadOnly(folder);
    }

    /// A store that cannot grow beyond some pages.
    public static SqliteStore full(Path folder, int pages) {
        return SqliteStore.open(folder, pages);
    }
}

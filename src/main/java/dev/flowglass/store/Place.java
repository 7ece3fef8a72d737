package dev.flowglass.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Where a store is on disk, and what to say when something is wrong there.
///
/// @param folder absolute
record Place(Path folder) {
    Path database() {
        return folder.resolve("flowglass.db");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    /// What tells this database file from another one at the same place; nothing where the system has no such thing.
    @Nullable
    Object identity() throws IOException {
        return Files.readAttributes(database(), BasicFileAttributes.class).fileKey();
    }

    /// @return true when the file at this place is another one by now, or none
    boolean isGone(@Nullable Object identity) {
        try {
            return !Objects.equals(identity, identity());
        } catch (IOException e) {
            return true;
        }
    }

    StoreException gone() {
        return new StoreException(
                "The store %s was deleted or moved while it was in use. Nothing is kept any more: close Flowglass and open it again."
                        .formatted(folder));
    }

    StoreException trouble(SQLException e) {
        var code = e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        return new StoreException(sentence(code.code & 0xff, e), e);
    }

    private String sentence(int code, SQLException e) {
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return "The store %s is full: there is no room on its disk. What was just asked for was not done."
                    .formatted(folder);
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_PERM.code) {
            return "The store %s cannot be written. Check who may write in that folder.".formatted(folder);
        }
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code || code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return damage(String.valueOf(e.getMessage()));
        }
        return "The store %s cannot be used: %s".formatted(folder, e.getMessage());
    }

    StoreException damaged(String what) {
        return new StoreException(damage(what));
    }

    private String damage(String what) {
        return "The store %s is damaged, in its file %s: %s. Nothing was changed. Open it read-only to see what is left, or use another folder."
                .formatted(folder, database().getFileName(), what);
    }
}

package dev.flowglass.store;

import java.sql.SQLException;

/// Something to do in a transaction. May be done again from the start when another work of the same transaction fails,
/// so it changes nothing but the database.
@FunctionalInterface
interface SqlWork<T> {
    T apply(Database database) throws SQLException;
}

package dev.flowglass.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The one thread that writes. What waits is committed together, so that many writers share the wait for the disk.
final class Writer implements Writing, AutoCloseable {
    /// Most works of one transaction.
    private static final int MOST = 2_000;

    private final Place place;
    private final @Nullable Object identity;
    private final Database database;
    private final LinkedBlockingQueue<Waiting<?>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closing;

    /// Written in a loop only by the thread.
    private boolean gone;

    private static final class Waiting<T> {
        private final SqlWork<T> work;
        private final CompletableFuture<T> stage = new CompletableFuture<>();
        private @Nullable T result;

        Waiting(SqlWork<T> work) {
            this.work = work;
        }

        void run(Database database) throws SQLException {
            result = work.apply(database);
        }

        @SuppressWarnings("NullAway") // was run
        void complete() {
            stage.complete(result);
        }
    }

    /// @param identity of the database file, as [Place#identity] told when it was opened
    /// @param database closed with this
    Writer(Place place, @Nullable Object identity, Database database) {
        this.place = place;
        this.identity = identity;
        this.database = database;
        this.thread = Thread.ofPlatform().daemon().name("flowglass-store").start(this::loop);
    }

    @Override
    public <T> CompletionStage<T> write(SqlWork<T> work) {
        var added = new Waiting<>(work);
        if (closing) {
            return CompletableFuture.failedStage(
                    new StoreException("The store %s is closed.".formatted(place.folder())));
        }
        waiting.add(added);
        return added.stage;
    }

    private void loop() {
        var works = new ArrayList<Waiting<?>>();
        try {
            while (!closing || !waiting.isEmpty()) {
                works.add(waiting.take());
                waiting.drainTo(works, MOST - 1);
                together(works);
                works.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void together(List<Waiting<?>> works) {
        if (gone) {
            works.forEach(work -> work.stage.completeExceptionally(place.gone()));
            return;
        }
        try {
            commit(works);
        } catch (SQLException | RuntimeException e) {
            rollBack();
            if (works.size() == 1) {
                works.getFirst().stage.completeExceptionally(failure(e));
            } else {
                works.forEach(work -> together(List.of(work)));
            }
            return;
        }
        if (place.isGone(identity)) {
            gone = true;
            works.forEach(work -> work.stage.completeExceptionally(place.gone()));
        } else {
            works.forEach(Waiting::complete);
        }
    }

    private void commit(List<Waiting<?>> works) throws SQLException {
        database.update("BEGIN IMMEDIATE");
        for (var work : works) {
            work.run(database);
        }
        database.update("COMMIT");
    }

    private void rollBack() {
        database.forget();
        try {
            database.update("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has ended the transaction by itself, as it does when the disk is full.
            System.getLogger(Writer.class.getName()).log(System.Logger.Level.DEBUG, "Nothing to roll back", e);
        }
    }

    private RuntimeException failure(Exception e) {
        return switch (e) {
            case SQLException sql -> place.isGone(identity) ? place.gone() : place.trouble(sql);
            case RuntimeException ours -> ours;
            default -> new StoreException("The store %s cannot be written".formatted(place.folder()), e);
        };
    }

    /// Writes what waits, then ends.
    @Override
    public void close() {
        closing = true;
        waiting.add(new Waiting<>(unused -> true));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        for (var late = waiting.poll(); late != null; late = waiting.poll()) {
            late.stage.completeExceptionally(new StoreException("The store %s is closed.".formatted(place.folder())));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            database.close();
        } catch (SQLException e) {
            throw place.trouble(e);
        }
    }
}

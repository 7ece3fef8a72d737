package dev.flowglass.app.console;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The lines that functions printed, the newest last.
public final class ConsoleViewModel implements AutoCloseable {
    /// How many lines are kept.
    static final int MOST = 20_000;

    private static final long FRAME_MILLIS = 16;

    private final ExecutionsViewModel executions;
    private final Executor nextFrame;
    private final Runnable subscription;
    private final Object lock = new Object();

    /// Came, and not shown yet. Guarded by `lock`, as the two below.
    private final Deque<ConsoleLine> pending = new ArrayDeque<>();

    private long lost;
    private boolean due;

    private final ObservableList<ConsoleLine> all = FXCollections.observableArrayList();
    private final FilteredList<ConsoleLine> shown = new FilteredList<>(all);

    // Kept, because a list that is only watched would be forgotten with all who watch it.
    private final ObservableList<ConsoleLine> unmodifiableAll = FXCollections.unmodifiableObservableList(all);
    private final ObservableList<ConsoleLine> unmodifiableShown = FXCollections.unmodifiableObservableList(shown);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final BooleanProperty currentOnly = new SimpleBooleanProperty(this, "currentOnly", false);
    private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper(this, "dropped", 0);

    /// @param fx the FX thread
    public ConsoleViewModel(FunctionOutput output, ExecutionsViewModel executions, Executor fx) {
        this.executions = executions;
        this.nextFrame = CompletableFuture.delayedExecutor(FRAME_MILLIS, TimeUnit.MILLISECONDS, fx);
        filter.subscribe((was, is) -> sift());
        currentOnly.subscribe((was, is) -> sift());
        executions.currentProperty().subscribe((was, is) -> {
            if (currentOnly.get()) {
                sift();
            }
        });
        subscription = output.listen(this::take);
    }

    /// Unmodifiable: the lines that the filter lets through.
    public ObservableList<ConsoleLine> lines() {
        return unmodifiableShown;
    }

    /// All that are kept, whatever the filter says.
    public ObservableList<ConsoleLine> all() {
        return unmodifiableAll;
    }

    /// A text that shown lines have in them, in any case.
    public StringProperty filterProperty() {
        return filter;
    }

    /// True: only lines of the execution that the window shows.
    public BooleanProperty currentOnlyProperty() {
        return currentOnly;
    }

    /// How many lines are not kept any more.
    public ReadOnlyLongProperty droppedProperty() {
        return dropped.getReadOnlyProperty();
    }

    public void clear() {
        all.clear();
        dropped.set(0);
    }

    private void sift() {
        var wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        var only = currentOnly.get() ? executions.current().map(ExecutionItem::id) : Optional.empty();
        shown.setPredicate(line ->
                (only.isEmpty() || only.get().equals(line.execution())) && (wanted.isEmpty() || line.contains(wanted)));
    }

    private void take(ConsoleLine line) {
        synchronized (lock) {
            pending.add(line);
            if (pending.size() > MOST) {
                pending.removeFirst();
                lost++;
            }
            if (!due) {
                due = true;
                nextFrame.execute(this::show);
            }
        }
    }

    private void show() {
        List<ConsoleLine> fresh;
        long missed;
        synchronized (lock) {
            fresh = new ArrayList<>(pending);
            pending.clear();
            missed = lost;
            lost = 0;
            due = false;
        }
        int over = Math.max(0, all.size() + fresh.size() - MOST);
        if (over > 0) {
            // Some more go at once, so that not every line moves all others.
            int gone = Math.min(all.size(), over + MOST / 20);
            all.remove(0, gone);
            missed += gone;
        }
        all.addAll(fresh);
        dropped.set(dropped.get() + missed);
    }

    @Override
    public void close() {
        subscription.run();
    }
}

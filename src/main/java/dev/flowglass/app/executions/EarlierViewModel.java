package dev.flowglass.app.executions;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.runtime.History;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Brings executions from before this start to the list, some at a time: reading all of them would make the start as
/// slow as the history is long.
public final class EarlierViewModel {
    private static final System.Logger LOG = System.getLogger(EarlierViewModel.class.getName());

    /// How many are read at a time.
    static final int PAGE = 50;

    private final History history;
    private final ExecutionsViewModel executions;
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper(this, "more", false);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading", false);
    private Optional<ExecutionId> next = Optional.empty();

    public EarlierViewModel(History history, ExecutionsViewModel executions, Executor background, Executor fx) {
        this.history = history;
        this.executions = executions;
        this.background = background;
        this.fx = fx;
    }

    /// True when there may be more that are not in the list.
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Brings the next ones, unless that is under way.
    public void load() {
        if (loading.get()) {
            return;
        }
        loading.set(true);
        var from = next;
        var _ = CompletableFuture.supplyAsync(() -> history.page(from, PAGE), background)
                .thenAcceptAsync(this::add, fx)
                .exceptionallyAsync(
                        failure -> {
                            LOG.log(Level.WARNING, "Earlier executions cannot be read", failure);
                            loading.set(false);
                            more.set(true);
                            return null;
                        },
                        fx);
    }

    private void add(History.Page page) {
        executions.addEarlier(page.executions());
        next = page.next();
        more.set(next.isPresent());
        loading.set(false);
    }
}

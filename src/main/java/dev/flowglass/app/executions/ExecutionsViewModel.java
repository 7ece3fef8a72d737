package dev.flowglass.app.executions;

import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.ExecutionView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// All executions, the newest first, and the one that the window shows.
public final class ExecutionsViewModel {
    private static final Comparator<ExecutionItem> NEWEST_FIRST = Comparator.comparing(
                    (ExecutionItem item) -> item.state().startedAt())
            .reversed();

    private final Map<ExecutionId, ExecutionItem> byId = new HashMap<>();
    private final ObservableList<ExecutionItem> items = FXCollections.observableArrayList();
    private final ObservableList<ExecutionItem> unmodifiable = FXCollections.unmodifiableObservableList(items);
    private final ObjectProperty<Optional<ExecutionItem>> current =
            new SimpleObjectProperty<>(this, "current", Optional.empty());
    private final List<FxEventFeed.Listener> listeners = new ArrayList<>();
    private final Moment moment = new Moment();
    private Optional<ExecutionId> awaited = Optional.empty();

    public ExecutionsViewModel(FxEventFeed feed) {
        current.subscribe(moment::follow);
        feed.listen(this::onBatches);
    }

    /// Unmodifiable, the newest first.
    public ObservableList<ExecutionItem> items() {
        return unmodifiable;
    }

    /// The execution that graph, timeline and data show. Empty as long as there is none.
    public ObjectProperty<Optional<ExecutionItem>> currentProperty() {
        return current;
    }

    public Optional<ExecutionItem> current() {
        return current.get();
    }

    /// The moment of the current execution that is shown.
    public Moment moment() {
        return moment;
    }

    public Optional<ExecutionItem> find(ExecutionId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Makes an execution the current one, as soon as it is known.
    public void show(ExecutionId id) {
        var known = find(id);
        awaited = known.isPresent() ? Optional.empty() : Optional.of(id);
        if (known.isPresent()) {
            current.set(known);
        }
    }

    /// Adds an execution that is not in the runtime, as an imported one, or what happened to it since. Nobody is told
    /// of it.
    public void adopt(Batch history) {
        var there = byId.get(history.id());
        if (there != null) {
            there.add(history);
        } else {
            var item = new ExecutionItem(history);
            byId.put(history.id(), item);
            insert(new ArrayList<>(List.of(item)));
        }
    }

    /// Tells of each batch after the items have it.
    public void listen(FxEventFeed.Listener listener) {
        listeners.add(listener);
    }

    /// Adds executions that were there before and do not go on. None of them becomes the current one by itself.
    void addEarlier(List<ExecutionView> views) {
        var added = new ArrayList<ExecutionItem>();
        for (var view : views) {
            if (!byId.containsKey(view.id())) {
                var item = new ExecutionItem(new Batch(view.id(), view.definition(), view.events(), view.state()));
                byId.put(view.id(), item);
                added.add(item);
            }
        }
        insert(added);
        awaited.flatMap(this::find).ifPresent(item -> show(item.id()));
    }

    private void onBatches(List<Batch> batches) {
        var added = new ArrayList<ExecutionItem>();
        for (var batch : batches) {
            var known = byId.get(batch.id());
            if (known == null) {
                var item = new ExecutionItem(batch);
                byId.put(batch.id(), item);
                added.add(item);
            } else {
                known.add(batch);
            }
        }
        insert(added);
        awaited.flatMap(this::find).ifPresent(item -> show(item.id()));
        if (current().isEmpty() && awaited.isEmpty() && !items.isEmpty()) {
            current.set(Optional.of(items.getFirst()));
        }
        for (var listener : listeners) {
            listener.onBatches(batches);
        }
    }

    /// Puts new ones in their places; those that are newer than all others, as most are, in one go.
    private void insert(List<ExecutionItem> added) {
        added.sort(NEWEST_FIRST);
        if (!items.isEmpty() && !added.isEmpty() && NEWEST_FIRST.compare(items.getLast(), added.getFirst()) <= 0) {
            items.addAll(added);
            return;
        }
        int newer = (int) added.stream()
                .takeWhile(item -> items.isEmpty() || NEWEST_FIRST.compare(item, items.getFirst()) <= 0)
                .count();
        for (var item : added.subList(newer, added.size())) {
            int at = 0;
            while (at < items.size() && NEWEST_FIRST.compare(items.get(at), item) < 0) {
                at++;
            }
            items.add(at, item);
        }
        items.addAll(0, added.subList(0, newer));
    }
}

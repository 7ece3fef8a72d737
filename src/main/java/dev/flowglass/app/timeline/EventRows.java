package dev.flowglass.app.timeline;

import dev.flowglass.engine.Event;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.collections.WeakListChangeListener;

/// The events of a history that pass a filter, as a list that grows with the history.
final class EventRows extends ObservableListBase<Event> {
    private final ListChangeListener<Event> onGrowth = change -> grown();
    private final WeakListChangeListener<Event> weakly = new WeakListChangeListener<>(onGrowth);
    private Optional<ObservableList<Event>> source = Optional.empty();
    private Optional<Predicate<Event>> filter = Optional.empty();

    /// Events of the source that were looked at.
    private int seen;

    /// Positions in the source, when there is a filter.
    private int[] positions = new int[16];

    private int size;

    /// Shows all of another history.
    void show(Optional<ObservableList<Event>> history) {
        replace(history, Optional.empty(), new int[0], 0);
    }

    /// Shows what passes a filter.
    ///
    /// @param matches positions of those of the first `looked` events that pass
    void show(Optional<Predicate<Event>> passes, int[] matches, int looked) {
        replace(source, passes, matches, looked);
    }

    private void replace(
            Optional<ObservableList<Event>> history, Optional<Predicate<Event>> passes, int[] matches, int looked) {
        beginChange();
        if (size > 0) {
            var removed = new Gone(source.orElseThrow(), filter.isPresent(), positions, size);
            size = 0;
            nextReplace(0, 0, removed);
        }
        source.ifPresent(old -> old.removeListener(weakly));
        history.ifPresent(list -> list.addListener(weakly));
        source = history;
        filter = passes;
        positions = passes.isPresent() ? matches.clone() : new int[0];
        seen = passes.isPresent() ? looked : 0;
        size = positions.length;
        if (size > 0) {
            nextAdd(0, size);
        }
        endChange();
        grown();
    }

    /// The history, without a filter.
    Optional<ObservableList<Event>> source() {
        return source;
    }

    private void grown() {
        if (source.isEmpty()) {
            return;
        }
        var all = source.get();
        int before = size;
        beginChange();
        if (filter.isEmpty()) {
            size = all.size();
        } else {
            for (int i = seen; i < all.size(); i++) {
                if (filter.get().test(all.get(i))) {
                    if (size == positions.length) {
                        positions = Arrays.copyOf(positions, Math.max(16, size * 2));
                    }
                    positions[size++] = i;
                }
            }
        }
        seen = all.size();
        if (size > before) {
            nextAdd(before, size);
        }
        endChange();
    }

    @Override
    public Event get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return source.orElseThrow().get(filter.isPresent() ? positions[index] : index);
    }

    @Override
    public int size() {
        return size;
    }

    /// Rows that were shown, without a copy of them.
    private static final class Gone extends AbstractList<Event> implements RandomAccess {
        private final List<Event> source;
        private final boolean filtered;
        private final int[] positions;
        private final int size;

        Gone(List<Event> source, boolean filtered, int[] positions, int size) {
            this.source = source;
            this.filtered = filtered;
            this.positions = positions;
            this.size = size;
        }

        @Override
        public Event get(int index) {
            return source.get(filtered ? positions[Objects.checkIndex(index, size)] : index);
        }

        @Override
        public int size() {
            return size;
        }
    }

    /// Row of the event with this id.
    Optional<Integer> row(int eventId) {
        int from = 0;
        int to = size - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int id = get(middle).id();
            if (id == eventId) {
                return Optional.of(middle);
            }
            if (id < eventId) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return Optional.empty();
    }
}

package dev.flowglass.app.executions;

import dev.flowglass.engine.Event;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import javafx.collections.ObservableListBase;

/// Events of an execution: grows at its end, a batch at a time.
final class EventList extends ObservableListBase<Event> {
    private Event[] events = new Event[16];
    private int size;

    void append(List<Event> batch) {
        if (!batch.isEmpty()) {
            beginChange();
            int from = size;
            int needed = size + batch.size();
            if (needed > events.length) {
                events = Arrays.copyOf(events, Math.max(needed, size + (size >> 1)));
            }
            for (var event : batch) {
                events[size++] = event;
            }
            nextAdd(from, size);
            endChange();
        }
    }

    @Override
    public Event get(int index) {
        return events[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }

    /// What there is now, for another thread too: what was written once is never changed.
    List<Event> now() {
        return new Until(events, size);
    }

    private static final class Until extends AbstractList<Event> implements RandomAccess {
        private final Event[] events;
        private final int size;

        Until(Event[] events, int size) {
            this.events = events;
            this.size = size;
        }

        @Override
        public Event get(int index) {
            return events[Objects.checkIndex(index, size)];
        }

        @Override
        public int size() {
            return size;
        }
    }
}

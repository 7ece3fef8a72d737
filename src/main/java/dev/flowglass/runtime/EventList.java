package dev.flowglass.runtime;

import dev.flowglass.engine.Event;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// An unmodifiable list of events whose longer successor is made in time proportional to what is added: successors
/// share one array, of which each sees its own beginning. Only the newest one may be followed by another.
final class EventList extends AbstractList<Event> implements RandomAccess {
    static final EventList EMPTY = new EventList(new Event[0], 0);

    private final @Nullable Event[] events;
    private final int size;

    private EventList(@Nullable Event[] events, int size) {
        this.events = events;
        this.size = size;
    }

    EventList plus(List<Event> more) {
        int longer = size + more.size();
        var array = longer <= events.length ? events : Arrays.copyOf(events, Math.max(16, longer * 3 / 2));
        for (int i = 0; i < more.size(); i++) {
            array[size + i] = more.get(i);
        }
        return new EventList(array, longer);
    }

    @Override
    public Event get(int index) {
        return Objects.requireNonNull(events[Objects.checkIndex(index, size)]);
    }

    @Override
    public int size() {
        return size;
    }
}

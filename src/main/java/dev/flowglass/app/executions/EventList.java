package dev.flowglass.app.executions;

import dev.flowglass.engine.Event;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableListBase;

/// Events of an execution: grows at its end, a batch at a time.
final class EventList extends ObservableListBase<Event> {
    private final List<Event> events = new ArrayList<>();

    void append(List<Event> batch) {
        if (!batch.isEmpty()) {
            beginChange();
            int from = events.size();
            events.addAll(batch);
            nextAdd(from, events.size());
            endChange();
        }
    }

    @Override
    public Event get(int index) {
        return events.get(index);
    }

    @Override
    public int size() {
        return events.size();
    }
}

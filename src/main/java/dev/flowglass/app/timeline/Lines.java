package dev.flowglass.app.timeline;

import dev.flowglass.engine.Event;
import dev.flowglass.model.StepPath;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;

/// The rows of a table of events: those that pass the filter, in the order of time or against it, and at the newer end
/// what is still to happen. A long history comes in pages, because the work that a table does for a step of scrolling
/// grows with the number of its rows.
final class Lines extends ObservableListBase<Line> {
    /// Stands for each line that is gone: what it was exactly is asked by nobody, how many there were is.
    private static final Line GONE =
            new Line.Pending(Line.Pending.Kind.CALL, StepPath.FLOW, "", 0, 1, Instant.EPOCH, Optional.empty());

    private final ObservableList<Event> events;
    private final int pageSize;
    private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper(this, "page", 0);
    private final ReadOnlyIntegerWrapper pages = new ReadOnlyIntegerWrapper(this, "pages", 1);
    private List<Line.Pending> pending = List.of();
    private boolean newestFirst;

    /// Events of all pages, and those of the page.
    private int total;

    private int count;

    /// @param events growing at the end
    Lines(ObservableList<Event> events, int pageSize) {
        this.events = events;
        this.pageSize = pageSize;
        ListChangeListener<Event> onChange = this::changed;
        events.addListener(onChange);
        reset(0);
    }

    /// The page that is shown, from 0 for the oldest events.
    ReadOnlyIntegerProperty pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// At least 1.
    ReadOnlyIntegerProperty pagesProperty() {
        return pages.getReadOnlyProperty();
    }

    void show(int wanted) {
        int there = Math.clamp(wanted, 0, pages.get() - 1);
        if (there != page.get()) {
            reset(there);
        }
    }

    void showNewest() {
        show(pages.get() - 1);
    }

    boolean isNewestFirst() {
        return newestFirst;
    }

    void setNewestFirst(boolean newest) {
        if (newest != newestFirst) {
            replace(() -> newestFirst = newest);
        }
    }

    /// Replaces what is still to happen.
    void setPending(List<Line.Pending> coming) {
        if (coming.equals(pending)) {
            return;
        }
        boolean seen = isNewestPage();
        int from = newestFirst ? 0 : count;
        var gone = pending;
        pending = List.copyOf(coming);
        if (seen) {
            beginChange();
            nextReplace(from, from + pending.size(), gone);
            endChange();
        }
    }

    private boolean isNewestPage() {
        return page.get() == pages.get() - 1;
    }

    private int pendingShown() {
        return isNewestPage() ? pending.size() : 0;
    }

    private void changed(ListChangeListener.Change<? extends Event> change) {
        boolean grownOnly = true;
        while (change.next()) {
            grownOnly &= change.wasAdded() && !change.wasRemoved() && change.getFrom() >= total;
        }
        int now = events.size();
        boolean newPage = (now - 1) / pageSize + 1 > pages.get();
        if (grownOnly && !newPage) {
            grow(now);
        } else if (grownOnly) {
            reset(page.get());
        } else {
            reset(0);
        }
    }

    private void grow(int now) {
        int added = isNewestPage() ? now - total : 0;
        total = now;
        if (added > 0) {
            int from = newestFirst ? pending.size() : count;
            count += added;
            beginChange();
            nextAdd(from, from + added);
            endChange();
        }
    }

    private void reset(int wanted) {
        replace(() -> {
            total = events.size();
            pages.set(Math.max(1, (total - 1) / pageSize + 1));
            page.set(Math.clamp(wanted, 0, pages.get() - 1));
            count = Math.max(0, Math.min(pageSize, total - page.get() * pageSize));
        });
    }

    private void replace(Runnable change) {
        int before = size();
        List<Line> gone = before == 0 ? List.of() : Collections.nCopies(before, GONE);
        beginChange();
        change.run();
        nextReplace(0, size(), gone);
        endChange();
    }

    @Override
    public Line get(int index) {
        Objects.checkIndex(index, size());
        int shown = pendingShown();
        if (newestFirst) {
            return index < shown
                    ? pending.get(index)
                    : new Line.Happened(events.get(page.get() * pageSize + count - 1 - (index - shown)));
        }
        return index < count
                ? new Line.Happened(events.get(page.get() * pageSize + index))
                : pending.get(index - count);
    }

    @Override
    public int size() {
        return count + pendingShown();
    }

    /// Shows the page of the event at this place among those that pass the filter.
    ///
    /// @return its row there
    int reveal(int position) {
        show(position / pageSize);
        int inPage = position - page.get() * pageSize;
        return newestFirst ? pendingShown() + count - 1 - inPage : inPage;
    }

    /// The row of the newest of all lines, on the page that has it.
    int newestRow() {
        return newestFirst ? 0 : size() - 1;
    }
}

package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.executions.Moment;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// The lanes of the current execution: what they are, and what a click on one selects.
final class LanesModel {
    private final ExecutionsViewModel executions;
    private final Selection selection;
    private final BooleanProperty compressed = new SimpleBooleanProperty(this, "compressed", true);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes", 0);
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted", false);
    private Optional<ExecutionItem> item = Optional.empty();
    private Optional<Lanes> lanes = Optional.empty();

    LanesModel(ExecutionsViewModel executions, Selection selection) {
        this.executions = executions;
        this.selection = selection;
        executions.moment().shownProperty().subscribe(this::follow);
        wanted.subscribe((was, is) -> follow(moment().shown()));
    }

    /// True while somebody looks at lanes; only then are they kept.
    BooleanProperty wantedProperty() {
        return wanted;
    }

    private void follow(Moment.Shown shown) {
        if (!wanted.get()) {
            item = Optional.empty();
            lanes = Optional.empty();
            return;
        }
        if (!item.equals(shown.item())) {
            item = shown.item();
            lanes = item.map(known -> new Lanes(known::step));
        }
        item.ifPresent(known -> {
            var all = lanes.orElseThrow();
            for (int i = all.count(); i < shown.total(); i++) {
                all.add(known.events().get(i));
            }
        });
        changes.set(changes.get() + 1);
    }

    /// Nothing without an execution.
    Optional<Lanes> lanes() {
        return lanes;
    }

    Moment moment() {
        return executions.moment();
    }

    /// Counts the changes of what there is to see.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// True while idle stretches take little room.
    BooleanProperty compressedProperty() {
        return compressed;
    }

    /// The time up to which lanes are drawn: now while it runs, else that of the last event.
    Instant end(Instant now) {
        return item.map(known -> known.state().status().ended()
                                || now.isBefore(known.state().lastTime())
                        ? known.state().lastTime()
                        : now)
                .orElse(now);
    }

    Optional<Instant> start() {
        return item.map(known -> known.state().startedAt());
    }

    /// What will happen by itself to a thread of control after the moment that is shown.
    Optional<Timer> timer(int thread) {
        return moment().shown().state().flatMap(state -> state.timer(thread));
    }

    Duration sinceStart(Instant time) {
        return start().map(from -> Duration.between(from, time)).orElse(Duration.ZERO);
    }

    /// Selects the event of a bar that was the newest at a time, everywhere.
    void select(Lanes.Bar bar, Instant time) {
        item.ifPresent(known -> {
            var events = known.events();
            Event chosen = events.get(bar.firstId() - 1);
            for (int id = bar.firstId(); id <= Math.min(bar.lastId(), events.size()); id++) {
                var event = events.get(id - 1);
                if (event.time().isAfter(time)) {
                    break;
                }
                if (event.thread() == bar.thread() && event.path().equals(bar.path())) {
                    chosen = event;
                }
            }
            selection.selectEvent(chosen.id(), chosen.path());
            if (!moment().shown().live()) {
                moment().goTo(chosen.id());
            }
        });
    }

    /// The event that is selected, if it is one of this execution.
    OptionalInt selectedEvent() {
        var event = selection.event();
        int known = lanes.map(Lanes::count).orElse(0);
        return event.isPresent() && event.getAsInt() >= 1 && event.getAsInt() <= known ? event : OptionalInt.empty();
    }

    Selection selection() {
        return selection;
    }
}

package dev.flowglass.app.executions;

import dev.flowglass.debug.History;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// The moment of the current execution that all panes show: now, or after an event of the past.
///
/// Looking at the past changes nothing in what happens; the execution goes on meanwhile.
public final class Moment {
    /// What is to be shown.
    ///
    /// @param item nothing: there is no execution
    /// @param event the newest event that counts as having happened, from 1; 0 without an execution
    /// @param total how many have happened
    /// @param state after `event`
    public record Shown(Optional<ExecutionItem> item, int event, int total, Optional<ExecutionState> state) {
        /// True when it is the present.
        public boolean live() {
            return event == total;
        }

        /// The history as far as it counts. A view.
        public List<Event> events() {
            return item.map(known -> known.events().subList(0, event)).orElse(List.of());
        }

        /// The time at which waiting is looked at: now, or that of the past moment.
        public Instant time(Instant now) {
            return live() ? now : state.map(ExecutionState::lastTime).orElse(now);
        }

        /// How long the execution had run.
        public Duration ran(Instant now) {
            return live()
                    ? item.map(known -> known.duration(now)).orElse(Duration.ZERO)
                    : state.map(then -> Duration.between(then.startedAt(), then.lastTime()))
                            .orElse(Duration.ZERO);
        }
    }

    private static final Shown NOTHING = new Shown(Optional.empty(), 0, 0, Optional.empty());

    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown", NOTHING);
    private Optional<ExecutionItem> item = Optional.empty();
    private Optional<History> history = Optional.empty();
    private OptionalInt past = OptionalInt.empty();
    private Subscription ofItem = Subscription.EMPTY;

    Moment() {}

    /// Shows the present of another execution.
    void follow(Optional<ExecutionItem> other) {
        ofItem.unsubscribe();
        item = other;
        history = Optional.empty();
        past = OptionalInt.empty();
        ofItem = other.map(known -> known.stateProperty().subscribe(state -> show()))
                .orElse(Subscription.EMPTY);
        show();
    }

    private void show() {
        shown.set(item.map(this::shown).orElse(NOTHING));
    }

    private Shown shown(ExecutionItem known) {
        int total = known.state().lastEventId();
        int event = past.orElse(total);
        return new Shown(
                item,
                event,
                total,
                Optional.of(event == total ? known.state() : history(known).at(event)));
    }

    private History history(ExecutionItem known) {
        var there = history.orElseGet(() -> new History(
                known.state().definition(), known.events(), () -> known.state().edits()));
        history = Optional.of(there);
        return there;
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public Shown shown() {
        return Objects.requireNonNull(shown.get());
    }

    /// Shows the moment after an event; after the newest it is the present again.
    ///
    /// @param event bounded to those that there are
    public void goTo(int event) {
        item.ifPresent(known -> {
            int total = known.state().lastEventId();
            past = event >= total ? OptionalInt.empty() : OptionalInt.of(Math.max(1, event));
            show();
        });
    }

    /// Shows the present and what comes.
    public void goLive() {
        past = OptionalInt.empty();
        show();
    }

    public void back() {
        goTo(shown().event() - 1);
    }

    public void forward() {
        goTo(shown().event() + 1);
    }

    public void toStart() {
        goTo(1);
    }

    /// To where the step that was entered last before this moment was entered.
    public void backAStep() {
        int here = shown().event();
        goTo(find(IntStream.iterate(here - 1, n -> n >= 1, n -> n - 1)).orElse(1));
    }

    /// To where the next step is entered.
    public void forwardAStep() {
        var now = shown();
        goTo(find(IntStream.rangeClosed(now.event() + 1, now.total())).orElse(now.total()));
    }

    private OptionalInt find(IntStream numbers) {
        IntPredicate enters = n -> item.orElseThrow().events().get(n - 1).type() == EventType.STEP_ENTERED;
        return item.isEmpty() ? OptionalInt.empty() : numbers.filter(enters).findFirst();
    }
}

package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.executions.Moment;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.engine.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The runs of steps of the current execution, a line each, with its events below when it is unfolded.
final class GroupsModel {
    sealed interface GroupLine {
        /// @param pending what it waits for
        record Group(Lanes.Bar bar, int depth, boolean open, Lanes.End how, int lastId, Optional<Line.Pending> pending)
                implements GroupLine {}

        record Inside(Event event, int depth) implements GroupLine {}
    }

    private final ExecutionsViewModel executions;
    private final Selection selection;
    private final StringProperty filter;
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted", false);
    private final ObservableList<GroupLine> lines = FXCollections.observableArrayList();

    /// Ids of the first events of those that are unfolded.
    private final Set<Integer> open = new HashSet<>();

    private Optional<ExecutionItem> item = Optional.empty();
    private Optional<Lanes> runs = Optional.empty();

    GroupsModel(ExecutionsViewModel executions, Selection selection, StringProperty filter) {
        this.executions = executions;
        this.selection = selection;
        this.filter = filter;
        executions.moment().shownProperty().subscribe(this::follow);
        wanted.subscribe((was, is) -> follow(executions.moment().shown()));
        filter.subscribe((was, is) -> show());
    }

    /// True while somebody looks at groups; only then are they kept.
    BooleanProperty wantedProperty() {
        return wanted;
    }

    ObservableList<GroupLine> lines() {
        return lines;
    }

    private void follow(Moment.Shown shown) {
        var now = wanted.get() ? shown.item() : Optional.<ExecutionItem>empty();
        if (!item.equals(now)) {
            item = now;
            runs = item.map(known -> new Lanes(known::step));
            open.clear();
        }
        item.ifPresent(known -> {
            var all = runs.orElseThrow();
            for (int i = all.count(); i < shown.total(); i++) {
                all.add(known.events().get(i));
            }
        });
        show();
    }

    private void show() {
        var made = new ArrayList<GroupLine>();
        runs.ifPresent(all -> {
            var pending = item.map(known -> Line.pending(known.state())).orElse(List.of());
            for (var bar : all.bars()) {
                if (passes(bar)) {
                    add(made, all, bar, pending);
                }
            }
        });
        if (!made.equals(lines)) {
            lines.setAll(made);
        }
    }

    private boolean passes(Lanes.Bar bar) {
        var words = filter.get().toLowerCase(Locale.ROOT).strip();
        return words.isEmpty() || bar.name().toLowerCase(Locale.ROOT).contains(words);
    }

    private void add(List<GroupLine> made, Lanes all, Lanes.Bar bar, List<Line.Pending> pending) {
        int depth = all.depth(bar.thread()) + bar.level();
        boolean unfolded = open.contains(bar.firstId());
        var waits = bar.how() != Lanes.End.OPEN
                ? Optional.<Line.Pending>empty()
                : pending.stream()
                        .filter(line ->
                                line.thread() == bar.thread() && line.path().equals(bar.path()))
                        .findFirst();
        made.add(new GroupLine.Group(bar, depth, unfolded, bar.how(), bar.lastId(), waits));
        if (unfolded) {
            events(bar).forEach(event -> made.add(new GroupLine.Inside(event, depth + 1)));
        }
    }

    /// Those of this run itself, without the steps inside it.
    private List<Event> events(Lanes.Bar bar) {
        var all = item.map(ExecutionItem::historyNow).orElse(List.of());
        return all.subList(bar.firstId() - 1, Math.min(bar.lastId(), all.size())).stream()
                .filter(event -> event.thread() == bar.thread() && event.path().equals(bar.path()))
                .toList();
    }

    void toggle(GroupLine.Group group) {
        if (!open.remove(group.bar().firstId())) {
            open.add(group.bar().firstId());
        }
        show();
    }

    void unfoldAll() {
        runs.ifPresent(all -> all.bars().forEach(bar -> open.add(bar.firstId())));
        show();
    }

    void foldAll() {
        open.clear();
        show();
    }

    /// Selects what a line stands for, everywhere; in the past it is also the moment that is shown.
    void select(GroupLine line) {
        switch (line) {
            case GroupLine.Group group -> select(group.bar().firstId());
            case GroupLine.Inside(var event, int depth) -> select(event.id());
        }
    }

    private void select(int id) {
        item.ifPresent(known -> {
            selection.selectEvent(id, known.events().get(id - 1).path());
            if (!executions.moment().shown().live()) {
                executions.moment().goTo(id);
            }
        });
    }

    Duration took(Lanes.Bar bar, Instant now) {
        var end = bar.end().orElse(now);
        return end.isBefore(bar.start()) ? Duration.ZERO : Duration.between(bar.start(), end);
    }
}

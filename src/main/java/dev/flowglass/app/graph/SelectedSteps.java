package dev.flowglass.app.graph;

import dev.flowglass.app.fx.Selection;
import dev.flowglass.model.StepPath;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The steps that are selected in the graph. One of them, the last that was taken, is the step that is selected in all
/// views; when another view selects a step, it is the only one.
final class SelectedSteps {
    private final Selection selection;
    private final ReadOnlyObjectWrapper<Set<StepPath>> steps = new ReadOnlyObjectWrapper<>(Set.of());
    private boolean changing;

    SelectedSteps(Selection selection) {
        this.selection = selection;
        selection.stepProperty().subscribe(step -> {
            if (!changing) {
                steps.set(step.map(Set::of).orElse(Set.of()));
            }
        });
    }

    ReadOnlyObjectProperty<Set<StepPath>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    Set<StepPath> steps() {
        return steps.get();
    }

    /// Takes one more, or one less when it is selected already.
    void toggle(StepPath step) {
        var changed = new LinkedHashSet<>(steps.get());
        if (!changed.remove(step)) {
            changed.add(step);
        }
        select(changed);
    }

    /// Selects these and no others; the last leads.
    void select(Collection<StepPath> taken) {
        var changed = new LinkedHashSet<>(taken);
        changing = true;
        try {
            steps.set(changed);
            var lead = selection.step().filter(changed::contains).or(() -> last(changed));
            lead.ifPresentOrElse(selection::select, selection::clear);
        } finally {
            changing = false;
        }
    }

    /// Leaves of several only the one that all views show.
    void alone() {
        steps.set(selection.step().map(Set::of).orElse(Set.of()));
    }

    private static Optional<StepPath> last(Collection<StepPath> taken) {
        return taken.stream().reduce((_, later) -> later);
    }

    /// Those that are not inside another one of them, from the top of the text.
    List<StepPath> outermost() {
        return steps.get().stream()
                .filter(step -> steps.get().stream().noneMatch(other -> !other.equals(step) && step.isWithin(other)))
                .sorted(Comparator.comparing(StepPath::indices, SelectedSteps::compare))
                .toList();
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int difference = Integer.compare(one.get(i), other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}

package dev.flowglass.app.graph;

import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which steps are closed, after the text has changed: a step that was closed stays so wherever it is now.
final class FoldedSteps {
    private FoldedSteps() {}

    /// The paths, in another outline, of steps that were at these paths: the same name at the same place, else the same
    /// name in the same list, else the only one of that name and type. What is gone is closed no longer.
    static Set<StepPath> follow(Outline before, Outline after, Set<StepPath> folded) {
        var followed = new LinkedHashSet<StepPath>();
        for (var path : folded) {
            before.find(path)
                    .flatMap(step -> after.find(path)
                            .filter(same -> same.name().equals(step.name()))
                            .or(() -> only(step, after)))
                    .map(Outline.Node::path)
                    .ifPresent(followed::add);
        }
        return followed;
    }

    private static Optional<Outline.Node> only(Outline.Node step, Outline after) {
        var found = new ArrayList<Outline.Node>();
        collect(step, after.steps(), found);
        var siblings = found.stream()
                .filter(one -> one.path().parent().equals(step.path().parent()))
                .toList();
        return siblings.size() == 1
                ? Optional.of(siblings.getFirst())
                : found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static void collect(Outline.Node like, List<Outline.Node> steps, List<Outline.Node> into) {
        for (var step : steps) {
            if (step.name().equals(like.name()) && step.type().equals(like.type())) {
                into.add(step);
            }
            step.groups().forEach(group -> collect(like, group.steps(), into));
        }
    }
}

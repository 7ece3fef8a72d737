package dev.flowglass.debug;

import dev.flowglass.debug.StepTree.Node;
import dev.flowglass.model.StepPath;
import java.util.List;
import java.util.Optional;

/// Finds a step again after the flow has changed.
///
/// It is, in this order: the step of that name in the same list; the only step of that name elsewhere that did not
/// stand there before, so a moved one; in a list of the same length the step in the same place, of the same type and
/// with a name that is new there, so a renamed one. Else it is gone.
final class Rebinding {
    private final StepTree before;
    private final StepTree after;

    Rebinding(StepTree before, StepTree after) {
        this.before = before;
        this.after = after;
    }

    /// Where the step at `path` before is now.
    Optional<StepPath> find(StepPath path) {
        if (before.equals(after)) {
            return before.find(path).map(Node::path);
        }
        return before.find(path).flatMap(this::find).map(Node::path);
    }

    private Optional<Node> find(Node old) {
        var list = list(old.path());
        var named = list.stream().filter(node -> node.name().equals(old.name())).toList();
        if (!old.name().isEmpty() && named.size() == 1) {
            return Optional.of(named.getFirst());
        }
        if (named.size() > 1 || old.name().isEmpty()) {
            return inPlace(old, list).filter(node -> node.name().equals(old.name()));
        }
        var elsewhere = after.all().stream()
                .filter(node -> node.name().equals(old.name()))
                .filter(node -> !standsUnchanged(node))
                .toList();
        return elsewhere.size() == 1 ? Optional.of(elsewhere.getFirst()) : renamed(old, list);
    }

    /// The list that the old step's list is now: that of the owner found again.
    private List<Node> list(StepPath path) {
        var indices = path.indices();
        var owner = path.parent().orElse(StepPath.FLOW);
        if (owner.isFlow()) {
            return after.steps();
        }
        int group = indices.get(indices.size() - 2);
        return find(owner)
                .flatMap(after::find)
                .filter(node -> group < node.groups().size())
                .map(node -> node.groups().get(group))
                .orElse(List.of());
    }

    private static Optional<Node> inPlace(Node old, List<Node> list) {
        int at = old.path().indices().getLast();
        return at < list.size() ? Optional.of(list.get(at)) : Optional.empty();
    }

    private Optional<Node> renamed(Node old, List<Node> list) {
        var siblings = before.listOf(old.path());
        return inPlace(old, list)
                .filter(node -> list.size() == siblings.size())
                .filter(node -> node.type().equals(old.type()))
                .filter(node ->
                        siblings.stream().noneMatch(sibling -> sibling.name().equals(node.name())));
    }

    /// True when a step of that name stood at that place before, so that this is not the one looked for.
    private boolean standsUnchanged(Node node) {
        return before.find(node.path())
                .filter(old -> old.name().equals(node.name()))
                .isPresent();
    }
}

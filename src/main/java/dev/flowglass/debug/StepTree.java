package dev.flowglass.debug;

import dev.flowglass.model.Flow;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import dev.flowglass.model.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of a flow by name and place, of a definition that runs or of a text that is being written.
public record StepTree(List<Node> steps) {
    public static final StepTree EMPTY = new StepTree(List.of());

    public StepTree {
        steps = List.copyOf(steps);
    }

    /// @param name empty when it has none yet
    /// @param groups the lists inside it, in the order that [StepPath] counts them
    public record Node(StepPath path, String name, Optional<StepType> type, List<List<Node>> groups) {
        public Node {
            groups = groups.stream().map(List::copyOf).toList();
        }
    }

    public static StepTree of(Flow flow) {
        return new StepTree(nodes(flow.steps(), StepPath.FLOW, 0));
    }

    private static List<Node> nodes(Steps steps, StepPath owner, int group) {
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < steps.size(); i++) {
            var path = owner.child(group, i);
            var step = steps.get(i);
            var groups = new ArrayList<List<Node>>();
            for (int g = 0; g < step.groups().size(); g++) {
                groups.add(nodes(step.groups().get(g), path, g));
            }
            nodes.add(new Node(path, step.name(), Optional.of(step.type()), groups));
        }
        return nodes;
    }

    /// The list that holds the step at a path; empty when there is none.
    List<Node> listOf(StepPath path) {
        var indices = path.indices();
        return path.parent()
                .filter(owner -> !owner.isFlow())
                .map(owner -> find(owner)
                        .filter(node ->
                                indices.get(indices.size() - 2) < node.groups().size())
                        .map(node -> node.groups().get(indices.get(indices.size() - 2)))
                        .orElse(List.of()))
                .orElse(steps);
    }

    public Optional<Node> find(StepPath path) {
        if (path.isFlow()) {
            return Optional.empty();
        }
        var list = listOf(path);
        int last = path.indices().getLast();
        return last < list.size() ? Optional.of(list.get(last)) : Optional.empty();
    }

    /// Where the step at a path of this flow is in a changed one.
    public Optional<StepPath> follow(StepPath path, StepTree changed) {
        return new Rebinding(this, changed).find(path);
    }

    /// All steps, outer ones before those inside them.
    List<Node> all() {
        var all = new ArrayList<Node>();
        collect(steps, all);
        return all;
    }

    private static void collect(List<Node> list, List<Node> all) {
        for (var node : list) {
            all.add(node);
            node.groups().forEach(group -> collect(group, all));
        }
    }
}

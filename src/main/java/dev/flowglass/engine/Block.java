package dev.flowglass.engine;

import dev.flowglass.model.StepPath;
import dev.flowglass.model.Steps;
import java.util.ArrayList;
import java.util.List;

/// A list of steps with the place of each, and of the lists inside them. Made once per definition.
///
/// @param inner for each step its groups, in the order that [StepPath] counts them
record Block(Steps steps, List<StepPath> paths, List<List<Block>> inner) {
    Block {
        paths = List.copyOf(paths);
        inner = List.copyOf(inner);
    }

    static Block of(Steps steps, StepPath owner, int group) {
        var paths = new ArrayList<StepPath>();
        var inner = new ArrayList<List<Block>>();
        for (int i = 0; i < steps.size(); i++) {
            var path = owner.child(group, i);
            paths.add(path);
            var groups = steps.get(i).groups();
            var blocks = new ArrayList<Block>();
            for (int g = 0; g < groups.size(); g++) {
                blocks.add(of(groups.get(g), path, g));
            }
            inner.add(List.copyOf(blocks));
        }
        return new Block(steps, paths, inner);
    }

    /// Equal when the same steps stand at the same place; the rest follows from that.
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Block that && paths.equals(that.paths) && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return paths.hashCode();
    }
}

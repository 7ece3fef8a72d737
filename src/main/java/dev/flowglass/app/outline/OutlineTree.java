package dev.flowglass.app.outline;

import dev.flowglass.language.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The lines of an outline, each with those below it.
record OutlineTree(OutlineRow row, List<OutlineTree> below) {
    OutlineTree {
        below = List.copyOf(below);
    }

    static List<OutlineTree> of(Outline outline) {
        return steps(outline.steps());
    }

    private static List<OutlineTree> steps(List<Outline.Node> siblings) {
        return siblings.stream().map(step -> step(step, siblings)).toList();
    }

    private static OutlineTree step(Outline.Node step, List<Outline.Node> siblings) {
        var below = new ArrayList<OutlineTree>();
        for (var group : step.groups()) {
            var inside = new ArrayList<>(steps(group.steps()));
            group.jump().ifPresent(jump -> inside.add(jump(jump, siblings)));
            below.add(new OutlineTree(new OutlineRow.Group(step.path(), group), inside));
        }
        step.jumps().forEach(jump -> below.add(jump(jump, siblings)));
        return new OutlineTree(new OutlineRow.Step(step), below);
    }

    private static OutlineTree jump(Outline.Jump jump, List<Outline.Node> siblings) {
        var to = siblings.stream()
                .filter(step -> step.name().equals(jump.target()))
                .map(Outline.Node::path)
                .findFirst();
        return new OutlineTree(new OutlineRow.Jump(jump, to), List.of());
    }

    /// One line for each, two blanks further right for each level.
    static String text(List<OutlineTree> trees, Function<OutlineRow, String> words) {
        var out = new StringBuilder();
        trees.forEach(tree -> tree.write(out, "", words));
        return out.toString();
    }

    private void write(StringBuilder out, String indent, Function<OutlineRow, String> words) {
        out.append(indent).append("- ").append(words.apply(row)).append('\n');
        below.forEach(tree -> tree.write(out, indent + "  ", words));
    }
}

package dev.flowglass.app.graph.edit;

import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.Outline;
import dev.flowglass.language.edit.Operation;
import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;

/// The ways on which a step is left by name, and how a person sets them.
record WaysOut(GraphView graph, GraphEdits edits, Words words, EditLayer layer) {
    /// Asks where to go after an error, and adds that to a task.
    void pickCatch(StepPath path) {
        if (edits.step(path)
                .flatMap(Outline.Node::type)
                .filter(StepType.TASK::equals)
                .isEmpty()) {
            edits.refuse(Reason.WRONG_KIND);
            return;
        }
        pickSibling(path, name -> edits.apply(new Operation.AddCatch(path, name)));
    }

    private void pickSibling(StepPath path, Consumer<String> taken) {
        layer.pick(
                beside(path),
                edits.siblings(path).stream()
                        .filter(sibling -> !sibling.name().isEmpty())
                        .map(sibling -> new StepPicker.Choice(
                                "step-" + sibling.name(),
                                "",
                                sibling.name(),
                                sibling.type().map(StepType::word).orElse(""),
                                () -> taken.accept(sibling.name())))
                        .toList());
    }

    /// First which way out, then where to.
    void pickExit(StepPath path) {
        edits.step(path).ifPresent(step -> {
            var exits = exits(step);
            if (exits.isEmpty()) {
                edits.refuse(Reason.WRONG_KIND);
                return;
            }
            layer.pick(
                    beside(path),
                    exits.stream()
                            .map(exit -> new StepPicker.Choice(
                                    exit.id(), "", exit.label(), exit.detail(), () -> pickSibling(path, exit.to())))
                            .toList());
        });
    }

    /// Makes a way to a step; asks which one when there are several.
    void connect(Outline.Node from, String target) {
        var exits = exits(from);
        if (exits.isEmpty()) {
            edits.refuse(Reason.WRONG_KIND);
        } else if (exits.size() == 1) {
            exits.getFirst().to().accept(target);
        } else {
            layer.pick(
                    beside(from.path()),
                    exits.stream()
                            .map(exit -> new StepPicker.Choice(
                                    exit.id(),
                                    "",
                                    exit.label(),
                                    exit.detail(),
                                    () -> exit.to().accept(target)))
                            .toList());
        }
    }

    /// A way out that can be given a target.
    private record WayOut(String id, String label, String detail, Consumer<String> to) {}

    private List<WayOut> exits(Outline.Node step) {
        var exits = new ArrayList<WayOut>();
        var path = step.path();
        if (step.type().equals(Optional.of(StepType.CHOICE))) {
            for (var group : step.groups()) {
                boolean otherwise = group.kind() == Outline.Group.Kind.DEFAULT;
                exits.add(new WayOut(
                        "exit-" + group.index(),
                        otherwise ? words.now("graph.default") : group.label(),
                        group.jump().map(Outline.Jump::target).orElse(""),
                        name -> edits.apply(
                                new Operation.SetGoto(new Operation.Exit.OfGroup(path, group.index()), name))));
            }
        } else if (step.type().equals(Optional.of(StepType.TASK))) {
            for (int i = 0; i < step.jumps().size(); i++) {
                int index = i;
                var jump = step.jumps().get(i);
                exits.add(new WayOut(
                        "exit-" + i,
                        words.now("graph.exit.catch", jump.label()),
                        jump.target(),
                        name -> edits.apply(new Operation.SetGoto(new Operation.Exit.OfCatch(path, index), name))));
            }
            exits.add(new WayOut(
                    "exit-new",
                    words.now("action.graph.add-catch"),
                    "",
                    name -> edits.apply(new Operation.AddCatch(path, name))));
        }
        return exits;
    }

    private Point2D beside(StepPath path) {
        return graph.boundsOf(path)
                .map(box -> new Point2D(box.getCenterX(), box.getMaxY()))
                .orElse(Point2D.ZERO);
    }
}

package dev.flowglass.app.graph.layout;

import dev.flowglass.language.Outline;
import dev.flowglass.model.StepType;
import java.util.List;
import java.util.Optional;

/// A step without steps inside, or one whose inside is closed.
final class CardBlock extends Block {
    private final Fold fold;
    private final String name;

    CardBlock(Outline.Node node, Lanes.Row row, double width, Fold fold, Sizes sizes) {
        super(node, row);
        this.fold = fold;
        name = sizes.name(node);
        double across = sizes.across(width, Metrics.CARD_HEIGHT);
        before = across / 2;
        after = across / 2;
        headBefore = before;
        headAfter = after;
        length = length(row, width, sizes);
        headLength = length;
        exits = node.type().filter(StepType.FAIL::equals).isEmpty() && (fold == Fold.NONE || exits(node));
    }

    /// Long enough for what leaves and arrives at its sides.
    static double length(Lanes.Row row, double width, Sizes sizes) {
        int ports = Math.max(row.ports(Lanes.Side.BEFORE), row.ports(Lanes.Side.AFTER));
        double gap = Metrics.PORT_GAP;
        if (sizes.direction() == Direction.RIGHT) {
            for (var stub : row.leaving) {
                gap = Math.max(gap, sizes.label(stub.label()) + Metrics.LABEL_PAD);
            }
        }
        return Math.max(sizes.along(width, Metrics.CARD_HEIGHT), (ports + 1) * gap);
    }

    private static boolean exits(Outline.Node node) {
        boolean choice = node.type().equals(Optional.of(StepType.CHOICE));
        return !choice
                || node.groups().stream().noneMatch(group -> group.kind() == Outline.Group.Kind.DEFAULT)
                || node.groups().stream().anyMatch(group -> group.jump().isEmpty() && leavesItsEnd(group.steps()));
    }

    private static boolean leavesItsEnd(List<Outline.Node> steps) {
        return steps.isEmpty()
                || steps.getLast().type().filter(StepType.FAIL::equals).isEmpty() && exits(steps.getLast());
    }

    @Override
    void place(Drawing drawing, double axis, double along) {
        drawing.box(new Box(
                BoxKind.STEP,
                node.path(),
                drawing.bounds(axis - before, along, before + after, length),
                node.type(),
                name,
                node.detail(),
                node.callback(),
                fold,
                node.groups().size(),
                fold == Fold.CLOSED ? hidden(node) : 0));
    }

    private static int hidden(Outline.Node node) {
        int count = 0;
        for (var group : node.groups()) {
            for (var step : group.steps()) {
                count += 1 + hidden(step);
            }
        }
        return count;
    }
}

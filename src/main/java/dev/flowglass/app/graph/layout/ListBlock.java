package dev.flowglass.app.graph.layout;

import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Steps one after the other on one line, with the lanes of their jumps on both sides.
final class ListBlock {
    private final List<Block> blocks = new ArrayList<>();
    private final Lanes lanes;
    private final Sizes sizes;
    private final double[] starts;
    final double before;
    final double after;
    final double length;
    final boolean exits;

    ListBlock(List<Outline.Node> nodes, Set<StepPath> folded, int depth, Sizes sizes) {
        this.sizes = sizes;
        starts = new double[nodes.size()];
        var folds = new Fold[nodes.size()];
        double natural = 0;
        for (int i = 0; i < folds.length; i++) {
            var node = nodes.get(i);
            folds[i] = node.groups().isEmpty() ? Fold.NONE : folded.contains(node.path()) ? Fold.CLOSED : Fold.OPEN;
            natural = Math.max(natural, sizes.card(node));
        }
        double width = Sizes.rounded(natural);
        lanes = Lanes.of(nodes, folds);
        double end = 0;
        for (int i = 0; i < folds.length; i++) {
            var block = block(nodes.get(i), folds[i], lanes.row(i), width, folded, depth);
            blocks.add(block);
            starts[i] = end;
            end += block.length + Metrics.SIBLING_GAP + (stops(i, folds.length) ? Metrics.STOP : 0);
        }
        length = blocks.isEmpty() ? 0 : end - Metrics.SIBLING_GAP;
        exits = blocks.isEmpty() || blocks.getLast().exits;
        before = reach(Lanes.Side.BEFORE);
        after = reach(Lanes.Side.AFTER);
    }

    private Block block(Outline.Node node, Fold fold, Lanes.Row row, double width, Set<StepPath> folded, int depth) {
        if (fold == Fold.OPEN && node.type().isPresent()) {
            switch (node.type().get()) {
                case CHOICE -> {
                    return new ChoiceBlock(node, row, width, folded, depth, sizes);
                }
                case PARALLEL, FOREACH -> {
                    return new FrameBlock(node, node.type().get(), row, width, folded, depth, sizes);
                }
                case TASK, WAIT, PASS, SUCCEED, FAIL -> {
                    // Steps inside are a mistake here: they stay hidden.
                }
            }
        }
        return new CardBlock(node, row, width, fold == Fold.OPEN ? Fold.CLOSED : fold, sizes);
    }

    /// True for a step after which the list ends although it is not the last one.
    private boolean stops(int index, int size) {
        var block = blocks.get(index);
        return index < size - 1 && block.node.end() && block.exits && !isSucceed(block);
    }

    private static boolean isSucceed(Block block) {
        return block.node.type().equals(Optional.of(StepType.SUCCEED));
    }

    private double reach(Lanes.Side side) {
        if (blocks.isEmpty()) {
            return 0;
        }
        double widest = 0;
        double[] reaches = new double[lanes.isEmpty() ? 0 : blocks.size()];
        for (int i = 0; i < blocks.size(); i++) {
            double reach = reach(blocks.get(i), side);
            widest = Math.max(widest, reach);
            if (reaches.length > 0) {
                reaches[i] = reach;
            }
        }
        return reaches.length == 0 ? widest : Math.max(widest, lanes.spread(side, reaches));
    }

    /// How far a block reaches with the labels at its side and room for an arrow.
    private double reach(Block block, Lanes.Side side) {
        double reach = side == Lanes.Side.BEFORE ? block.before : block.after;
        for (var lane : block.row.arriving) {
            if (lane.side == side) {
                reach = Math.max(reach, block.head(side) + Metrics.STUB);
            }
        }
        for (var stub : block.row.leaving) {
            if (stub.side() == side) {
                double label = stub.label().isEmpty()
                        ? 0
                        : sizes.across(sizes.label(stub.label()), Metrics.LABEL_HEIGHT) + Metrics.STUB / 2;
                reach = Math.max(reach, block.head(side) + Metrics.STUB + label);
            }
        }
        return reach;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    StepPath firstOr(StepPath other) {
        return blocks.isEmpty() ? other : blocks.getFirst().node.path();
    }

    StepPath lastOr(StepPath other) {
        return blocks.isEmpty() ? other : blocks.getLast().node.path();
    }

    /// @param owner the step (or flow) that the list belongs to
    /// @param group which of its groups it is
    void place(Drawing drawing, double axis, double along, StepPath owner, int group) {
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            double end = along + starts[i] + block.length;
            block.place(drawing, axis, along + starts[i]);
            if (stops(i, blocks.size())) {
                double gap = Metrics.SIBLING_GAP / 2;
                drawing.edge(drawing.line(EdgeKind.FLOW, block.node.path(), owner)
                        .group(group)
                        .to(axis, end)
                        .to(axis, end + gap));
                drawing.marker(
                        BoxKind.STOP,
                        block.node.path(),
                        sizes.words().end(),
                        drawing.bounds(axis - Metrics.STOP / 2, end + gap, Metrics.STOP, Metrics.STOP));
            } else if (i < blocks.size() - 1 && block.exits && !isSucceed(block)) {
                drawing.edge(drawing.line(
                                EdgeKind.FLOW,
                                block.node.path(),
                                blocks.get(i + 1).node.path())
                        .to(axis, end)
                        .to(axis, along + starts[i + 1])
                        .arrow());
            }
        }
        for (int i = 0; i < blocks.size() && !lanes.isEmpty(); i++) {
            placeJumps(drawing, axis, along, i);
        }
    }

    private void placeJumps(Drawing drawing, double axis, double along, int index) {
        var block = blocks.get(index);
        double start = along + starts[index];
        int usedBefore = 0;
        int usedAfter = 0;
        for (var stub : block.row.leaving) {
            double portAt = start
                    + block.port(stub.side(), false, stub.side() == Lanes.Side.BEFORE ? usedBefore++ : usedAfter++);
            int sign = stub.side().sign;
            double edge = axis + sign * block.head(stub.side());
            var line = drawing.line(stub.kind(), block.node.path(), targetOf(stub.lane(), block))
                    .to(edge, portAt);
            if (!stub.label().isEmpty()) {
                double width = sizes.label(stub.label());
                double half = sizes.across(width, Metrics.LABEL_HEIGHT) / 2;
                line.label(stub.label(), width, edge + sign * (Metrics.STUB + half), portAt);
            }
            if (stub.lane().isPresent()) {
                var lane = stub.lane().get();
                arrive(drawing, line.to(axis + sign * lane.distance, portAt), lane, axis, along);
            } else {
                drawing.edge(line.unknown().to(edge + sign * Metrics.STUB, portAt));
            }
        }
        if (block instanceof ChoiceBlock choice) {
            for (var jump : block.row.groupJumps) {
                if (choice.ends(jump)) {
                    var line = drawing.line(EdgeKind.GOTO, block.node.path(), targetOf(jump.lane(), block));
                    choice.placeJump(drawing, jump, axis, start, line);
                    if (jump.lane().isPresent()) {
                        arrive(drawing, line, jump.lane().get(), axis, along);
                    }
                }
            }
        }
    }

    private StepPath targetOf(Optional<Lanes.Lane> lane, Block source) {
        return lane.map(there -> blocks.get(there.target).node.path()).orElse(source.node.path());
    }

    private void arrive(Drawing drawing, Drawing.Line line, Lanes.Lane lane, double axis, double along) {
        var target = blocks.get(lane.target);
        int number = 0;
        for (var other : target.row.arriving) {
            if (other == lane) {
                break;
            }
            number += other.side == lane.side ? 1 : 0;
        }
        double portAt = along + starts[lane.target] + target.port(lane.side, true, number);
        drawing.edge(line.to(axis + lane.side.sign * lane.distance, portAt)
                .to(axis + lane.side.sign * target.head(lane.side), portAt)
                .arrow());
    }
}

package dev.flowglass.app.graph.layout;

import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.ArrayList;
import java.util.Set;

/// A parallel or foreach that is open: a frame with a head, round its branches or its body.
final class FrameBlock extends Block {
    private final StepType type;
    private final int depth;
    private final String name;
    private final Columns columns;
    private final boolean loops;
    private final double insideAt;
    private final double listsAt;
    private final double gatherAt;
    private final double headAcross;

    FrameBlock(
            Outline.Node node,
            StepType type,
            Lanes.Row row,
            double width,
            Set<StepPath> folded,
            int depth,
            Sizes sizes) {
        super(node, row);
        this.type = type;
        this.depth = depth;
        name = sizes.name(node);
        var lists = new ArrayList<ListBlock>();
        for (var group : node.groups()) {
            lists.add(new ListBlock(group.steps(), folded, depth + 1, sizes));
        }
        columns = new Columns(lists, new double[lists.size()]);
        boolean fans = columns.size() > 1;
        loops = type == StepType.FOREACH && !fans && lists.stream().allMatch(list -> list.exits && !list.isEmpty());
        double wide = loops ? Metrics.LOOP : 0;
        boolean down = sizes.direction() == Direction.DOWN;
        double head = Math.max(Metrics.HEADER, CardBlock.length(row, 0, sizes) - Metrics.CARD_HEIGHT + Metrics.HEADER);
        before = columns.before + Metrics.FRAME_PAD + (down ? 0 : head);
        after = columns.after + Metrics.FRAME_PAD + wide;
        insideAt = down ? head : 0;
        headAcross = head;
        listsAt = insideAt + (fans ? Metrics.FAN : 0) + Metrics.ARROW + (loops ? Metrics.FAN / 2 : 0);
        gatherAt = listsAt + columns.length + (fans ? Metrics.GATHER : loops ? Metrics.FAN : 0);
        length = gatherAt + Metrics.FRAME_END;
        if (down) {
            before = Math.max(before, width / 2);
            after = Math.max(after, width / 2);
            headLength = head;
        } else {
            length = Math.max(length, width);
            headLength = Math.min(width, length);
        }
        headBefore = before;
        headAfter = after;
        exits = lists.isEmpty() || lists.stream().anyMatch(list -> list.exits);
    }

    @Override
    void place(Drawing drawing, double axis, double along) {
        drawing.frame(node.path(), type, drawing.bounds(axis - before, along, before + after, length), depth);
        boolean down = drawing.direction() == Direction.DOWN;
        drawing.box(new Box(
                BoxKind.HEADER,
                node.path(),
                drawing.bounds(axis - before, along, down ? before + after : headAcross, down ? headLength : length),
                node.type(),
                name,
                node.detail(),
                node.callback(),
                Fold.OPEN,
                node.groups().size(),
                0));
        if (columns.size() == 0) {
            drawing.edge(drawing.line(EdgeKind.FLOW, node.path(), node.path())
                    .to(axis, along + insideAt)
                    .to(axis, along + length));
        }
        for (int i = 0; i < columns.size(); i++) {
            placeColumn(drawing, axis, along, i);
        }
        if (loops) {
            double lane = axis + columns.after + Metrics.LOOP;
            drawing.edge(drawing.line(EdgeKind.LOOP, node.path(), node.path())
                    .to(axis, along + gatherAt)
                    .to(lane, along + gatherAt)
                    .to(lane, along + insideAt + Metrics.FAN / 2 + 4)
                    .to(axis, along + insideAt + Metrics.FAN / 2 + 4)
                    .arrow());
        }
    }

    private void placeColumn(Drawing drawing, double axis, double along, int i) {
        var list = columns.lists.get(i);
        double column = axis + columns.offsets[i];
        boolean fans = columns.size() > 1;
        double fanAt = along + insideAt + (fans ? Metrics.FAN : 0);
        var into = drawing.line(EdgeKind.BRANCH, node.path(), list.firstOr(node.path()))
                .group(i)
                .to(axis, along + insideAt)
                .to(axis, fanAt)
                .to(column, fanAt)
                .to(column, along + listsAt);
        drawing.edge(list.isEmpty() ? into : into.arrow());
        list.place(drawing, column, along + listsAt, node.path(), i);
        if (list.exits) {
            double gather = along + gatherAt;
            drawing.edge(drawing.line(EdgeKind.FLOW, list.lastOr(node.path()), node.path())
                    .group(i)
                    .to(column, along + listsAt + list.length)
                    .to(column, gather)
                    .to(axis, gather)
                    .to(axis, along + length));
        }
    }
}

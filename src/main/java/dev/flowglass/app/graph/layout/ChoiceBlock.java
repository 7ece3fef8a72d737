package dev.flowglass.app.graph.layout;

import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A choice: its card, and below it the options side by side. Each hangs on its condition; those that go on are
/// gathered again, those that jump leave in rows below the columns.
final class ChoiceBlock extends Block {
    private final CardBlock card;
    private final Columns columns;
    private final List<String> labels = new ArrayList<>();
    private final double[] labelWidths;
    private final double labelAlong;
    private final double listsAt;
    private final double rowsAt;
    private final double gatherAt;

    ChoiceBlock(Outline.Node node, Lanes.Row row, double width, Set<StepPath> folded, int depth, Sizes sizes) {
        super(node, row);
        card = new CardBlock(node, row, width, Fold.OPEN, sizes);
        var lists = new ArrayList<ListBlock>();
        boolean otherwise = false;
        for (var group : node.groups()) {
            boolean isDefault = group.kind() == Outline.Group.Kind.DEFAULT;
            otherwise |= isDefault;
            labels.add(isDefault ? sizes.words().otherwise() : group.label());
            lists.add(new ListBlock(group.steps(), folded, depth, sizes));
        }
        if (!otherwise) {
            labels.add(sizes.words().noMatch());
            lists.add(new ListBlock(List.of(), folded, depth, sizes));
        }
        labelWidths = labels.stream().mapToDouble(sizes::label).toArray();
        double[] halves = new double[labelWidths.length];
        double longest = sizes.along(0, Metrics.LABEL_HEIGHT);
        for (int i = 0; i < halves.length; i++) {
            halves[i] = sizes.across(labelWidths[i], Metrics.LABEL_HEIGHT) / 2;
            longest = Math.max(longest, sizes.along(labelWidths[i], Metrics.LABEL_HEIGHT));
        }
        columns = new Columns(lists, halves);
        before = Math.max(card.before, columns.before);
        after = Math.max(card.after, columns.after);
        headBefore = card.before;
        headAfter = card.after;
        headLength = card.length;
        labelAlong = card.length + Metrics.FAN + Metrics.FAN / 2 + longest / 2;
        listsAt = labelAlong + longest / 2 + Metrics.ARROW;
        rowsAt = listsAt + columns.length + Metrics.GATHER;
        double jumpsEnd = rowsAt + (row.groupJumps.isEmpty() ? 0 : Math.max(1, row.rows.size()) * Metrics.ROW_GAP);
        gatherAt = jumpsEnd;
        exits = false;
        for (int i = 0; i < columns.size(); i++) {
            exits |= goesOn(i);
        }
        length = exits ? gatherAt + Metrics.GATHERED : jumpsEnd - Metrics.GATHER / 2;
    }

    private boolean goesOn(int column) {
        return columns.lists.get(column).exits && !jumps(column);
    }

    private boolean jumps(int column) {
        return column < node.groups().size() && node.groups().get(column).jump().isPresent();
    }

    @Override
    void place(Drawing drawing, double axis, double along) {
        card.place(drawing, axis, along);
        for (int i = 0; i < columns.size(); i++) {
            var list = columns.lists.get(i);
            double column = axis + columns.offsets[i];
            var into = drawing.line(EdgeKind.BRANCH, node.path(), list.firstOr(node.path()))
                    .group(i)
                    .to(axis, along + card.length)
                    .to(axis, along + card.length + Metrics.FAN)
                    .to(column, along + card.length + Metrics.FAN)
                    .to(column, along + listsAt)
                    .label(labels.get(i), labelWidths[i], column, along + labelAlong);
            drawing.edge(list.isEmpty() ? into : into.arrow());
            list.place(drawing, column, along + listsAt, node.path(), i);
            if (goesOn(i)) {
                drawing.edge(drawing.line(EdgeKind.FLOW, list.lastOr(node.path()), node.path())
                        .group(i)
                        .to(column, along + listsAt + list.length)
                        .to(column, along + gatherAt)
                        .to(axis, along + gatherAt)
                        .to(axis, along + length));
            }
        }
    }

    /// Draws the way from the end of a group to its row, and leaves the rest to the list. Nothing when the group never
    /// ends.
    void placeJump(Drawing drawing, Lanes.GroupJump jump, double axis, double along, Drawing.Line line) {
        double column = axis + columns.offsets[jump.group()];
        line.group(jump.group()).to(column, along + listsAt + columns.lists.get(jump.group()).length);
        if (jump.lane().isPresent()) {
            double rowAt = along + rowsAt + row.rows.indexOf(jump.lane().get()) * Metrics.ROW_GAP;
            line.to(column, rowAt)
                    .to(axis + jump.lane().get().side.sign * jump.lane().get().distance, rowAt);
        } else {
            drawing.edge(line.unknown().to(column, along + rowsAt));
        }
    }

    boolean ends(Lanes.GroupJump jump) {
        return columns.lists.get(jump.group()).exits;
    }
}

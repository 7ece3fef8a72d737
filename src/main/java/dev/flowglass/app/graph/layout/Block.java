package dev.flowglass.app.graph.layout;

import dev.flowglass.language.Outline;

/// A step with all that belongs to it, measured: how far it reaches before and after the line that runs through it, and
/// how long it is. The line enters at its beginning and, when it [#exits], leaves at its end.
abstract sealed class Block permits CardBlock, ChoiceBlock, FrameBlock {
    final Outline.Node node;
    final Lanes.Row row;
    double before;
    double after;
    double length;

    /// Half of the head, or the two halves of a frame: where jumps leave and arrive.
    double headBefore;

    double headAfter;
    double headLength;
    boolean exits = true;

    Block(Outline.Node node, Lanes.Row row) {
        this.node = node;
        this.row = row;
    }

    abstract void place(Drawing drawing, double axis, double along);

    double head(Lanes.Side side) {
        return side == Lanes.Side.BEFORE ? headBefore : headAfter;
    }

    /// Distance of a port from the beginning of the block. On the far side what arrives comes first, on the near side
    /// last.
    double port(Lanes.Side side, boolean arriving, int number) {
        int ports = row.ports(side);
        int index = number;
        if (arriving == (side == Lanes.Side.BEFORE)) {
            index += arriving ? leavingAt(side) : arrivingAt(side);
        }
        return headLength * (index + 1) / (ports + 1);
    }

    private int leavingAt(Lanes.Side side) {
        return (int) row.leaving.stream().filter(stub -> stub.side() == side).count();
    }

    private int arrivingAt(Lanes.Side side) {
        return (int) row.arriving.stream().filter(lane -> lane.side == side).count();
    }
}

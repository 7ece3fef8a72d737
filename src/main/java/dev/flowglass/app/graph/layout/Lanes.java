package dev.flowglass.app.graph.layout;

import dev.flowglass.language.Outline;
import dev.flowglass.model.StepType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The jumps of one list: which lane beside the list each takes, and where it leaves and arrives. Jumps of one kind to
/// one step share a lane. Forward ones are after the line, backward ones before it.
final class Lanes {
    enum Side {
        BEFORE(-1),
        AFTER(1);

        final int sign;

        Side(int sign) {
            this.sign = sign;
        }
    }

    /// @param target position of a sibling
    private record LaneKey(int target, EdgeKind kind, Side side) {}

    /// A line along the list that ends at a step.
    static final class Lane {
        final int target;
        final EdgeKind kind;
        final Side side;
        int first;
        int last;

        /// Distance from the line of the list, set once all reaches are known.
        double distance;

        private Lane(LaneKey key) {
            target = key.target();
            kind = key.kind();
            side = key.side();
            first = target;
            last = target;
        }

        void add(int source) {
            first = Math.min(first, source);
            last = Math.max(last, source);
        }
    }

    /// What leaves a step at its side. Without a lane its target does not exist.
    record Stub(EdgeKind kind, Side side, Optional<Lane> lane, String label) {}

    /// A `goto` after a group of an open choice.
    record GroupJump(int group, Optional<Lane> lane) {}

    /// What concerns one step of the list.
    static final class Row {
        static final Row EMPTY = new Row();

        final List<Lane> arriving = new ArrayList<>(0);
        final List<Stub> leaving = new ArrayList<>(0);
        final List<GroupJump> groupJumps = new ArrayList<>(0);

        /// Distinct lanes of the group jumps, as rows below the columns from top to bottom; unknown targets take none.
        final List<Lane> rows = new ArrayList<>(0);

        int ports(Side side) {
            int count = 0;
            for (var lane : arriving) {
                count += lane.side == side ? 1 : 0;
            }
            for (var stub : leaving) {
                count += stub.side() == side ? 1 : 0;
            }
            return count;
        }
    }

    private final List<Row> rows;
    private final List<Lane> lanes;

    private Lanes(List<Row> rows, List<Lane> lanes) {
        this.rows = rows;
        this.lanes = lanes;
    }

    static Lanes of(List<Outline.Node> nodes, Fold[] folds) {
        if (nodes.stream().allMatch(Lanes::staysInLine)) {
            return new Lanes(List.of(), List.of());
        }
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < nodes.size(); i++) {
            positions.putIfAbsent(nodes.get(i).name(), i);
        }
        var lanes = new LinkedHashMap<LaneKey, Lane>();
        var rows = new ArrayList<Row>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            rows.add(row(i, nodes.get(i), folds[i], positions, lanes));
        }
        // Short ones first: they get the places near the list, and longer ones go round them.
        var ordered = lanes.values().stream()
                .sorted(Comparator.<Lane>comparingInt(lane -> lane.last - lane.first)
                        .thenComparingInt(lane -> lane.first))
                .toList();
        var lanesOut = new Lanes(rows, ordered);
        lanesOut.order();
        return lanesOut;
    }

    private static boolean staysInLine(Outline.Node node) {
        return node.jumps().isEmpty()
                && node.groups().stream().allMatch(group -> group.jump().isEmpty());
    }

    private static Row row(
            int index, Outline.Node node, Fold fold, Map<String, Integer> positions, Map<LaneKey, Lane> lanes) {
        var row = new Row();
        for (var jump : node.jumps()) {
            var kind = jump.kind() == Outline.Jump.Kind.CATCH ? EdgeKind.CATCH : EdgeKind.GOTO;
            leave(row, kind, lane(index, kind, jump, positions, lanes), jump.label(), jump.target());
        }
        for (int group = 0; group < node.groups().size(); group++) {
            var jump = node.groups().get(group).jump();
            if (jump.isPresent()) {
                var lane = lane(index, EdgeKind.GOTO, jump.get(), positions, lanes);
                if (fold == Fold.OPEN && node.type().equals(Optional.of(StepType.CHOICE))) {
                    row.groupJumps.add(new GroupJump(group, lane));
                    if (lane.isPresent() && !row.rows.contains(lane.get())) {
                        row.rows.add(lane.get());
                    }
                } else {
                    leave(row, EdgeKind.GOTO, lane, "", jump.get().target());
                }
            }
        }
        return row;
    }

    private static Optional<Lane> lane(
            int source, EdgeKind kind, Outline.Jump jump, Map<String, Integer> positions, Map<LaneKey, Lane> lanes) {
        return Optional.ofNullable(positions.get(jump.target())).map(target -> {
            var side = target > source ? Side.AFTER : Side.BEFORE;
            var lane = lanes.computeIfAbsent(new LaneKey(target, kind, side), Lane::new);
            lane.add(source);
            return lane;
        });
    }

    /// Entries that go the same way leave together.
    private static void leave(Row row, EdgeKind kind, Optional<Lane> lane, String label, String target) {
        if (lane.isEmpty()) {
            row.leaving.add(new Stub(kind, Side.AFTER, lane, (label + " \u2192 " + target).strip()));
            return;
        }
        for (int i = 0; i < row.leaving.size(); i++) {
            var same = row.leaving.get(i);
            if (same.lane().equals(lane)) {
                var joined = label.isEmpty() ? same.label() : same.label() + ", " + label;
                row.leaving.set(i, new Stub(kind, same.side(), lane, joined));
                return;
            }
        }
        row.leaving.add(new Stub(kind, lane.get().side, lane, label));
    }

    /// Puts what leaves and arrives at each side in the order in which the lines cross least: on the far side what
    /// arrives comes from above and stands first, and of what leaves the farthest lane stands first; on the near side
    /// it is the other way round.
    private void order() {
        var places = new HashMap<Lane, Integer>();
        for (var lane : lanes) {
            places.put(lane, places.size());
            rows.get(lane.target).arriving.add(lane);
        }
        Comparator<Lane> leavingOrder = Comparator.<Lane, Side>comparing(lane -> lane.side)
                .thenComparingInt(lane -> -lane.side.sign * places.getOrDefault(lane, 0));
        for (var row : rows) {
            if (row.arriving.size() > 1) {
                row.arriving.sort(leavingOrder.reversed());
            }
            if (row.leaving.size() > 1) {
                row.leaving.sort(Comparator.comparing((Stub stub) -> stub.lane().isEmpty())
                        .thenComparing((one, other) ->
                                one.lane().isPresent() && other.lane().isPresent()
                                        ? leavingOrder.compare(
                                                one.lane().get(), other.lane().get())
                                        : 0));
            }
            if (row.rows.size() > 1) {
                row.rows.sort(leavingOrder);
            }
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Row row(int index) {
        return rows.isEmpty() ? Row.EMPTY : rows.get(index);
    }

    List<Lane> all() {
        return lanes;
    }

    /// Gives each lane of a side its distance, and says how far the list reaches there then.
    double spread(Side side, double[] reaches) {
        var skyline = new Skyline(reaches);
        for (var lane : lanes) {
            if (lane.side == side) {
                lane.distance = skyline.reach(lane.first, lane.last) + Metrics.LANE_GAP;
                skyline.raise(lane.first, lane.last, lane.distance);
            }
        }
        return skyline.highest();
    }
}

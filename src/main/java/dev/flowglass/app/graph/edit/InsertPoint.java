package dev.flowglass.app.graph.edit;

import dev.flowglass.app.graph.layout.Box;
import dev.flowglass.app.graph.layout.Direction;
import dev.flowglass.app.graph.layout.Edge;
import dev.flowglass.app.graph.layout.EdgeKind;
import dev.flowglass.app.graph.layout.GraphLayout;
import dev.flowglass.app.graph.layout.Point;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A place of the picture where a step can be put.
///
/// @param at path that the step then has
record InsertPoint(StepPath at, Point where) {
    /// How far before the head of an arrow.
    private static final double BEFORE_END = 11;

    /// One for each place of each list that is shown, in the order of the edges.
    static List<InsertPoint> of(GraphLayout layout) {
        var points = new LinkedHashMap<StepPath, InsertPoint>();
        for (var edge : layout.edges()) {
            at(edge).ifPresent(at -> points.putIfAbsent(at, new InsertPoint(at, where(edge))));
        }
        return List.copyOf(points.values());
    }

    private static Optional<StepPath> at(Edge edge) {
        boolean leads = edge.kind() == EdgeKind.FLOW || edge.kind() == EdgeKind.BRANCH;
        if (!leads
                || edge.kind() == EdgeKind.FLOW
                        && edge.from().equals(edge.to())
                        && !edge.from().isFlow()) {
            return Optional.empty();
        }
        if (edge.kind() == EdgeKind.BRANCH || edge.from().isFlow()) {
            return Optional.of(edge.from().child(Math.max(0, edge.group()), 0));
        }
        return Optional.of(after(edge.from()));
    }

    /// The place behind a step.
    static StepPath after(StepPath step) {
        var indices = new ArrayList<>(step.indices());
        indices.set(indices.size() - 1, indices.getLast() + 1);
        return new StepPath(indices);
    }

    private static Point where(Edge edge) {
        var points = edge.points();
        if (edge.kind() == EdgeKind.BRANCH) {
            var end = points.getLast();
            var before = points.get(points.size() - 2);
            double length = Math.hypot(end.x() - before.x(), end.y() - before.y());
            double part = length == 0 || !edge.arrow() ? 0 : Math.min(1, BEFORE_END / length);
            return between(end, before, part);
        }
        return between(points.getFirst(), points.get(1), 0.5);
    }

    private static Point between(Point from, Point to, double part) {
        return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    /// The place in front of a step or behind it, also where no edge leads.
    ///
    /// @param all those of the layout
    static Optional<InsertPoint> beside(List<InsertPoint> all, GraphLayout layout, StepPath step, boolean behind) {
        var at = behind ? after(step) : step;
        return all.stream()
                .filter(point -> point.at().equals(at))
                .findFirst()
                .or(() -> layout.boxes().stream()
                        .filter(box -> box.isStep() && box.path().equals(step))
                        .map(Box::bounds)
                        .map(bounds -> {
                            double gap = behind ? 14 : -14;
                            boolean down = layout.direction() == Direction.DOWN;
                            return new InsertPoint(
                                    at,
                                    down
                                            ? new Point(bounds.centerX(), (behind ? bounds.bottom() : bounds.y()) + gap)
                                            : new Point(
                                                    (behind ? bounds.right() : bounds.x()) + gap, bounds.centerY()));
                        })
                        .findFirst());
    }
}

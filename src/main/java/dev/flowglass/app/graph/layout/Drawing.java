package dev.flowglass.app.graph.layout;

import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes what the blocks place, across and along, and turns it the way the picture goes.
final class Drawing {
    private final Direction direction;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    Drawing(Direction direction) {
        this.direction = direction;
    }

    Direction direction() {
        return direction;
    }

    Bounds bounds(double across, double along, double acrossSize, double alongSize) {
        return direction == Direction.DOWN
                ? new Bounds(across, along, acrossSize, alongSize)
                : new Bounds(along, across, alongSize, acrossSize);
    }

    Point point(double across, double along) {
        return direction == Direction.DOWN ? new Point(across, along) : new Point(along, across);
    }

    void box(Box box) {
        boxes.add(box);
    }

    void marker(BoxKind kind, StepPath path, String text, Bounds bounds) {
        boxes.add(new Box(kind, path, bounds, Optional.empty(), text, "", false, Fold.NONE, 0, 0));
    }

    void frame(StepPath path, StepType type, Bounds bounds, int depth) {
        frames.add(new Frame(path, type, bounds, depth));
    }

    void edge(Line line) {
        var points = line.points();
        var bounds = Bounds.around(points);
        if (line.label.isPresent()) {
            bounds = bounds.union(line.label.get().bounds());
        }
        edges.add(new Edge(
                line.kind, line.from, line.to, line.group, points, line.label, line.arrow, line.known, bounds));
    }

    GraphLayout finish() {
        var all = boxes.getFirst().bounds();
        for (var box : boxes) {
            all = all.union(box.bounds());
        }
        for (var frame : frames) {
            all = all.union(frame.bounds());
        }
        for (var edge : edges) {
            all = all.union(edge.bounds());
        }
        return new GraphLayout(direction, boxes, frames, edges, all);
    }

    /// An edge that is being drawn.
    final class Line {
        private final EdgeKind kind;
        private final StepPath from;
        private final StepPath to;
        private final List<Point> points = new ArrayList<>(4);
        private int group = -1;
        private boolean arrow;
        private boolean known = true;
        private Optional<EdgeLabel> label = Optional.empty();

        Line(EdgeKind kind, StepPath from, StepPath to) {
            this.kind = kind;
            this.from = from;
            this.to = to;
        }

        /// Goes on to there; a place where the line already is adds nothing.
        Line to(double across, double along) {
            var next = point(across, along);
            if (points.isEmpty() || !points.getLast().equals(next)) {
                points.add(next);
            }
            return this;
        }

        Line group(int number) {
            group = number;
            return this;
        }

        Line arrow() {
            arrow = true;
            return this;
        }

        Line unknown() {
            known = false;
            return this;
        }

        /// A label around that middle.
        Line label(String text, double width, double across, double along) {
            var middle = point(across, along);
            label = Optional.of(new EdgeLabel(
                    text,
                    new Bounds(
                            middle.x() - width / 2,
                            middle.y() - Metrics.LABEL_HEIGHT / 2,
                            width,
                            Metrics.LABEL_HEIGHT)));
            return this;
        }

        /// Without the places in the middle of a straight stretch.
        private List<Point> points() {
            for (int i = points.size() - 2; i > 0; i--) {
                var before = points.get(i - 1);
                var here = points.get(i);
                var after = points.get(i + 1);
                if (before.x() == here.x() && here.x() == after.x()
                        || before.y() == here.y() && here.y() == after.y()) {
                    points.remove(i);
                }
            }
            if (points.size() == 1) {
                points.add(points.getFirst());
            }
            return points;
        }
    }

    Line line(EdgeKind kind, StepPath from, StepPath to) {
        return new Line(kind, from, to);
    }
}

package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.Bounds;
import dev.flowglass.app.graph.layout.Edge;
import dev.flowglass.app.graph.layout.EdgeKind;
import dev.flowglass.app.graph.layout.EdgeLabel;
import dev.flowglass.app.graph.layout.Point;
import dev.flowglass.app.graph.layout.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Paints edges: all of one look as one path, those that were taken on top.
final class EdgePainter {
    private static final double RADIUS = 9;
    private static final double HEAD_LENGTH = 8;
    private static final double HEAD_HALF = 4.2;

    /// From far away, what is shorter than this on the screen is not seen anyway.
    private static final double LEAST_FAR = 3;

    private enum Manner {
        PLAIN(GraphColor.EDGE, 1.5, Dashes.SOLID),
        LOOP(GraphColor.FRAME_BORDER, 1.5, Dashes.DOTTED),
        GOTO(GraphColor.EDGE, 1.5, Dashes.SOLID),
        CATCH(GraphColor.RETRYING, 1.5, Dashes.DASHED),
        LOST(GraphColor.ERROR, 1.5, Dashes.DASHED),
        TAKEN_LOOP(GraphColor.EDGE_TAKEN, 2, Dashes.DOTTED),
        TAKEN_CATCH(GraphColor.EDGE_TAKEN, 2.5, Dashes.DASHED),
        TAKEN(GraphColor.EDGE_TAKEN, 2.5, Dashes.SOLID);

        private final GraphColor color;
        private final double width;
        private final Dashes dashes;

        Manner(GraphColor color, double width, Dashes dashes) {
            this.color = color;
            this.width = width;
            this.dashes = dashes;
        }

        static Manner of(Edge edge, boolean taken) {
            if (!edge.known()) {
                return LOST;
            }
            return switch (edge.kind()) {
                case FLOW, BRANCH -> taken ? TAKEN : PLAIN;
                case GOTO -> taken ? TAKEN : GOTO;
                case CATCH -> taken ? TAKEN_CATCH : CATCH;
                case LOOP -> taken ? TAKEN_LOOP : LOOP;
            };
        }
    }

    private final Graphics to;
    private final Colors palette;
    private final FontTextMeasure measure;
    private final Map<Manner, List<Edge>> byManner = new EnumMap<>(Manner.class);

    EdgePainter(Graphics to, Colors palette, FontTextMeasure measure) {
        this.to = to;
        this.palette = palette;
        this.measure = measure;
    }

    void paint(Picture picture, Bounds visible, double scale) {
        byManner.values().forEach(List::clear);
        double least = Nearness.at(scale) == Nearness.COLORS ? LEAST_FAR / scale : 0;
        for (var edge : picture.layout().edges()) {
            if (meets(edge.bounds(), visible) && isLongerThan(least, edge.bounds())) {
                boolean taken = picture.run().isPresent() && picture.run().get().taken(edge);
                byManner.computeIfAbsent(Manner.of(edge, taken), _ -> new ArrayList<>())
                        .add(edge);
            }
        }
        var nearness = Nearness.at(scale);
        byManner.forEach((manner, edges) -> {
            if (!edges.isEmpty()) {
                lines(manner, edges, nearness, scale);
            }
        });
    }

    private static boolean isLongerThan(double least, Bounds edge) {
        return edge.width() >= least || edge.height() >= least;
    }

    /// Lines have no width, so touching is enough.
    private static boolean meets(Bounds edge, Bounds visible) {
        return edge.x() <= visible.right()
                && edge.right() >= visible.x()
                && edge.y() <= visible.bottom()
                && edge.bottom() >= visible.y();
    }

    private void lines(Manner manner, List<Edge> edges, Nearness nearness, double scale) {
        var color = palette.get(manner.color);
        to.setStroke(color);
        to.setFill(color);
        to.setLineWidth(Math.max(manner.width, 0.8 / scale));
        (nearness.isAtLeast(Nearness.NAMES) ? manner.dashes : Dashes.SOLID).set(to);
        boolean dashed = manner.dashes != Dashes.SOLID && nearness.isAtLeast(Nearness.NAMES);
        to.beginPath();
        for (var edge : edges) {
            if (dashed) {
                to.beginPath();
                to.setLineDashOffset(dashOffset(edge, manner.dashes.period()));
            }
            trace(edge, nearness);
            if (dashed) {
                to.stroke();
            }
        }
        if (!dashed) {
            to.stroke();
        }
        to.setLineDashOffset(0);
        Dashes.SOLID.set(to);
        if (nearness.isAtLeast(Nearness.ICONS)) {
            for (var edge : edges) {
                end(edge);
            }
        }
    }

    /// Makes the dashes of edges that share a lane lie on each other.
    private static double dashOffset(Edge edge, double period) {
        var points = edge.points();
        if (points.size() < 3) {
            return 0;
        }
        var corner = points.get(1);
        var next = points.get(2);
        double place = corner.x() == next.x()
                ? Math.signum(next.y() - corner.y()) * corner.y()
                : Math.signum(next.x() - corner.x()) * corner.x();
        return (((place - length(points, 0)) % period) + period) % period;
    }

    private void trace(Edge edge, Nearness nearness) {
        var points = edge.points();
        int last = points.size() - 1;
        to.moveTo(points.getFirst().x(), points.getFirst().y());
        for (int i = 1; i < last; i++) {
            var here = points.get(i);
            if (nearness.isAtLeast(Nearness.NAMES)) {
                double radius = Math.min(RADIUS, Math.min(length(points, i - 1), length(points, i)) / 2);
                to.arcTo(
                        here.x(),
                        here.y(),
                        points.get(i + 1).x(),
                        points.get(i + 1).y(),
                        radius);
            } else {
                to.lineTo(here.x(), here.y());
            }
        }
        double back = edge.arrow() && nearness.isAtLeast(Nearness.ICONS) ? HEAD_LENGTH - 1 : 0;
        var end = points.get(last);
        var before = points.get(last - 1);
        to.lineTo(
                end.x() - back * Math.signum(end.x() - before.x()), end.y() - back * Math.signum(end.y() - before.y()));
    }

    private static double length(List<Point> points, int index) {
        var from = points.get(index);
        var end = points.get(index + 1);
        return Math.abs(from.x() - end.x()) + Math.abs(from.y() - end.y());
    }

    private void end(Edge edge) {
        var points = edge.points();
        var end = points.getLast();
        var before = points.get(points.size() - 2);
        double dx = Math.signum(end.x() - before.x());
        double dy = Math.signum(end.y() - before.y());
        if (!edge.known()) {
            to.strokeLine(end.x() - 4, end.y() - 4, end.x() + 4, end.y() + 4);
            to.strokeLine(end.x() - 4, end.y() + 4, end.x() + 4, end.y() - 4);
        } else if (edge.arrow()) {
            double x = end.x() - dx * HEAD_LENGTH;
            double y = end.y() - dy * HEAD_LENGTH;
            to.fillPolygon(
                    new double[] {end.x(), x - dy * HEAD_HALF, x + dy * HEAD_HALF},
                    new double[] {end.y(), y + dx * HEAD_HALF, y - dx * HEAD_HALF});
        }
    }

    void paintLabels(Picture picture, Bounds visible, double scale) {
        if (!Nearness.at(scale).isAtLeast(Nearness.NAMES)) {
            return;
        }
        Dashes.SOLID.set(to);
        to.setLineWidth(1);
        for (var edge : picture.layout().edges()) {
            if (edge.label().isPresent() && edge.label().get().bounds().overlaps(visible)) {
                boolean taken = picture.run().isPresent() && picture.run().get().taken(edge);
                label(edge, edge.label().get(), taken);
            }
        }
    }

    private void label(Edge edge, EdgeLabel label, boolean taken) {
        var bounds = label.bounds();
        Color line;
        Color text;
        if (!edge.known()) {
            line = palette.get(GraphColor.ERROR);
            text = line;
        } else if (taken) {
            line = palette.get(GraphColor.EDGE_TAKEN);
            text = palette.get(GraphColor.TEXT);
        } else if (edge.kind() == EdgeKind.CATCH) {
            line = palette.get(GraphColor.RETRYING);
            text = line;
        } else {
            line = palette.get(GraphColor.FRAME_BORDER);
            text = palette.get(GraphColor.TEXT_MUTED);
        }
        to.setFill(palette.get(GraphColor.NODE));
        to.fillRoundRect(bounds.x(), bounds.y(), bounds.width(), bounds.height(), bounds.height());
        to.setStroke(line);
        to.strokeRoundRect(
                bounds.x() + 0.5, bounds.y() + 0.5, bounds.width() - 1, bounds.height() - 1, bounds.height());
        to.setFill(text);
        to.fillText(
                measure.fit(label.text(), TextStyle.LABEL, bounds.width() - 12),
                TextStyle.LABEL,
                TextAlignment.CENTER,
                Math.rint(bounds.centerX()),
                Math.rint(bounds.centerY()));
    }
}

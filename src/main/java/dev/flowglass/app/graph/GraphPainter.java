package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.Bounds;
import dev.flowglass.app.graph.layout.Box;
import dev.flowglass.app.graph.layout.BoxKind;
import dev.flowglass.model.StepPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Paints what can be seen of a picture: frames, edges, boxes, and what marks them, in this order.
final class GraphPainter {
    /// Rings, badges and shadows reach this far out of a box.
    private static final double REACH = 30;

    private final Graphics to;
    private final Colors palette;
    private final EdgePainter edges;
    private final BoxPainter boxes;

    GraphPainter(Graphics to, Colors palette, FontTextMeasure measure, StateWords words) {
        this.to = to;
        this.palette = palette;
        edges = new EdgePainter(to, palette, measure);
        boxes = new BoxPainter(to, palette, measure, words);
    }

    void paint(Picture picture, Camera camera, double width, double height) {
        to.transform(1, 0, 0);
        to.setFill(palette.get(GraphColor.BACKGROUND));
        to.fillRect(0, 0, width, height);
        double scale = camera.scale();
        var visible = camera.visible(width, height).grow(REACH);
        to.transform(scale, camera.shiftX(), camera.shiftY());
        for (var frame : picture.layout().frames()) {
            if (frame.bounds().overlaps(visible)) {
                boxes.frame(picture, frame, scale);
            }
        }
        edges.paint(picture, visible, scale);
        for (var box : picture.layout().boxes()) {
            if (box.bounds().overlaps(visible)) {
                boxes.box(picture, box, scale);
            }
        }
        edges.paintLabels(picture, visible, scale);
        marks(picture, scale);
        to.transform(1, 0, 0);
    }

    private void marks(Picture picture, double scale) {
        var whole = new HashMap<StepPath, Bounds>();
        picture.layout().frames().forEach(frame -> whole.put(frame.path(), frame.bounds()));
        for (var box : picture.layout().boxes()) {
            if (box.isStep()) {
                mark(picture, box, whole, scale);
            }
        }
    }

    private void mark(Picture picture, Box box, Map<StepPath, Bounds> whole, double scale) {
        var bounds = box.kind() == BoxKind.HEADER ? whole.getOrDefault(box.path(), box.bounds()) : box.bounds();
        if (picture.paused().contains(box.path())) {
            boxes.ring(bounds, GraphColor.PAUSED, 3, 4, scale);
            boxes.pointer(box.bounds());
        }
        if (picture.selected().contains(box.path())) {
            boxes.ring(bounds, GraphColor.ACCENT, 2, picture.focused() ? 2.5 : 1.5, scale);
        }
        Optional.ofNullable(picture.breakpoints().get(box.path()))
                .ifPresent(mark -> boxes.breakpoint(bounds, mark, scale));
        Optional.ofNullable(picture.coverage().get(box.path()))
                .ifPresent(mark -> boxes.coverage(box.bounds(), mark, scale));
        if (picture.overridden().contains(box.path())) {
            boxes.override(box.bounds(), scale);
        }
        Optional.ofNullable(picture.problems().get(box.path()))
                .ifPresent(severity -> boxes.badge(bounds, severity, scale));
    }
}

package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.Bounds;
import dev.flowglass.app.graph.layout.BoxKind;
import dev.flowglass.app.graph.layout.GraphLayout;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/// The whole graph, small, with the part that is seen; a press or drag there goes to that place.
final class Minimap extends Region {
    private static final double LARGEST_WIDTH = 168;
    private static final double LARGEST_HEIGHT = 150;
    private static final double MARGIN = 8;

    private final Palette palette;
    private final Canvas canvas = new Canvas();
    private final Region seen = new Region();
    private Camera camera = Camera.NORMAL;

    /// @param goTo is told the place of the picture that should be in the middle
    /// @param zoom is told by what factor the picture should be larger
    Minimap(Palette palette, BiConsumer<Double, Double> goTo, DoubleConsumer zoom) {
        this.palette = palette;
        setId("graph-minimap");
        getStyleClass().add("graph-minimap");
        seen.getStyleClass().add("seen");
        seen.setManaged(false);
        seen.setMouseTransparent(true);
        getChildren().addAll(canvas, seen);
        setOnMousePressed(event -> {
            goTo.accept(camera.pictureX(event.getX()), camera.pictureY(event.getY()));
            event.consume();
        });
        setOnMouseDragged(event -> {
            goTo.accept(camera.pictureX(event.getX()), camera.pictureY(event.getY()));
            event.consume();
        });
        setOnScroll(event -> {
            zoom.accept(GraphMouse.factor(event.getDeltaY()));
            event.consume();
        });
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    void paint(Picture picture) {
        var bounds = picture.layout().bounds();
        double scale = Math.min(
                (LARGEST_WIDTH - 2 * MARGIN) / bounds.width(), (LARGEST_HEIGHT - 2 * MARGIN) / bounds.height());
        double width = Math.ceil(Math.max(40, bounds.width() * scale + 2 * MARGIN));
        double height = Math.ceil(Math.max(40, bounds.height() * scale + 2 * MARGIN));
        setPrefSize(width, height);
        canvas.setWidth(width);
        canvas.setHeight(height);
        camera = new Camera(scale, width / 2 - bounds.centerX() * scale, height / 2 - bounds.centerY() * scale);
        var to = canvas.getGraphicsContext2D();
        to.clearRect(0, 0, width, height);
        paint(picture, picture.layout());
    }

    private void paint(Picture picture, GraphLayout layout) {
        var to = canvas.getGraphicsContext2D();
        to.setStroke(palette.get(GraphColor.FRAME_BORDER));
        to.setLineWidth(0.75);
        for (var frame : layout.frames()) {
            var at = onMap(frame.bounds(), 2);
            to.strokeRect(at.x(), at.y(), at.width(), at.height());
        }
        for (var box : layout.boxes()) {
            var looks = picture.looks(box.path());
            boolean idle = looks.icon() == Icon.NONE;
            if (box.kind() == BoxKind.HEADER && idle || box.kind() == BoxKind.STOP) {
                continue;
            }
            to.setFill(palette.get(idle || !box.isStep() ? GraphColor.NODE_BORDER : looks.color()));
            var at = onMap(box.bounds(), 2);
            to.fillRect(at.x(), at.y(), at.width(), at.height());
        }
    }

    private Bounds onMap(Bounds bounds, double least) {
        return new Bounds(
                camera.screenX(bounds.x()),
                camera.screenY(bounds.y()),
                Math.max(least, bounds.width() * camera.scale()),
                Math.max(least, bounds.height() * camera.scale()));
    }

    /// Shows which part of the picture is seen.
    void look(Bounds visible) {
        var at = onMap(visible, 4);
        double left = Math.max(1, at.x());
        double top = Math.max(1, at.y());
        double right = Math.min(canvas.getWidth() - 1, at.right());
        double bottom = Math.min(canvas.getHeight() - 1, at.bottom());
        seen.resizeRelocate(
                Math.rint(left),
                Math.rint(top),
                Math.max(4, Math.rint(right - left)),
                Math.max(4, Math.rint(bottom - top)));
    }
}

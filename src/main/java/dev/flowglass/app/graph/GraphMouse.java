package dev.flowglass.app.graph;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What mouse and touchpad do: wheel and pinch zoom at the pointer, a drag pans, with Shift it spans a band that
/// selects, a press that slips a few pixels is still a click.
final class GraphMouse {
    private static final double SLIP = 4;
    private static final double WHEEL = 0.0022;

    /// What the view does.
    interface Gestures {
        void pan(double dx, double dy);

        void zoom(double factor, double atX, double atY);

        void press(double x, double y);

        void click(double x, double y, int count);

        /// A click with Shift or Ctrl.
        void clickMore(double x, double y);

        /// A press with Shift has become a drag; [#span] and [#take] follow.
        void span(double fromX, double fromY, double toX, double toY);

        void take(double fromX, double fromY, double toX, double toY);

        /// A press with the first button has become a drag.
        ///
        /// @return true when it is no panning, but goes on with [#drag] and [#drop]
        boolean grab(double x, double y);

        void drag(double x, double y);

        void drop(double x, double y);

        void hover(double x, double y);

        void leave();
    }

    private final Node node;
    private final Gestures gestures;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private boolean pressed;
    private boolean dragging;
    private boolean grabbed;
    private boolean spanning;

    GraphMouse(Node node, Gestures gestures) {
        this.node = node;
        this.gestures = gestures;
        node.setOnMousePressed(this::press);
        node.setOnMouseDragged(this::drag);
        node.setOnMouseReleased(this::release);
        node.setOnMouseMoved(event -> gestures.hover(event.getX(), event.getY()));
        node.setOnMouseExited(_ -> gestures.leave());
        node.setOnScroll(this::scroll);
        node.setOnZoom(this::zoom);
    }

    private void press(MouseEvent event) {
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        pressed = event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.MIDDLE;
        dragging = false;
        grabbed = false;
        spanning = false;
        gestures.press(pressX, pressY);
    }

    private void drag(MouseEvent event) {
        if (!pressed) {
            return;
        }
        if (!dragging && Math.hypot(event.getX() - pressX, event.getY() - pressY) > SLIP) {
            dragging = true;
            boolean first = event.getButton() == MouseButton.PRIMARY;
            spanning = first && event.isShiftDown();
            grabbed = first && !spanning && gestures.grab(pressX, pressY);
            node.setCursor(spanning ? Cursor.CROSSHAIR : Cursor.CLOSED_HAND);
        }
        if (spanning) {
            gestures.span(pressX, pressY, event.getX(), event.getY());
        } else if (grabbed) {
            gestures.drag(event.getX(), event.getY());
        } else if (dragging) {
            gestures.pan(event.getX() - lastX, event.getY() - lastY);
            lastX = event.getX();
            lastY = event.getY();
        }
    }

    private void release(MouseEvent event) {
        if (pressed && !dragging && event.getButton() == MouseButton.PRIMARY) {
            if (event.isShiftDown() || event.isShortcutDown()) {
                gestures.clickMore(pressX, pressY);
            } else {
                gestures.click(pressX, pressY, event.getClickCount());
            }
        }
        if (spanning) {
            gestures.take(pressX, pressY, event.getX(), event.getY());
        }
        if (grabbed) {
            gestures.drop(event.getX(), event.getY());
        }
        grabbed = false;
        spanning = false;
        pressed = false;
        dragging = false;
        node.setCursor(Cursor.DEFAULT);
    }

    private void scroll(ScrollEvent event) {
        if (event.isShiftDown()) {
            gestures.pan(event.getDeltaX() + event.getDeltaY(), 0);
        } else if (event.getDeltaY() != 0) {
            gestures.zoom(factor(event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }

    /// By how much a turn of the wheel enlarges.
    static double factor(double delta) {
        return Math.exp(delta * WHEEL);
    }

    private void zoom(ZoomEvent event) {
        gestures.zoom(event.getZoomFactor(), event.getX(), event.getY());
        event.consume();
    }
}

package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.Bounds;

/// From where and how near the picture is looked at: a place of the picture is on the screen at
/// `place * scale + shift`.
record Camera(double scale, double shiftX, double shiftY) {
    static final Camera NORMAL = new Camera(1, 0, 0);
    static final double NEAREST = 3;
    static final double FARTHEST = 0.02;

    double screenX(double x) {
        return x * scale + shiftX;
    }

    double screenY(double y) {
        return y * scale + shiftY;
    }

    double pictureX(double x) {
        return (x - shiftX) / scale;
    }

    double pictureY(double y) {
        return (y - shiftY) / scale;
    }

    Camera pan(double dx, double dy) {
        return new Camera(scale, shiftX + dx, shiftY + dy);
    }

    /// Nearer or farther; what is at that place of the screen stays there.
    Camera zoom(double newScale, double atX, double atY) {
        double within = Math.clamp(newScale, FARTHEST, NEAREST);
        return new Camera(within, atX - pictureX(atX) * within, atY - pictureY(atY) * within);
    }

    /// All of `bounds` in the middle of a screen, not larger than `largest`.
    static Camera fit(Bounds bounds, double width, double height, double margin, double largest) {
        double fitting = Math.min((width - 2 * margin) / bounds.width(), (height - 2 * margin) / bounds.height());
        double scale = Math.clamp(fitting, FARTHEST, largest);
        return new Camera(
                scale,
                Math.rint(width / 2 - bounds.centerX() * scale),
                Math.rint(height / 2 - bounds.centerY() * scale));
    }

    /// The part of the picture that a screen of that size shows.
    Bounds visible(double width, double height) {
        return new Bounds(pictureX(0), pictureY(0), width / scale, height / scale);
    }

    /// Moved as little as needed to have `bounds` on the screen with a margin; its beginning when it is too large.
    Camera reveal(Bounds bounds, double width, double height, double margin) {
        return new Camera(
                scale,
                shiftX + shift(screenX(bounds.x()), screenX(bounds.right()), width, margin),
                shiftY + shift(screenY(bounds.y()), screenY(bounds.bottom()), height, margin));
    }

    private static double shift(double from, double to, double size, double margin) {
        if (to > size - margin) {
            return Math.max(size - margin - to, margin - from);
        }
        return from < margin ? margin - from : 0;
    }

    /// Moved so that at least `rest` pixels of `bounds` stay on the screen.
    Camera keep(Bounds bounds, double width, double height, double rest) {
        return new Camera(
                scale,
                Math.clamp(
                        shiftX,
                        rest - bounds.right() * scale,
                        Math.max(rest - bounds.right() * scale, width - rest - bounds.x() * scale)),
                Math.clamp(
                        shiftY,
                        rest - bounds.bottom() * scale,
                        Math.max(rest - bounds.bottom() * scale, height - rest - bounds.y() * scale)));
    }

    /// On the way to another, 0 to 1.
    Camera towards(Camera other, double part) {
        return new Camera(
                scale + (other.scale - scale) * part,
                shiftX + (other.shiftX - shiftX) * part,
                shiftY + (other.shiftY - shiftY) * part);
    }
}

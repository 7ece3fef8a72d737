package dev.flowglass.app.graph;

import javafx.scene.shape.StrokeLineCap;

/// How a line is broken: states and edges differ in it, so that they differ without colour too.
enum Dashes {
    SOLID,
    DASHED,
    DOTTED,
    DASH_DOT;

    void set(Graphics to) {
        switch (this) {
            case SOLID -> to.setLineDashes();
            case DASHED -> to.setLineDashes(7, 4);
            case DOTTED -> to.setLineDashes(0.5, 4.5);
            case DASH_DOT -> to.setLineDashes(7, 4.5, 0.5, 4.5);
        }
        to.setLineCap(this == DOTTED || this == DASH_DOT ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
    }

    /// After how much of the line it begins again.
    double period() {
        return switch (this) {
            case SOLID -> 1;
            case DASHED -> 11;
            case DOTTED -> 5;
            case DASH_DOT -> 16.5;
        };
    }
}

package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.TextStyle;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/// What the graph is drawn on: a canvas of the window, or the text of an SVG picture. Lengths are in pixels of the
/// picture at 100 %, y grows downwards, angles are in degrees and grow counter-clockwise from three o'clock.
interface Graphics {
    /// Replaces the whole transform.
    void transform(double scale, double shiftX, double shiftY);

    /// Keeps transform, colours and lines until [#restore].
    void save();

    void restore();

    void translate(double x, double y);

    void scale(double x, double y);

    void setFill(Color color);

    void setStroke(Color color);

    void setLineWidth(double width);

    /// Lengths of line and gap in turn; none: a line without gaps.
    void setLineDashes(double... lengths);

    void setLineDashOffset(double offset);

    void setLineCap(StrokeLineCap cap);

    void setLineJoin(StrokeLineJoin join);

    void fillRect(double x, double y, double width, double height);

    /// @param arc diameter of the corners
    void fillRoundRect(double x, double y, double width, double height, double arc);

    /// @param arc diameter of the corners
    void strokeRoundRect(double x, double y, double width, double height, double arc);

    void fillOval(double x, double y, double width, double height);

    void strokeOval(double x, double y, double width, double height);

    void strokeLine(double x1, double y1, double x2, double y2);

    void strokeArc(double x, double y, double width, double height, double start, double extent);

    void fillPolygon(double[] x, double[] y);

    void beginPath();

    void moveTo(double x, double y);

    void lineTo(double x, double y);

    /// A straight line towards the corner, then an arc that touches both of its sides.
    void arcTo(double cornerX, double cornerY, double towardsX, double towardsY, double radius);

    void bezierCurveTo(double x1, double y1, double x2, double y2, double x, double y);

    void closePath();

    void fill();

    void stroke();

    /// @param y middle of the line
    void fillText(String text, TextStyle style, TextAlignment alignment, double x, double y);
}

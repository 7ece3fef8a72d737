package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.TextStyle;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/// Draws on a canvas.
record CanvasGraphics(GraphicsContext to, FontTextMeasure fonts) implements Graphics {
    @Override
    public void transform(double scale, double shiftX, double shiftY) {
        to.setTransform(scale, 0, 0, scale, shiftX, shiftY);
    }

    @Override
    public void save() {
        to.save();
    }

    @Override
    public void restore() {
        to.restore();
    }

    @Override
    public void translate(double x, double y) {
        to.translate(x, y);
    }

    @Override
    public void scale(double x, double y) {
        to.scale(x, y);
    }

    @Override
    public void setFill(Color color) {
        to.setFill(color);
    }

    @Override
    public void setStroke(Color color) {
        to.setStroke(color);
    }

    @Override
    public void setLineWidth(double width) {
        to.setLineWidth(width);
    }

    @Override
    public void setLineDashes(double... lengths) {
        to.setLineDashes(lengths);
    }

    @Override
    public void setLineDashOffset(double offset) {
        to.setLineDashOffset(offset);
    }

    @Override
    public void setLineCap(StrokeLineCap cap) {
        to.setLineCap(cap);
    }

    @Override
    public void setLineJoin(StrokeLineJoin join) {
        to.setLineJoin(join);
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        to.fillRect(x, y, width, height);
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arc) {
        to.fillRoundRect(x, y, width, height, arc, arc);
    }

    @Override
    public void strokeRoundRect(double x, double y, double width, double height, double arc) {
        to.strokeRoundRect(x, y, width, height, arc, arc);
    }

    @Override
    public void fillOval(double x, double y, double width, double height) {
        to.fillOval(x, y, width, height);
    }

    @Override
    public void strokeOval(double x, double y, double width, double height) {
        to.strokeOval(x, y, width, height);
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        to.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void strokeArc(double x, double y, double width, double height, double start, double extent) {
        to.strokeArc(x, y, width, height, start, extent, ArcType.OPEN);
    }

    @Override
    public void fillPolygon(double[] x, double[] y) {
        to.fillPolygon(x, y, x.length);
    }

    @Override
    public void beginPath() {
        to.beginPath();
    }

    @Override
    public void moveTo(double x, double y) {
        to.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        to.lineTo(x, y);
    }

    @Override
    public void arcTo(double cornerX, double cornerY, double towardsX, double towardsY, double radius) {
        to.arcTo(cornerX, cornerY, towardsX, towardsY, radius);
    }

    @Override
    public void bezierCurveTo(double x1, double y1, double x2, double y2, double x, double y) {
        to.bezierCurveTo(x1, y1, x2, y2, x, y);
    }

    @Override
    public void closePath() {
        to.closePath();
    }

    @Override
    public void fill() {
        to.fill();
    }

    @Override
    public void stroke() {
        to.stroke();
    }

    @Override
    public void fillText(String text, TextStyle style, TextAlignment alignment, double x, double y) {
        to.setFont(fonts.font(style));
        to.setTextAlign(alignment);
        to.setTextBaseline(VPos.CENTER);
        to.fillText(text, x, y);
    }
}

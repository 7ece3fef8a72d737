package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.TextStyle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/// Draws by writing the elements of an SVG picture, one a line.
final class SvgGraphics implements Graphics {
    /// @param stroke attributes of lines
    private record Pen(
            double scaleX,
            double scaleY,
            double shiftX,
            double shiftY,
            Color fill,
            Color stroke,
            double width,
            String dashes,
            double dashOffset,
            StrokeLineCap cap,
            StrokeLineJoin join) {
        static final Pen FIRST =
                new Pen(1, 1, 0, 0, Color.BLACK, Color.BLACK, 1, "", 0, StrokeLineCap.BUTT, StrokeLineJoin.MITER);

        Pen at(double sx, double sy, double x, double y) {
            return new Pen(sx, sy, x, y, fill, stroke, width, dashes, dashOffset, cap, join);
        }

        Pen filling(Color color) {
            return new Pen(scaleX, scaleY, shiftX, shiftY, color, stroke, width, dashes, dashOffset, cap, join);
        }

        Pen lines(Color color, double wide, String broken, double offset) {
            return new Pen(scaleX, scaleY, shiftX, shiftY, fill, color, wide, broken, offset, cap, join);
        }

        Pen ends(StrokeLineCap end, StrokeLineJoin corner) {
            return new Pen(scaleX, scaleY, shiftX, shiftY, fill, stroke, width, dashes, dashOffset, end, corner);
        }
    }

    private final StringBuilder out = new StringBuilder();
    private final Deque<Pen> kept = new ArrayDeque<>();
    private final StringBuilder path = new StringBuilder();
    private Pen pen = Pen.FIRST;

    /// True while what is drawn stands in an element that transforms all of it.
    private boolean grouped;

    private double x;
    private double y;

    /// The whole picture, when all is drawn and the transform is none again.
    ///
    /// @param title for those who do not see it
    String text(double width, double height, String title) {
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img">
            <title>%s</title>
            %s</svg>
            """.formatted(number(width), number(height), number(width), number(height), escape(title), out);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// With at most two digits after the point.
    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "").replace("-0", value < 0 && value > -0.005 ? "0" : "-0");
    }

    private static String color(Color color) {
        return "#%02x%02x%02x"
                .formatted(
                        Math.round(color.getRed() * 255),
                        Math.round(color.getGreen() * 255),
                        Math.round(color.getBlue() * 255));
    }

    private void element(String shape, boolean filled) {
        out.append('<').append(shape);
        if (filled) {
            out.append(" fill=\"").append(color(pen.fill)).append('"');
            if (pen.fill.getOpacity() < 1) {
                out.append(" fill-opacity=\"")
                        .append(number(pen.fill.getOpacity()))
                        .append('"');
            }
        } else {
            out.append(" fill=\"none\" stroke=\"")
                    .append(color(pen.stroke))
                    .append("\" stroke-width=\"")
                    .append(number(pen.width))
                    .append('"');
            if (!pen.dashes.isEmpty()) {
                out.append(" stroke-dasharray=\"").append(pen.dashes).append('"');
            }
            if (pen.dashOffset != 0) {
                out.append(" stroke-dashoffset=\"")
                        .append(number(pen.dashOffset))
                        .append('"');
            }
            if (pen.cap != StrokeLineCap.BUTT) {
                out.append(" stroke-linecap=\"")
                        .append(pen.cap.name().toLowerCase(Locale.ROOT))
                        .append('"');
            }
            if (pen.join != StrokeLineJoin.MITER) {
                out.append(" stroke-linejoin=\"")
                        .append(pen.join.name().toLowerCase(Locale.ROOT))
                        .append('"');
            }
        }
        out.append(transform()).append("/>\n");
    }

    private String transform() {
        return pen.scaleX == 1 && pen.scaleY == 1 && pen.shiftX == 0 && pen.shiftY == 0
                ? ""
                : " transform=\"matrix(%s 0 0 %s %s %s)\""
                        .formatted(number(pen.scaleX), number(pen.scaleY), number(pen.shiftX), number(pen.shiftY));
    }

    @Override
    public void transform(double scale, double shiftX, double shiftY) {
        if (grouped) {
            out.append("</g>\n");
        }
        pen = pen.at(scale, scale, shiftX, shiftY);
        grouped = !transform().isEmpty();
        if (grouped) {
            out.append("<g").append(transform()).append(">\n");
            pen = pen.at(1, 1, 0, 0);
        }
    }

    @Override
    public void save() {
        kept.push(pen);
    }

    @Override
    public void restore() {
        pen = kept.pop();
    }

    @Override
    public void translate(double dx, double dy) {
        pen = pen.at(pen.scaleX, pen.scaleY, pen.shiftX + dx * pen.scaleX, pen.shiftY + dy * pen.scaleY);
    }

    @Override
    public void scale(double sx, double sy) {
        pen = pen.at(pen.scaleX * sx, pen.scaleY * sy, pen.shiftX, pen.shiftY);
    }

    @Override
    public void setFill(Color color) {
        pen = pen.filling(color);
    }

    @Override
    public void setStroke(Color color) {
        pen = pen.lines(color, pen.width, pen.dashes, pen.dashOffset);
    }

    @Override
    public void setLineWidth(double width) {
        pen = pen.lines(pen.stroke, width, pen.dashes, pen.dashOffset);
    }

    @Override
    public void setLineDashes(double... lengths) {
        var dashes = Arrays.stream(lengths).mapToObj(SvgGraphics::number).collect(Collectors.joining(" "));
        pen = pen.lines(pen.stroke, pen.width, dashes, pen.dashOffset);
    }

    @Override
    public void setLineDashOffset(double offset) {
        pen = pen.lines(pen.stroke, pen.width, pen.dashes, offset);
    }

    @Override
    public void setLineCap(StrokeLineCap cap) {
        pen = pen.ends(cap, pen.join);
    }

    @Override
    public void setLineJoin(StrokeLineJoin join) {
        pen = pen.ends(pen.cap, join);
    }

    @Override
    public void fillRect(double left, double top, double width, double height) {
        element(rectangle(left, top, width, height, 0), true);
    }

    @Override
    public void fillRoundRect(double left, double top, double width, double height, double arc) {
        element(rectangle(left, top, width, height, arc / 2), true);
    }

    @Override
    public void strokeRoundRect(double left, double top, double width, double height, double arc) {
        element(rectangle(left, top, width, height, arc / 2), false);
    }

    private static String rectangle(double left, double top, double width, double height, double radius) {
        var shape = "rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                .formatted(number(left), number(top), number(width), number(height));
        return radius > 0 ? shape + " rx=\"%s\"".formatted(number(radius)) : shape;
    }

    @Override
    public void fillOval(double left, double top, double width, double height) {
        element(ellipse(left, top, width, height), true);
    }

    @Override
    public void strokeOval(double left, double top, double width, double height) {
        element(ellipse(left, top, width, height), false);
    }

    private static String ellipse(double left, double top, double width, double height) {
        return "ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\""
                .formatted(number(left + width / 2), number(top + height / 2), number(width / 2), number(height / 2));
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        element(
                "line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\""
                        .formatted(number(x1), number(y1), number(x2), number(y2)),
                false);
    }

    @Override
    public void strokeArc(double left, double top, double width, double height, double start, double extent) {
        double rx = width / 2;
        double ry = height / 2;
        double from = Math.toRadians(start);
        double to = Math.toRadians(start + extent);
        element(
                "path d=\"M%s %s A%s %s 0 %d %d %s %s\""
                        .formatted(
                                number(left + rx + rx * Math.cos(from)),
                                number(top + ry - ry * Math.sin(from)),
                                number(rx),
                                number(ry),
                                Math.abs(extent) > 180 ? 1 : 0,
                                extent < 0 ? 1 : 0,
                                number(left + rx + rx * Math.cos(to)),
                                number(top + ry - ry * Math.sin(to))),
                false);
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys) {
        var points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            points.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
        }
        element("polygon points=\"%s\"".formatted(points), true);
    }

    @Override
    public void beginPath() {
        path.setLength(0);
    }

    private void go(String command, double toX, double toY) {
        path.append(command).append(number(toX)).append(' ').append(number(toY)).append(' ');
        x = toX;
        y = toY;
    }

    @Override
    public void moveTo(double toX, double toY) {
        go("M", toX, toY);
    }

    @Override
    public void lineTo(double toX, double toY) {
        go("L", toX, toY);
    }

    @Override
    public void arcTo(double cornerX, double cornerY, double towardsX, double towardsY, double radius) {
        double inX = cornerX - x;
        double inY = cornerY - y;
        double outX = towardsX - cornerX;
        double outY = towardsY - cornerY;
        double in = Math.hypot(inX, inY);
        double away = Math.hypot(outX, outY);
        double turn = inX * outY - inY * outX;
        if (radius <= 0 || in == 0 || away == 0 || turn == 0) {
            lineTo(cornerX, cornerY);
            return;
        }
        double angle = Math.acos(Math.clamp(-(inX * outX + inY * outY) / (in * away), -1, 1));
        double reach = radius / Math.tan(angle / 2);
        lineTo(cornerX - inX / in * reach, cornerY - inY / in * reach);
        go(
                "A%s %s 0 0 %d ".formatted(number(radius), number(radius), turn > 0 ? 1 : 0),
                cornerX + outX / away * reach,
                cornerY + outY / away * reach);
    }

    @Override
    public void bezierCurveTo(double x1, double y1, double x2, double y2, double toX, double toY) {
        go("C%s %s %s %s ".formatted(number(x1), number(y1), number(x2), number(y2)), toX, toY);
    }

    @Override
    public void closePath() {
        path.append("Z ");
    }

    @Override
    public void fill() {
        element("path d=\"%s\"".formatted(path.toString().strip()), true);
    }

    @Override
    public void stroke() {
        if (!path.isEmpty()) {
            element("path d=\"%s\"".formatted(path.toString().strip()), false);
        }
    }

    @Override
    public void fillText(String text, TextStyle style, TextAlignment alignment, double atX, double atY) {
        var font = switch (style) {
            case NAME -> "font-family=\"Inter, sans-serif\" font-weight=\"600\" font-size=\"13\"";
            case DETAIL -> "font-family=\"Inter, sans-serif\" font-size=\"11\"";
            case LABEL -> "font-family=\"JetBrains Mono, monospace\" font-size=\"11\"";
        };
        var anchor = alignment == TextAlignment.CENTER ? " text-anchor=\"middle\"" : "";
        out.append("<text x=\"%s\" y=\"%s\" dominant-baseline=\"central\" %s%s fill=\"%s\"%s>%s</text>\n"
                .formatted(number(atX), number(atY), font, anchor, color(pen.fill), transform(), escape(text)));
    }
}

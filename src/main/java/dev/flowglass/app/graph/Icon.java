package dev.flowglass.app.graph;

import dev.flowglass.model.StepType;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// Small pictures, drawn with lines on a field of 16 by 16.
enum Icon {
    NONE,
    TASK,
    WAIT,
    PASS,
    CHOICE,
    PARALLEL,
    FOREACH,
    SUCCEED,
    FAIL,
    UNKNOWN,
    START,
    HAND,
    CLOCK,
    RUNNING,
    QUEUED,
    RETRY,
    CHECK,
    CHECK_AGAIN,
    CROSS,
    CAUGHT,
    SLASH,
    OPENED,
    CLOSED;

    static Icon of(Optional<StepType> type) {
        return type.map(known -> switch (known) {
                    case TASK -> TASK;
                    case WAIT -> WAIT;
                    case PASS -> PASS;
                    case CHOICE -> CHOICE;
                    case PARALLEL -> PARALLEL;
                    case FOREACH -> FOREACH;
                    case SUCCEED -> SUCCEED;
                    case FAIL -> FAIL;
                })
                .orElse(UNKNOWN);
    }

    /// Draws around the middle `x`, `y`.
    void draw(Graphics to, double x, double y, double size, Color paint) {
        if (this == NONE) {
            return;
        }
        to.save();
        to.translate(x - size / 2, y - size / 2);
        to.scale(size / 16, size / 16);
        to.setStroke(paint);
        to.setFill(paint);
        to.setLineWidth(1.6);
        to.setLineDashes();
        to.setLineCap(StrokeLineCap.ROUND);
        to.setLineJoin(StrokeLineJoin.ROUND);
        lines(to);
        to.restore();
    }

    private void lines(Graphics to) {
        switch (this) {
            case NONE -> {
                // Nothing is nothing.
            }
            case TASK -> gear(to);
            case WAIT, CLOCK -> {
                to.strokeOval(1.8, 1.8, 12.4, 12.4);
                line(to, 8, 4.6, 8, 8.2, 10.6, 9.8);
            }
            case PASS -> {
                line(to, 1.8, 8, 13.8, 8);
                line(to, 9.8, 4, 13.8, 8, 9.8, 12);
            }
            case CHOICE -> shape(to, 8, 1.4, 14.6, 8, 8, 14.6, 1.4, 8);
            case PARALLEL -> {
                line(to, 8, 1.4, 8, 4);
                line(to, 3.4, 14, 3.4, 6.4, 5.4, 4, 10.6, 4, 12.6, 6.4, 12.6, 14);
                line(to, 1.4, 12, 3.4, 14.2, 5.4, 12);
                line(to, 10.6, 12, 12.6, 14.2, 14.6, 12);
            }
            case FOREACH -> loop(to);
            case SUCCEED -> {
                to.strokeOval(1.6, 1.6, 12.8, 12.8);
                line(to, 5, 8.3, 7.2, 10.4, 11, 5.9);
            }
            case FAIL -> {
                to.strokeOval(1.6, 1.6, 12.8, 12.8);
                line(to, 5.6, 5.6, 10.4, 10.4);
                line(to, 10.4, 5.6, 5.6, 10.4);
            }
            case UNKNOWN -> {
                to.setLineDashes(2, 3);
                to.strokeRoundRect(2, 2, 12, 12, 5);
            }
            case START -> to.fillPolygon(new double[] {4.5, 13, 4.5}, new double[] {2.8, 8, 13.2});
            case HAND -> hand(to);
            case RUNNING -> {
                to.setLineWidth(2);
                to.strokeArc(2.2, 2.2, 11.6, 11.6, 90, -270);
                to.fillOval(6.2, 6.2, 3.6, 3.6);
            }
            case QUEUED -> {
                to.fillOval(1.6, 6.5, 3, 3);
                to.fillOval(6.5, 6.5, 3, 3);
                to.fillOval(11.4, 6.5, 3, 3);
            }
            case RETRY -> loop(to);
            case CHECK -> {
                to.setLineWidth(2.2);
                line(to, 2.8, 8.6, 6.4, 12, 13.2, 4.2);
            }
            case CHECK_AGAIN -> {
                to.setLineWidth(1.4);
                to.strokeArc(1.6, 1.6, 12.8, 12.8, 60, 290);
                line(to, 11, 0.8, 11.4, 3, 9, 3.6);
                to.setLineWidth(1.8);
                line(to, 5, 8.5, 7.2, 10.6, 11, 6.2);
            }
            case CROSS -> {
                to.setLineWidth(2.4);
                line(to, 3.4, 3.4, 12.6, 12.6);
                line(to, 12.6, 3.4, 3.4, 12.6);
            }
            case CAUGHT -> {
                to.setLineWidth(1.9);
                line(to, 2.4, 2.4, 2.4, 5.6);
                to.strokeArc(2.4, 0.4, 11, 10.4, 180, 90);
                line(to, 7.6, 10.8, 13.4, 10.8);
                line(to, 10.2, 7.4, 13.6, 10.8, 10.2, 14.2);
            }
            case SLASH -> {
                to.strokeOval(1.8, 1.8, 12.4, 12.4);
                line(to, 3.9, 12.1, 12.1, 3.9);
            }
            case OPENED -> line(to, 3.6, 6, 8, 10.4, 12.4, 6);
            case CLOSED -> line(to, 6, 3.6, 10.4, 8, 6, 12.4);
        }
    }

    private static void gear(Graphics to) {
        to.setLineWidth(2.6);
        to.setLineCap(StrokeLineCap.BUTT);
        for (int i = 0; i < 8; i++) {
            double angle = Math.PI * (i + 0.5) / 4;
            double dx = Math.cos(angle);
            double dy = Math.sin(angle);
            to.strokeLine(8 + 4.6 * dx, 8 + 4.6 * dy, 8 + 7.4 * dx, 8 + 7.4 * dy);
        }
        to.setLineWidth(1.7);
        to.strokeOval(3.2, 3.2, 9.6, 9.6);
        to.setLineWidth(1.4);
        to.strokeOval(6.2, 6.2, 3.6, 3.6);
    }

    private static void loop(Graphics to) {
        to.setLineWidth(1.8);
        to.strokeArc(2.2, 2.2, 11.6, 11.6, 50, 285);
        to.fillPolygon(new double[] {9.0, 14.4, 13.6}, new double[] {4.6, 5.6, 0.6});
    }

    private static void hand(Graphics to) {
        to.setLineWidth(1.5);
        line(to, 4.9, 8.6, 4.9, 4.2);
        line(to, 7.2, 7.6, 7.2, 2.2);
        line(to, 9.5, 7.6, 9.5, 2.6);
        line(to, 11.8, 8.4, 11.8, 4.4);
        to.beginPath();
        to.moveTo(11.8, 7.6);
        to.lineTo(11.8, 10);
        to.bezierCurveTo(11.8, 13.2, 10.2, 14.4, 8.2, 14.4);
        to.bezierCurveTo(6.2, 14.4, 5.2, 13.6, 4.2, 12);
        to.lineTo(2.2, 8.8);
        to.bezierCurveTo(2.0, 8.0, 3.2, 7.6, 3.8, 8.4);
        to.lineTo(4.9, 10);
        to.stroke();
    }

    private static void line(Graphics to, double... places) {
        to.beginPath();
        to.moveTo(places[0], places[1]);
        for (int i = 2; i < places.length; i += 2) {
            to.lineTo(places[i], places[i + 1]);
        }
        to.stroke();
    }

    private static void shape(Graphics to, double... places) {
        to.beginPath();
        to.moveTo(places[0], places[1]);
        for (int i = 2; i < places.length; i += 2) {
            to.lineTo(places[i], places[i + 1]);
        }
        to.closePath();
        to.stroke();
    }
}

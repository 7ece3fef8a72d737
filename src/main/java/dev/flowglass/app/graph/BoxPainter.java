package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.Bounds;
import dev.flowglass.app.graph.layout.Box;
import dev.flowglass.app.graph.layout.BoxKind;
import dev.flowglass.app.graph.layout.Fold;
import dev.flowglass.app.graph.layout.Frame;
import dev.flowglass.app.graph.layout.TextStyle;
import dev.flowglass.app.theme.BreakpointMark;
import dev.flowglass.app.theme.CoverageMark;
import dev.flowglass.source.Severity;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Paints cards, frames, their heads, and the marks of beginning and end.
final class BoxPainter {
    static final double FOLD_ZONE = 28;
    private static final double ROUND = 12;
    private static final double FRAME_ROUND = 14;
    private static final double BAND = 5;
    private static final double TEXT_AT = 52;

    private final Graphics to;
    private final Colors palette;
    private final FontTextMeasure measure;
    private final StateWords words;

    BoxPainter(Graphics to, Colors palette, FontTextMeasure measure, StateWords words) {
        this.to = to;
        this.palette = palette;
        this.measure = measure;
        this.words = words;
    }

    void frame(Picture picture, Frame frame, double scale) {
        var bounds = frame.bounds();
        var looks = picture.looks(frame.path());
        boolean idle = isIdle(looks);
        to.setFill(palette.get(GraphColor.FRAME));
        fill(bounds, FRAME_ROUND);
        to.setStroke(palette.get(idle ? GraphColor.FRAME_BORDER : looks.color()));
        border(bounds, FRAME_ROUND, looks, Math.max(idle ? 1 : looks.width(), 0.8 / scale));
    }

    private static boolean isIdle(Looks looks) {
        return looks.icon() == Icon.NONE;
    }

    private void fill(Bounds bounds, double round) {
        to.fillRoundRect(bounds.x(), bounds.y(), bounds.width(), bounds.height(), round);
    }

    private void border(Bounds bounds, double round, Looks looks, double width) {
        to.setLineWidth(width);
        looks.dashes().set(to);
        var inner = bounds.grow(-width / 2);
        to.strokeRoundRect(inner.x(), inner.y(), inner.width(), inner.height(), round - width);
        Dashes.SOLID.set(to);
    }

    void box(Picture picture, Box box, double scale) {
        switch (box.kind()) {
            case START, END -> marker(picture, box, scale);
            case STOP -> stop(picture, box);
            case STEP -> card(picture, box, scale);
            case HEADER -> header(picture, box, scale);
        }
    }

    private void marker(Picture picture, Box box, double scale) {
        var bounds = box.bounds();
        var looks = Looks.of(picture.run().map(run -> outcome(run, box.kind())).orElse(StepStatus.NOT_STARTED));
        boolean idle = isIdle(looks);
        var color = palette.get(idle ? GraphColor.NODE_BORDER : looks.color());
        double round = Math.min(bounds.width(), bounds.height());
        to.setFill(palette.get(idle ? GraphColor.NODE : looks.soft()));
        fill(bounds, round);
        to.setStroke(color);
        to.setLineWidth(Math.max(box.kind() == BoxKind.END ? 2.5 : 1.2, 0.8 / scale));
        var inner = bounds.grow(box.kind() == BoxKind.END ? -1.25 : -0.6);
        to.strokeRoundRect(inner.x(), inner.y(), inner.width(), inner.height(), round);
        if (!Nearness.at(scale).isAtLeast(Nearness.NAMES)) {
            return;
        }
        var icon = box.kind() == BoxKind.START ? Icon.START : looks.icon();
        double text = measure.width(box.name(), TextStyle.DETAIL);
        double iconRoom = icon == Icon.NONE ? 0 : 15;
        double left = Math.rint(bounds.centerX() - (text + iconRoom) / 2);
        icon.draw(to, left + 5, bounds.centerY(), 10, idle ? palette.get(GraphColor.TEXT_MUTED) : color);
        text(
                box.name(),
                TextStyle.DETAIL,
                idle ? palette.get(GraphColor.TEXT) : color,
                left + iconRoom,
                bounds.centerY());
    }

    private static StepStatus outcome(RunStates run, BoxKind kind) {
        if (kind == BoxKind.START) {
            return run.lastEventId() > 0 ? StepStatus.SUCCEEDED : StepStatus.NOT_STARTED;
        }
        return run.end()
                .map(end -> switch (end) {
                    case EXECUTION_SUCCEEDED -> StepStatus.SUCCEEDED;
                    case EXECUTION_FAILED -> StepStatus.FAILED;
                    case EXECUTION_TIMED_OUT -> StepStatus.TIMED_OUT;
                    case EXECUTION_STOPPED -> StepStatus.CANCELLED;
                    case EXECUTION_STARTED,
                            STEP_ENTERED,
                            STEP_STARTED,
                            STEP_SUCCEEDED,
                            STEP_FAILED,
                            STEP_EXITED,
                            BRANCH_ENTERED,
                            BRANCH_EXITED,
                            ITERATION_ENTERED,
                            ITERATION_EXITED,
                            TASK_SCHEDULED,
                            TASK_STARTED,
                            TASK_SUBMITTED,
                            TASK_SUBMIT_FAILED,
                            TASK_SUCCEEDED,
                            TASK_FAILED,
                            TASK_TIMED_OUT -> StepStatus.NOT_STARTED;
                })
                .orElse(StepStatus.NOT_STARTED);
    }

    private void stop(Picture picture, Box box) {
        var bounds = box.bounds();
        var looks = picture.looks(box.path());
        boolean passed = looks.icon() == Icon.CHECK || looks.icon() == Icon.CHECK_AGAIN;
        var color = palette.get(passed ? GraphColor.EDGE_TAKEN : GraphColor.EDGE);
        to.setFill(palette.get(GraphColor.NODE));
        to.fillOval(bounds.x(), bounds.y(), bounds.width(), bounds.height());
        to.setStroke(color);
        to.setLineWidth(1.6);
        to.strokeOval(bounds.x() + 0.8, bounds.y() + 0.8, bounds.width() - 1.6, bounds.height() - 1.6);
        to.setFill(color);
        var dot = bounds.grow(-4);
        to.fillOval(dot.x(), dot.y(), dot.width(), dot.height());
    }

    private void card(Picture picture, Box box, double scale) {
        var bounds = box.bounds();
        var looks = picture.looks(box.path());
        boolean idle = isIdle(looks);
        var nearness = Nearness.at(scale);
        if (!nearness.isAtLeast(Nearness.NAMES)) {
            small(box, looks, nearness);
            return;
        }
        if (box.fold() == Fold.CLOSED) {
            stack(bounds);
        }
        to.setFill(shadow());
        to.fillRoundRect(bounds.x(), bounds.y() + 1.5, bounds.width(), bounds.height(), ROUND);
        to.setFill(ground(picture, box, looks));
        fill(bounds, ROUND);
        if (!idle && looks.icon() != Icon.SLASH) {
            band(bounds, palette.get(looks.color()), nearness == Nearness.FULL ? BAND : 2 * BAND);
        }
        boolean hovered = picture.hovered().equals(Optional.of(box.path()));
        to.setStroke(palette.get(idle && hovered ? GraphColor.ACCENT : looks.color()));
        border(bounds, ROUND, looks, looks.width());
        content(picture, box, looks, nearness, bounds);
    }

    private Color shadow() {
        return Color.gray(0, palette.get(GraphColor.NODE).getBrightness() > 0.5 ? 0.07 : 0.3);
    }

    private Color ground(Picture picture, Box box, Looks looks) {
        return picture.found().contains(box.path()) ? palette.get(GraphColor.ACCENT_SOFT) : palette.get(looks.soft());
    }

    /// What is closed looks like a stack of cards.
    private void stack(Bounds bounds) {
        for (int i = 2; i > 0; i--) {
            var below = new Bounds(bounds.x() + 5 * i, bounds.y() + 4 * i, bounds.width() - 10 * i, bounds.height());
            to.setFill(palette.get(GraphColor.FRAME));
            fill(below, ROUND);
            to.setStroke(palette.get(GraphColor.FRAME_BORDER));
            to.setLineWidth(1);
            to.strokeRoundRect(below.x() + 0.5, below.y() + 0.5, below.width() - 1, below.height() - 1, ROUND);
        }
    }

    private void band(Bounds bounds, Color color, double width) {
        double r = ROUND / 2;
        to.setFill(color);
        to.beginPath();
        to.moveTo(bounds.x() + width, bounds.y());
        to.lineTo(bounds.x() + r, bounds.y());
        to.arcTo(bounds.x(), bounds.y(), bounds.x(), bounds.y() + r, r);
        to.lineTo(bounds.x(), bounds.bottom() - r);
        to.arcTo(bounds.x(), bounds.bottom(), bounds.x() + r, bounds.bottom(), r);
        to.lineTo(bounds.x() + width, bounds.bottom());
        to.closePath();
        to.fill();
    }

    /// Far away: the whole card has the colour, and the icon of the state or the type.
    private void small(Box box, Looks looks, Nearness nearness) {
        var bounds = box.bounds();
        boolean idle = isIdle(looks);
        to.setFill(palette.get(idle ? GraphColor.NODE : looks.color()));
        if (nearness == Nearness.COLORS) {
            if (idle) {
                to.setFill(palette.get(GraphColor.NODE_BORDER));
            }
            to.fillRect(bounds.x(), bounds.y(), bounds.width(), bounds.height());
            return;
        }
        fill(bounds, ROUND);
        if (idle) {
            to.setStroke(palette.get(GraphColor.NODE_BORDER));
            to.setLineWidth(3);
            to.strokeRoundRect(bounds.x(), bounds.y(), bounds.width(), bounds.height(), ROUND);
        }
        var icon = idle ? Icon.of(box.type()) : looks.icon();
        icon.draw(
                to,
                bounds.centerX(),
                bounds.centerY(),
                42,
                palette.get(idle ? GraphColor.TEXT_MUTED : GraphColor.NODE));
    }

    private void header(Picture picture, Box box, double scale) {
        var bounds = box.bounds();
        var looks = picture.looks(box.path());
        boolean idle = isIdle(looks);
        var nearness = Nearness.at(scale);
        if (nearness == Nearness.COLORS) {
            return;
        }
        if (!idle || picture.found().contains(box.path())) {
            to.setFill(ground(picture, box, looks));
            top(bounds, looks.width() / 2);
        } else if (picture.hovered().equals(Optional.of(box.path()))) {
            to.setFill(palette.get(GraphColor.NODE));
            top(bounds, 0.5);
        }
        to.setStroke(palette.get(idle ? GraphColor.FRAME_BORDER : looks.color()));
        to.setLineWidth(Math.max(1, 0.8 / scale));
        to.strokeLine(bounds.x() + 1, bounds.bottom() - 0.5, bounds.right() - 1, bounds.bottom() - 0.5);
        if (nearness == Nearness.ICONS) {
            var icon = idle ? Icon.of(box.type()) : looks.icon();
            icon.draw(
                    to,
                    bounds.x() + 26,
                    bounds.centerY(),
                    32,
                    palette.get(idle ? GraphColor.TEXT_MUTED : looks.color()));
            return;
        }
        content(picture, box, looks, nearness, bounds);
    }

    /// The ground of a head within the border of its frame.
    private void top(Bounds bounds, double border) {
        double r = FRAME_ROUND / 2 - border;
        double left = bounds.x() + border;
        double right = bounds.right() - border;
        double top = bounds.y() + border;
        to.beginPath();
        to.moveTo(left, bounds.bottom());
        to.lineTo(left, top + r);
        to.arcTo(left, top, left + r, top, r);
        to.lineTo(right - r, top);
        to.arcTo(right, top, right, top + r, r);
        to.lineTo(right, bounds.bottom());
        to.closePath();
        to.fill();
    }

    private void content(Picture picture, Box box, Looks looks, Nearness nearness, Bounds bounds) {
        var state = picture.state(box.path());
        boolean idle = isIdle(looks);
        boolean muted = looks.icon() == Icon.SLASH;
        var typeColor = palette.get(idle || muted ? GraphColor.TEXT_MUTED : looks.color());
        double right = bounds.right() - 14;
        if (box.fold() != Fold.NONE) {
            (box.fold() == Fold.OPEN ? Icon.OPENED : Icon.CLOSED)
                    .draw(to, bounds.right() - 16, bounds.centerY(), 11, palette.get(GraphColor.TEXT_MUTED));
            right = bounds.right() - FOLD_ZONE;
        }
        if (nearness == Nearness.NAMES) {
            Icon.of(box.type()).draw(to, bounds.x() + 30, bounds.centerY(), 26, typeColor);
            largeName(box, bounds, right, muted);
            return;
        }
        Icon.of(box.type()).draw(to, bounds.x() + 29, bounds.centerY(), 20, typeColor);
        double upper = Math.rint(bounds.centerY() - 8.5);
        double lower = Math.rint(bounds.centerY() + 9.5);
        double left = bounds.x() + TEXT_AT;
        double nameEnd = right;
        if (box.callback()) {
            Icon.HAND.draw(to, right - 7, upper, 13, palette.get(idle ? GraphColor.TEXT_MUTED : GraphColor.WAITING));
            nameEnd -= 20;
        }
        var name = measure.fit(box.name(), TextStyle.NAME, nameEnd - left);
        text(name, TextStyle.NAME, palette.get(muted ? GraphColor.TEXT_MUTED : GraphColor.TEXT), left, upper);
        if (idle) {
            var detail = measure.fit(words.detail(box), TextStyle.DETAIL, right - left);
            text(detail, TextStyle.DETAIL, palette.get(GraphColor.TEXT_MUTED), left, lower);
        } else {
            state(state, looks, picture, left, right, lower);
        }
    }

    private void state(StepState state, Looks looks, Picture picture, double left, double right, double middle) {
        var color = palette.get(looks.color());
        double end = right;
        if (state.runs() > 1 && state.open() < 2) {
            var runs = "\u00d7" + state.runs();
            double width = measure.width(runs, TextStyle.DETAIL) + 10;
            end = right - width - 4;
            to.setFill(palette.get(GraphColor.NODE));
            to.fillRoundRect(right - width, middle - 8, width, 16, 16);
            to.setStroke(color);
            to.setLineWidth(1);
            to.strokeRoundRect(right - width + 0.5, middle - 7.5, width - 1, 15, 15);
            text(runs, TextStyle.DETAIL, color, right - width + 5, middle);
        }
        looks.icon().draw(to, left + 5.5, middle, 11, color);
        text(
                measure.fit(words.line(state, picture.now()), TextStyle.DETAIL, end - left - 17),
                TextStyle.DETAIL,
                color,
                left + 17,
                middle);
    }

    private void largeName(Box box, Bounds bounds, double right, boolean muted) {
        double left = bounds.x() + TEXT_AT;
        double enlarged = Math.clamp((right - left + 6) / measure.width(box.name(), TextStyle.NAME), 1.25, 1.6);
        to.save();
        to.translate(left, bounds.centerY());
        to.scale(enlarged, enlarged);
        text(
                measure.fit(box.name(), TextStyle.NAME, (right - left + 8) / enlarged),
                TextStyle.NAME,
                palette.get(muted ? GraphColor.TEXT_MUTED : GraphColor.TEXT),
                0,
                0);
        to.restore();
    }

    private void text(String text, TextStyle style, Color color, double left, double middle) {
        to.setFill(color);
        to.fillText(text, style, TextAlignment.LEFT, left, middle);
    }

    /// Round what is selected, or where the execution is paused.
    void ring(Bounds bounds, GraphColor color, double distance, double width, double scale) {
        double stroke = Math.max(width, width * 0.75 / scale);
        var outer = bounds.grow(distance + stroke / 2);
        to.setStroke(palette.get(color));
        to.setLineWidth(stroke);
        Dashes.SOLID.set(to);
        double round = ROUND + 2 * distance;
        to.strokeRoundRect(outer.x(), outer.y(), outer.width(), outer.height(), round);
    }

    /// Points at a step where the execution is paused.
    void pointer(Bounds bounds) {
        double x = bounds.x() - 10;
        double y = bounds.centerY();
        to.setFill(palette.get(GraphColor.PAUSED));
        to.fillPolygon(
                new double[] {x - 14, x - 7, x - 7, x, x - 7, x - 7, x - 14},
                new double[] {y - 4, y - 4, y - 8, y, y + 8, y + 4, y + 4});
    }

    /// At the upper left corner of a step that has a breakpoint: filled, hollow, or a diamond for one that only tells.
    void breakpoint(Bounds bounds, BreakpointMark mark, double scale) {
        double size = Math.max(13, 8 / scale);
        double x = bounds.x() + 3;
        double y = bounds.y() + 3;
        boolean off = mark == BreakpointMark.DISABLED || mark == BreakpointMark.UNBOUND;
        var color = palette.get(off ? GraphColor.TEXT_MUTED : GraphColor.ERROR);
        double rim = size / 2 + 1.5;
        to.setFill(palette.get(GraphColor.NODE));
        to.fillOval(x - rim, y - rim, 2 * rim, 2 * rim);
        to.setFill(color);
        double half = size / 2;
        switch (mark) {
            case ACTIVE, DISABLED, CONDITIONAL -> to.fillOval(x - half, y - half, size, size);
            case LOG ->
                to.fillPolygon(new double[] {x - half, x, x + half, x}, new double[] {y, y - half, y, y + half});
            case UNBOUND -> {
                to.setStroke(color);
                to.setLineWidth(size * 0.15);
                to.strokeOval(x - half, y - half, size, size);
            }
        }
        if (mark == BreakpointMark.CONDITIONAL) {
            to.setFill(palette.get(GraphColor.NODE));
            to.fillRect(x - size * 0.25, y - size * 0.2, size * 0.5, size * 0.13);
            to.fillRect(x - size * 0.25, y + size * 0.07, size * 0.5, size * 0.13);
        }
    }

    /// At the lower right corner of a step that gets another answer than its resource's: two arrows that change places.
    void override(Bounds bounds, double scale) {
        double size = Math.max(18, 10 / scale);
        double x = bounds.right() - 4;
        double y = bounds.bottom() - 2;
        to.setFill(palette.get(GraphColor.TIMER));
        to.fillOval(x - size / 2, y - size / 2, size, size);
        to.setStroke(palette.get(GraphColor.NODE));
        to.setFill(palette.get(GraphColor.NODE));
        to.setLineDashes();
        to.setLineWidth(size * 0.1);
        double wide = size * 0.22;
        double gap = size * 0.13;
        for (int side : new int[] {-1, 1}) {
            double line = y + side * gap;
            to.strokeLine(x - wide, line, x + wide, line);
            double tip = x - side * size * 0.33;
            to.fillPolygon(
                    new double[] {tip, tip + side * size * 0.18, tip + side * size * 0.18},
                    new double[] {line, line - size * 0.12, line + size * 0.12});
        }
    }

    /// On the lower edge of a step, at its left: how far tests came with it.
    void coverage(Bounds bounds, CoverageMark mark, double scale) {
        double size = Math.max(18, 10 / scale);
        var color = palette.get(
                switch (mark.level()) {
                    case ALL -> GraphColor.SUCCEEDED;
                    case PARTLY -> GraphColor.RETRYING;
                    case NOT -> GraphColor.FAILED;
                });
        boolean near = Nearness.at(scale).isAtLeast(Nearness.FULL);
        var text = near ? words.covered(mark) : "";
        double wide = near ? size + measure.width(text, TextStyle.DETAIL) + size * 0.5 : size;
        double left = bounds.x() + 6;
        double top = bounds.bottom() - size / 2;
        to.setFill(palette.get(GraphColor.NODE));
        to.fillRoundRect(left - 1.5, top - 1.5, wide + 3, size + 3, size + 3);
        to.setFill(color);
        to.fillRoundRect(left, top, wide, size, size);
        var ink = palette.get(GraphColor.NODE);
        var icon = switch (mark.level()) {
            case ALL -> Icon.CHECK;
            case PARTLY -> Icon.SLASH;
            case NOT -> Icon.CROSS;
        };
        icon.draw(to, left + size / 2, top + size / 2, size * 0.62, ink);
        if (near) {
            text(text, TextStyle.DETAIL, ink, left + size, top + size / 2);
        }
    }

    /// At the upper right corner of a step whose text has a problem.
    void badge(Bounds bounds, Severity severity, double scale) {
        double size = Math.max(17, 9 / scale);
        double x = bounds.right() - 4;
        double y = bounds.y() + 2;
        to.setFill(palette.get(severity == Severity.ERROR ? GraphColor.ERROR : GraphColor.WARNING));
        if (severity == Severity.ERROR) {
            to.fillOval(x - size / 2, y - size / 2, size, size);
        } else {
            double half = size * 0.56;
            to.fillPolygon(
                    new double[] {x - half, x, x + half}, new double[] {y + half * 0.8, y - half, y + half * 0.8});
        }
        var ink = palette.get(GraphColor.NODE);
        double drop = severity == Severity.ERROR ? 0 : size * 0.06;
        to.setStroke(ink);
        to.setFill(ink);
        to.setLineWidth(size * 0.12);
        to.strokeLine(x, y - size * 0.22 + drop, x, y + size * 0.06 + drop);
        to.fillOval(x - size * 0.07, y + size * 0.17 + drop, size * 0.14, size * 0.14);
    }
}

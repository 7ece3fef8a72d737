package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints the part of the lanes that is seen.
final class LanePainter {
    /// Height of a bar with the room around it.
    static final double ROW = 24;

    static final double AXIS = 24;

    /// Width of the names at the left.
    static final double LABELS = 130;

    /// Room at the right, for the time that is left.
    static final double RIGHT = 150;

    private static final double GAP = 4;
    private static final double HATCH = 6;

    private final GraphicsContext to;
    private final Function<String, Color> colors;
    private final Words words;
    private final LanesModel model;
    private final Font font = Font.font("Inter", 11.5);

    /// Which part is seen.
    ///
    /// @param first place at the left end
    /// @param perPlace points for a place of the scale
    /// @param top points above that are not seen
    /// @param now up to where open bars go
    /// @param past the event of the past up to which is shown
    record Sight(
            Lanes lanes,
            boolean compressed,
            double first,
            double perPlace,
            double top,
            double width,
            double height,
            Instant now,
            OptionalInt past) {
        double x(Instant time) {
            return LABELS + (lanes.scale().place(time, compressed) - first) * perPlace;
        }

        double x(int event) {
            return LABELS + (lanes.scale().place(event, compressed) - first) * perPlace;
        }

        double from(Lanes.Bar bar) {
            return x(bar.firstId());
        }

        /// At least two points from where it begins.
        double until(Lanes.Bar bar) {
            return Math.max(from(bar) + 2, bar.end().isPresent() ? x(bar.lastId()) : x(now));
        }

        Instant time(double x) {
            return lanes.scale().time(first + (x - LABELS) / perPlace, compressed);
        }

        /// The innermost bar at a point.
        Optional<Lanes.Bar> bar(double x, double y) {
            double at = AXIS - top;
            for (var lane : lanes.lanes()) {
                double next = at + lane.levels() * ROW;
                if (y >= at && y < next && y >= AXIS && x >= LABELS) {
                    int level = (int) ((y - at) / ROW);
                    return lane.bars().reversed().stream()
                            .filter(bar -> bar.level() == level)
                            .filter(bar -> x >= from(bar) - 2 && x <= until(bar) + 2)
                            .findFirst();
                }
                at = next;
            }
            return Optional.empty();
        }
    }

    LanePainter(GraphicsContext to, Function<String, Color> colors, Words words, LanesModel model) {
        this.to = to;
        this.colors = colors;
        this.words = words;
        this.model = model;
    }

    /// Height of all lanes.
    static double height(Lanes lanes) {
        return lanes.lanes().stream().mapToDouble(lane -> lane.levels() * ROW).sum() + GAP;
    }

    void paint(Sight sight) {
        to.setFill(colors.apply("ground"));
        to.fillRect(0, 0, sight.width(), sight.height());
        to.setFont(font);
        double at = AXIS - sight.top();
        int number = 0;
        for (var lane : sight.lanes().lanes()) {
            double tall = lane.levels() * ROW;
            if (at + tall > AXIS && at < sight.height()) {
                paint(sight, lane, at, number % 2 == 1);
            }
            at += tall;
            number++;
        }
        model.selectedEvent().ifPresent(event -> line(sight, event, "accent", 1.5));
        sight.past().ifPresent(event -> {
            double x = Math.max(LABELS, sight.x(event));
            to.setGlobalAlpha(0.6);
            to.setFill(colors.apply("ground"));
            to.fillRect(x, AXIS, sight.width() - x, sight.height() - AXIS);
            to.setGlobalAlpha(1);
            line(sight, event, "paused", 2);
        });
        axis(sight);
    }

    private void line(Sight sight, int event, String color, double width) {
        double x = Math.rint(sight.x(event)) + 0.5;
        if (x >= LABELS && x <= sight.width()) {
            to.setLineDashes();
            to.setStroke(colors.apply(color));
            to.setLineWidth(width);
            to.strokeLine(x, AXIS, x, sight.height());
        }
    }

    private void paint(Sight sight, Lanes.Lane lane, double top, boolean odd) {
        double tall = lane.levels() * ROW;
        if (odd) {
            to.setGlobalAlpha(0.35);
            to.setFill(colors.apply("skipped-soft"));
            to.fillRect(0, top, sight.width(), tall);
            to.setGlobalAlpha(1);
        }
        to.save();
        to.beginPath();
        to.rect(LABELS, AXIS, sight.width() - LABELS, sight.height() - AXIS);
        to.clip();
        var drawn = new double[lane.levels()];
        Arrays.fill(drawn, Double.NEGATIVE_INFINITY);
        Optional<Lanes.Bar> last = Optional.empty();
        for (var bar : lane.bars()) {
            double from = sight.from(bar);
            if (from > sight.width()) {
                break;
            }
            double until = sight.until(bar);
            if (until >= LABELS && until >= drawn[bar.level()] + 1) {
                paint(sight, bar, from, until, top + bar.level() * ROW + GAP / 2);
                drawn[bar.level()] = until;
            }
            if (bar.end().isEmpty()) {
                last = Optional.of(bar);
            }
        }
        marks(sight, lane, top);
        last.ifPresent(bar -> left(sight, lane, bar, top));
        to.restore();
        to.setFill(colors.apply("ground"));
        to.fillRect(0, Math.max(AXIS, top), LABELS - 4, top + tall - Math.max(AXIS, top));
        to.setTextAlign(TextAlignment.LEFT);
        to.setTextBaseline(VPos.CENTER);
        to.setFill(colors.apply(lane.depth() == 0 ? "text" : "muted"));
        double indent = 10 + Math.min(5, lane.depth()) * 10;
        to.fillText(cut(name(lane), LABELS - indent - 8), indent, top + ROW / 2);
    }

    private String name(Lanes.Lane lane) {
        return lane.depth() == 0
                ? words.now("timeline.lane.main")
                : words.now("timeline.lane", lane.step(), lane.position() + 1);
    }

    /// As much of a text as fits, measured roughly.
    private static String cut(String text, double room) {
        int letters = (int) (room / 6.4);
        return text.length() <= letters ? text : letters <= 1 ? "" : text.substring(0, letters - 1) + "…";
    }

    private String color(Lanes.Bar bar) {
        return switch (bar.how()) {
            case OPEN ->
                switch (bar.parts().getLast().fill()) {
                    case WORK -> "running";
                    case REPORT -> "waiting";
                    case TIME -> "timer";
                    case RETRY -> "retrying";
                };
            case SUCCEEDED -> "succeeded";
            case CAUGHT -> "retrying";
            case FAILED -> "failed";
            case CANCELLED -> "skipped";
        };
    }

    private void paint(Sight sight, Lanes.Bar bar, double from, double until, double top) {
        var color = color(bar);
        double tall = ROW - GAP;
        boolean selected = model.selection().step().filter(bar.path()::equals).isPresent();
        for (int i = 0; i < bar.parts().size(); i++) {
            var part = bar.parts().get(i);
            double left = Math.max(from, sight.x(part.event()));
            double right =
                    i + 1 < bar.parts().size() ? sight.x(bar.parts().get(i + 1).event()) : until;
            fill(sight, part.fill(), color, Math.max(left, LABELS - 8), Math.min(right, sight.width() + 8), top, tall);
        }
        to.setStroke(colors.apply(selected ? "accent" : color));
        to.setLineWidth(selected ? 2 : 1);
        to.setLineDashes();
        if (bar.how() == Lanes.End.FAILED) {
            to.setLineWidth(2.5);
        } else if (bar.how() == Lanes.End.CANCELLED) {
            to.setLineDashes(3, 3);
        }
        double x = Math.max(from, LABELS - 8);
        double width = Math.min(until, sight.width() + 8) - x;
        if (width > 3) {
            to.strokeRoundRect(Math.rint(x) + 0.5, Math.rint(top) + 0.5, Math.max(2, width - 1), tall - 1, 5, 5);
        }
        if (width > 26) {
            to.setFill(colors.apply("text"));
            to.setTextAlign(TextAlignment.LEFT);
            to.setTextBaseline(VPos.CENTER);
            double start = Math.max(x, LABELS) + 6;
            to.fillText(cut(sign(bar) + bar.name(), until - start - 4), start, top + tall / 2);
        }
    }

    private static String sign(Lanes.Bar bar) {
        return switch (bar.how()) {
            case OPEN -> "";
            case SUCCEEDED -> "✓ ";
            case CAUGHT -> "! ";
            case FAILED -> "✗ ";
            case CANCELLED -> "– ";
        };
    }

    private void fill(Sight sight, Lanes.Fill fill, String color, double left, double right, double top, double tall) {
        if (right <= left || right < LABELS || left > sight.width()) {
            return;
        }
        var hue = switch (fill) {
            case WORK -> color;
            case REPORT -> "waiting";
            case TIME -> "timer";
            case RETRY -> "retrying";
        };
        to.setFill(colors.apply(hue + "-soft"));
        to.fillRect(left, top, right - left, tall);
        if (fill != Lanes.Fill.WORK) {
            hatch(colors.apply(hue), left, right, top, tall);
        }
    }

    private void hatch(Color color, double left, double right, double top, double tall) {
        to.save();
        to.beginPath();
        to.rect(left, top, right - left, tall);
        to.clip();
        to.setGlobalAlpha(0.4);
        to.setStroke(color);
        to.setLineWidth(1);
        to.setLineDashes();
        for (double x = left - tall; x < right; x += HATCH) {
            to.strokeLine(x, top + tall, x + tall, top);
        }
        to.restore();
    }

    private void marks(Sight sight, Lanes.Lane lane, double top) {
        double before = Double.NEGATIVE_INFINITY;
        for (Event event : lane.marks()) {
            double x = sight.x(event.id());
            if (x > sight.width()) {
                return;
            }
            if (x >= LABELS && x - before >= 3) {
                before = x;
                mark(event, x, top + lane.levels() * ROW - GAP / 2);
            }
        }
    }

    private void mark(Event event, double x, double bottom) {
        boolean error = EventKind.of(event.type()) == EventKind.FAILURE;
        to.setFill(colors.apply(error ? "failed" : "waiting"));
        to.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {bottom, bottom, bottom - 7}, 3);
    }

    /// Behind an open bar: what will happen by itself, and in what time.
    private void left(Sight sight, Lanes.Lane lane, Lanes.Bar bar, double top) {
        if (sight.past().isPresent()) {
            return;
        }
        model.timer(lane.thread()).ifPresent(timer -> {
            double x = Math.min(sight.x(sight.now()), sight.width() - 10) + 8;
            var text = words.now(
                    "timeline.timer."
                            + timer.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Spans.clock(Duration.between(sight.now(), timer.at())));
            to.setFill(colors.apply("timer"));
            to.setTextAlign(TextAlignment.LEFT);
            to.setTextBaseline(VPos.CENTER);
            to.fillText(text, x, top + bar.level() * ROW + ROW / 2);
        });
    }

    private void axis(Sight sight) {
        to.setFill(colors.apply("ground"));
        to.fillRect(0, 0, sight.width(), AXIS);
        to.setStroke(colors.apply("line"));
        to.setLineWidth(1);
        to.setLineDashes();
        to.strokeLine(0, AXIS - 0.5, sight.width(), AXIS - 0.5);
        to.setFill(colors.apply("muted"));
        to.setTextBaseline(VPos.CENTER);
        to.setTextAlign(TextAlignment.CENTER);
        double before = Double.NEGATIVE_INFINITY;
        for (double x : ticks(sight)) {
            if (x - before < 86 || x < LABELS - 1 || x > sight.width() - 40) {
                continue;
            }
            before = x;
            to.strokeLine(Math.rint(x) + 0.5, AXIS - 5, Math.rint(x) + 0.5, AXIS);
            to.fillText(Spans.precise(model.sinceStart(sight.time(x))), Math.max(LABELS + 28, x), AXIS / 2 - 2);
        }
    }

    /// Round times, or with a compressed axis places at equal distances.
    private static List<Double> ticks(Sight sight) {
        var places = new ArrayList<Double>();
        if (sight.compressed()) {
            for (double x = LABELS; x < sight.width(); x += 120) {
                places.add(x);
            }
            return places;
        }
        double millis = 90 / sight.perPlace();
        double step = Math.pow(10, Math.ceil(Math.log10(Math.max(1, millis))));
        for (double nice : new double[] {step / 5, step / 2, step}) {
            if (nice >= millis) {
                step = nice;
                break;
            }
        }
        for (double at = Math.ceil(sight.first() / step) * step; ; at += step) {
            double x = LABELS + (at - sight.first()) * sight.perPlace();
            if (x > sight.width()) {
                return places;
            }
            places.add(x);
        }
    }
}

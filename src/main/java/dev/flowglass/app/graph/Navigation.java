package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.Bounds;
import dev.flowglass.app.graph.layout.Box;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which step the arrow keys go to.
final class Navigation {
    /// Where an arrow key points.
    enum Heading {
        UP,
        DOWN,
        LEFT,
        RIGHT
    }

    private Navigation() {}

    /// The nearest step in that direction. What lies straight ahead counts as nearer than what lies aside.
    static Optional<Box> next(List<Box> boxes, Box from, Heading heading) {
        Optional<Box> best = Optional.empty();
        double nearest = Double.POSITIVE_INFINITY;
        for (var box : boxes) {
            if (box.isStep() && !box.path().equals(from.path())) {
                double distance = distance(from.bounds(), box.bounds(), heading);
                if (distance < nearest) {
                    nearest = distance;
                    best = Optional.of(box);
                }
            }
        }
        return best;
    }

    /// The steps that come before a step in its list and in the lists around it, or behind it; the step itself is the
    /// last of them.
    static List<StepPath> along(List<Box> boxes, StepPath from, boolean upwards) {
        var steps = new ArrayList<StepPath>();
        for (var box : boxes) {
            if (box.isStep() && (upwards ? isBefore(box.path(), from) : isBefore(from, box.path()))) {
                steps.add(box.path());
            }
        }
        steps.add(from);
        return steps;
    }

    /// True when the paths part in one list, where positions and not groups are counted.
    private static boolean isBefore(StepPath one, StepPath other) {
        for (int i = 0; i < Math.min(one.indices().size(), other.indices().size()); i++) {
            int difference = one.indices().get(i) - other.indices().get(i);
            if (difference != 0) {
                return i % 2 == 0 && difference < 0;
            }
        }
        return false;
    }

    private static double distance(Bounds from, Bounds to, Heading heading) {
        double ahead = switch (heading) {
            case UP -> from.centerY() - to.centerY();
            case DOWN -> to.centerY() - from.centerY();
            case LEFT -> from.centerX() - to.centerX();
            case RIGHT -> to.centerX() - from.centerX();
        };
        boolean vertical = heading == Heading.UP || heading == Heading.DOWN;
        double aside = vertical
                ? gap(from.x(), from.right(), to.x(), to.right())
                : gap(from.y(), from.bottom(), to.y(), to.bottom());
        double off = vertical ? Math.abs(from.centerX() - to.centerX()) : Math.abs(from.centerY() - to.centerY());
        // Sideways a step must be beside this one, not below it.
        boolean behind =
                ahead < 1 || !vertical && (heading == Heading.LEFT ? to.right() > from.x() : to.x() < from.right());
        return behind ? Double.POSITIVE_INFINITY : ahead + 3 * aside + 0.2 * off;
    }

    /// Between two stretches; 0 when they overlap.
    private static double gap(double from, double to, double otherFrom, double otherTo) {
        return Math.max(0, Math.max(otherFrom - to, from - otherTo));
    }
}

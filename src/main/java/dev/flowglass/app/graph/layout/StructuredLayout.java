package dev.flowglass.app.graph.layout;

import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lays an outline out by its blocks. Equal input gives an equal picture.
public final class StructuredLayout {
    private final Sizes sizes;

    public StructuredLayout(TextMeasure measure, LayoutWords words, Direction direction) {
        sizes = new Sizes(measure, words, direction);
    }

    /// @param folded steps whose inside is not shown; others that are named here do not matter
    public GraphLayout layout(Outline outline, Set<StepPath> folded) {
        var drawing = new Drawing(sizes.direction());
        var list = new ListBlock(outline.steps(), folded, 0, sizes);
        double start = marker(drawing, BoxKind.START, sizes.words().start(), 0);
        double first = start + Metrics.SIBLING_GAP;
        drawing.edge(drawing.line(EdgeKind.FLOW, StepPath.FLOW, list.firstOr(StepPath.FLOW))
                .to(0, start)
                .to(0, first)
                .arrow());
        list.place(drawing, 0, first, StepPath.FLOW, 0);
        if (list.isEmpty()) {
            marker(drawing, BoxKind.END, sizes.words().end(), first);
        } else if (list.exits) {
            double end = first + list.length;
            drawing.edge(drawing.line(EdgeKind.FLOW, list.lastOr(StepPath.FLOW), StepPath.FLOW)
                    .group(0)
                    .to(0, end)
                    .to(0, end + Metrics.SIBLING_GAP)
                    .arrow());
            marker(drawing, BoxKind.END, sizes.words().end(), end + Metrics.SIBLING_GAP);
        }
        return drawing.finish();
    }

    private double marker(Drawing drawing, BoxKind kind, String word, double along) {
        double width = Math.ceil(sizes.measure().width(word, TextStyle.DETAIL)) + Metrics.MARKER_PAD;
        double across = sizes.across(width, Metrics.MARKER_HEIGHT);
        double length = sizes.along(width, Metrics.MARKER_HEIGHT);
        drawing.marker(kind, StepPath.FLOW, word, drawing.bounds(-across / 2, along, across, length));
        return along + length;
    }

    /// All steps that can be closed.
    public static Set<StepPath> foldable(Outline outline) {
        var found = new LinkedHashSet<StepPath>();
        collect(outline.steps(), found);
        return found;
    }

    private static void collect(List<Outline.Node> steps, Set<StepPath> found) {
        for (var step : steps) {
            if (!step.groups().isEmpty()) {
                found.add(step.path());
            }
            for (var group : step.groups()) {
                collect(group.steps(), found);
            }
        }
    }
}

package dev.flowglass.app.graph.layout;

import dev.flowglass.model.StepPath;
import java.util.List;
import java.util.Optional;

/// A line of horizontal and vertical stretches.
///
/// @param from the step it comes from; the step (or flow) that holds the list when it leads into the list
/// @param to the step it leads to; the step (or flow) that holds the list when it leads out of the list
/// @param group for what leads into or out of a group, and for a `goto`: the group of `from`, or of `to`; else -1
/// @param arrow whether it ends with a head
/// @param known false for a jump to a step that does not exist; its line then ends in nothing
public record Edge(
        EdgeKind kind,
        StepPath from,
        StepPath to,
        int group,
        List<Point> points,
        Optional<EdgeLabel> label,
        boolean arrow,
        boolean known,
        Bounds bounds) {
    public Edge {
        points = List.copyOf(points);
    }
}

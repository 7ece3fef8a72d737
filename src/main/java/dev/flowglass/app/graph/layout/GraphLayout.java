package dev.flowglass.app.graph.layout;

import java.util.List;

/// Where everything is. The middle of the start's upper side is at 0, 0 (with [Direction#RIGHT] of its left side), so
/// that a wide addition somewhere does not push the whole picture aside.
///
/// @param boxes in the order of the text
/// @param frames outer ones before inner ones
/// @param bounds around everything, without a margin
public record GraphLayout(Direction direction, List<Box> boxes, List<Frame> frames, List<Edge> edges, Bounds bounds) {
    public GraphLayout {
        boxes = List.copyOf(boxes);
        frames = List.copyOf(frames);
        edges = List.copyOf(edges);
    }
}

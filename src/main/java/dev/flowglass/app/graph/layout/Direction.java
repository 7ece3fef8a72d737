package dev.flowglass.app.graph.layout;

/// Where a list of steps leads.
public enum Direction {
    DOWN,
    RIGHT
}

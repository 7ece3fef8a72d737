package dev.flowglass.app.graph.layout;

/// Whether a box has steps inside, and whether they are shown.
public enum Fold {
    NONE,
    OPEN,
    CLOSED
}

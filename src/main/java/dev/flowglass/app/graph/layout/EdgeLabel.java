package dev.flowglass.app.graph.layout;

/// A condition or error names on an edge. The bounds may be too small for the text: then it is shortened where it is
/// drawn.
public record EdgeLabel(String text, Bounds bounds) {}

package dev.flowglass.app.graph.layout;

/// A place in the picture.
public record Point(double x, double y) {}

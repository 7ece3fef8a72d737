package dev.flowglass.app.graph.layout;

/// The kinds of text in the graph.
public enum TextStyle {
    /// Name of a step.
    NAME,
    /// The quiet line below the name, and the words of the start and the end.
    DETAIL,
    /// Conditions and error names on edges.
    LABEL
}

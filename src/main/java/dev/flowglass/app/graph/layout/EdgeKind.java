package dev.flowglass.app.graph.layout;

/// Why the flow goes along an [Edge].
public enum EdgeKind {
    /// From a step to its next sibling, into a list or out of it.
    FLOW,
    /// From a step into one of its groups: a branch, an option, the body of a foreach.
    BRANCH,
    GOTO,
    CATCH,
    /// From the end of a foreach's body back to its beginning.
    LOOP
}

package dev.flowglass.app.graph.layout;

/// What a [Box] stands for.
public enum BoxKind {
    /// The one place where the flow begins.
    START,
    /// The last step of the flow leads here.
    END,
    /// A step, drawn as a card.
    STEP,
    /// A parallel or foreach that is open: the head of its frame.
    HEADER,
    /// Behind a step with `end` that has siblings after it: here its list ends.
    STOP
}

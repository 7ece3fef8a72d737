package dev.flowglass.app.graph.layout;

/// The distances of the picture, in pixels at 100 %.
final class Metrics {
    static final double CARD_HEIGHT = 52;
    static final double CARD_MIN = 192;
    static final double CARD_MAX = 276;

    /// Cards of a list are equally wide, in steps of this, so that renaming a step rarely moves anything.
    static final double CARD_STEP = 12;

    /// Left of the name: edge, type icon and air.
    static final double CARD_LEAD = 52;

    static final double CARD_TRAIL = 14;

    /// For the mark of a callback, or of what can be opened and closed.
    static final double MARK = 22;

    static final double HEADER = 40;
    static final double FRAME_PAD = 18;
    static final double FRAME_END = 22;
    static final double MARKER_HEIGHT = 28;
    static final double MARKER_PAD = 34;
    static final double STOP = 14;
    static final double SIBLING_GAP = 36;
    static final double COLUMN_GAP = 28;

    /// From a head to the line its columns hang on, and from there to the label and on to the first step.
    static final double FAN = 16;

    static final double ARROW = 22;
    static final double LABEL_HEIGHT = 20;
    static final double LABEL_PAD = 8;
    static final double LABEL_MAX = 230;

    /// From the end of the longest column to the line that gathers them, and on to where the block ends.
    static final double GATHER = 16;

    static final double GATHERED = 10;

    /// Between a side of a step and a label of what leaves there, or a lane.
    static final double STUB = 16;

    static final double LANE_GAP = 14;
    static final double ROW_GAP = 14;
    static final double PORT_GAP = 24;
    static final double LOOP = 18;

    /// Ways that miss each other by less than this become one straight line.
    static final double SNAP = 28;

    private Metrics() {}
}

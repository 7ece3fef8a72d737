package dev.flowglass.app.graph;

/// How much can be read at a zoom.
enum Nearness {
    /// Everything.
    FULL(0.62),
    /// Names, larger than they are near by.
    NAMES(0.34),
    /// Colours and icons.
    ICONS(0.15),
    /// Colours.
    COLORS(0);

    private final double from;

    Nearness(double from) {
        this.from = from;
    }

    static Nearness at(double scale) {
        for (var nearness : values()) {
            if (scale >= nearness.from) {
                return nearness;
            }
        }
        return COLORS;
    }

    boolean isAtLeast(Nearness other) {
        return compareTo(other) <= 0;
    }
}

package dev.flowglass.runtime;

/// How fast the time of [PacedTime] passes.
public enum Pace {
    /// Not at all.
    HOLD(0),
    REAL(1),
    TENFOLD(10),
    HUNDREDFOLD(100),
    /// As on the wall, and to the next alarm at once whenever nothing is at work.
    JUMP(1);

    private final long factor;

    Pace(long factor) {
        this.factor = factor;
    }

    /// Seconds that pass in a second of the wall.
    public long factor() {
        return factor;
    }
}

package dev.flowglass.source;

public enum Severity {
    /// It cannot run.
    ERROR,
    /// It runs, but probably not as meant.
    WARNING,
    /// Worth knowing.
    INFO
}

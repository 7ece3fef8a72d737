package dev.flowglass.cli;

/// What a command ends with.
final class ExitCode {
    static final int FINE = 0;

    /// The flow, the check or a test did not succeed.
    static final int FAILED = 1;

    /// Wrong usage, or a file that cannot be read.
    static final int USAGE = 2;

    /// The program or the disk failed.
    static final int BROKEN = 3;

    private ExitCode() {}
}

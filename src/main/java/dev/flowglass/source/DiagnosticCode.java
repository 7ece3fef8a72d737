package dev.flowglass.source;

/// The kind of a problem: its name on the screen, in messages (`diagnostic.<id>`) and in tests. The rooms that find
/// problems have an enum of theirs.
public interface DiagnosticCode {
    /// Lower-case words with hyphens, as `unknown-goto`.
    String id();

    Severity severity();
}

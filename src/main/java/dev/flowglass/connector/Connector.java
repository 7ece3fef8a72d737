package dev.flowglass.connector;

/// Calls resources.
public interface Connector {
    /// Begins a call. Returns at once; what goes wrong is an [Outcome.Failed].
    Call call(TaskCall task);
}

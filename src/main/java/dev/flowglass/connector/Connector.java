package dev.flowglass.connector;

/// Calls resources.
public interface Connector {
    /// Begins a call. Returns at once; what goes wrong is an [Outcome.Failed].
    Call call(TaskCall task);

    /// Calls again after a restart, because it is not known what came of an earlier call of the same attempt. A job
    /// that was taken then is taken up again where that is possible.
    default Call resume(TaskCall task) {
        return call(task);
    }
}

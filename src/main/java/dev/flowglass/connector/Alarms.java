package dev.flowglass.connector;

import java.time.Duration;

/// Lets things happen later, in whatever time is used.
public interface Alarms {
    /// Runs `action` once after `delay`, on a thread that is not to be kept long.
    Alarm after(Duration delay, Runnable action);

    /// Something that will happen.
    interface Alarm {
        /// Has no effect once it happened.
        void cancel();
    }
}

package dev.flowglass.runtime;

import dev.flowglass.connector.Alarms;
import java.time.Duration;
import java.time.Instant;

/// The time that executions see, and alarms in it.
public interface TimeSource extends Alarms, AutoCloseable {
    Instant now();

    /// Runs `action` once when it is that time or later, on a thread that is not to be kept long.
    Alarm at(Instant time, Runnable action);

    /// As [#at], except that time does not jump because of it.
    Alarm limit(Instant time, Runnable action);

    @Override
    default Alarm after(Duration delay, Runnable action) {
        return at(now().plus(delay), action);
    }

    /// Something is being decided from now on: time may stand still until it is done, and must not jump.
    void begin();

    /// What [#begin] told of is done.
    void end();

    /// Something outside is at work from now on: time may pass, but must not jump.
    default void beginCall() {
        begin();
    }

    /// What [#beginCall] told of is done.
    default void endCall() {
        end();
    }

    /// No alarm rings any more.
    @Override
    void close();
}

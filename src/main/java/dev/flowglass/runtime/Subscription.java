package dev.flowglass.runtime;

/// Ends hearing the feed. A batch that is being delivered meanwhile may still come.
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}

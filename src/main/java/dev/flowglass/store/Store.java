package dev.flowglass.store;

/// All that outlives this process, in one place that belongs to one process at a time.
public interface Store extends AutoCloseable {
    /// Executions and what they did.
    Journal journal();

    Flows flows();

    Schedules schedules();

    Queues queues();

    /// Who may call the loopback endpoints of this store.
    AccessKey accessKey();

    /// Numbers that requests used once.
    Nonces nonces();

    /// Ends writing; what was promised is safe.
    @Override
    void close();
}

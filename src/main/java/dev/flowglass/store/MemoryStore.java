package dev.flowglass.store;

import dev.flowglass.engine.TokenKey;

/// A store that is safe as long as this process lives.
public final class MemoryStore implements Store {
    private final MemorySchedules schedules = new MemorySchedules();
    private final MemoryFlows flows = new MemoryFlows(schedules::forget);
    private final MemoryNonces nonces = new MemoryNonces();
    private final AccessKey accessKey = AccessKey.random();
    private final Queues queues;
    private final MemoryJournal journal;

    /// With new keys, and queues as safe as the rest.
    public MemoryStore() {
        this(new MemoryQueues());
    }

    /// With new keys.
    public MemoryStore(Queues queues) {
        this(MemoryJournal.randomKey(), queues);
    }

    public MemoryStore(TokenKey tokenKey, Queues queues) {
        this.queues = queues;
        this.journal = new MemoryJournal(tokenKey, flows::remove);
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Flows flows() {
        return flows;
    }

    @Override
    public Schedules schedules() {
        return schedules;
    }

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public AccessKey accessKey() {
        return accessKey;
    }

    @Override
    public Nonces nonces() {
        return nonces;
    }

    @Override
    public void close() {}
}

package dev.flowglass.desktop;

import dev.flowglass.store.AccessKey;
import dev.flowglass.store.Flows;
import dev.flowglass.store.Journal;
import dev.flowglass.store.Nonces;
import dev.flowglass.store.Queues;
import dev.flowglass.store.Schedules;
import dev.flowglass.store.Store;

/// The window's store as clients and schedules see it: with the flows that were run in the window. It stays open when
/// this one closes.
record ServedStore(Store kept, Flows flows) implements Store {
    static ServedStore of(Store kept) {
        return new ServedStore(kept, new RunFlows(kept.flows(), kept.journal()));
    }

    @Override
    public Journal journal() {
        return kept.journal();
    }

    @Override
    public Schedules schedules() {
        return kept.schedules();
    }

    @Override
    public Queues queues() {
        return kept.queues();
    }

    @Override
    public AccessKey accessKey() {
        return kept.accessKey();
    }

    @Override
    public Nonces nonces() {
        return kept.nonces();
    }

    @Override
    public void close() {}
}

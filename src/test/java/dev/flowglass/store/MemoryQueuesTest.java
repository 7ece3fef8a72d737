package dev.flowglass.store;

class MemoryQueuesTest extends QueuesContract {
    @Override
    Queues open() {
        return new MemoryQueues();
    }
}

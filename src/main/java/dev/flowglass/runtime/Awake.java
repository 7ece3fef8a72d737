package dev.flowglass.runtime;

import dev.flowglass.store.StoredExecution;

/// What leaves the memory while an execution rests.
///
/// @param stored what the journal has beside the entries
record Awake(StoredExecution stored, ExecutionView view) {
    Awake with(ExecutionView next) {
        return new Awake(stored, next);
    }
}

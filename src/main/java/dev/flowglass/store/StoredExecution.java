package dev.flowglass.store;

import dev.flowglass.engine.ExecutionId;

/// What is kept of an execution beside its journal.
///
/// @param definition text of the flow as it was when the execution started
public record StoredExecution(ExecutionId id, String definition) {}

package dev.flowglass.store;

import dev.flowglass.engine.ExecutionId;
import java.util.Optional;

/// What is kept of an execution beside its journal.
///
/// @param definition text of the flow as it was when the execution started
/// @param input JSON text, as it was given
/// @param callbackToken token of a task in another execution that is to hear of this one's end
public record StoredExecution(ExecutionId id, String definition, String input, Optional<String> callbackToken) {}

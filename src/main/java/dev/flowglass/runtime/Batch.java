package dev.flowglass.runtime;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import java.util.List;

/// Events of one execution that follow each other.
///
/// @param events at least one, but for [FeedListener#onEdit]; unmodifiable
/// @param after the state with all of them
public record Batch(ExecutionId id, FlowDefinition definition, List<Event> events, ExecutionState after) {}

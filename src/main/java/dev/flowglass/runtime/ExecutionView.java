package dev.flowglass.runtime;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import java.util.List;
import java.util.Optional;

/// An execution at a moment.
///
/// @param state the fold of `events`
/// @param events unmodifiable, does not grow
/// @param trouble why it cannot go on although it has not ended: our own mistake or the disk's
public record ExecutionView(
        ExecutionId id,
        FlowDefinition definition,
        ExecutionState state,
        List<Event> events,
        Optional<String> trouble) {}

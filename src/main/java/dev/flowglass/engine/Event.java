package dev.flowglass.engine;

import dev.flowglass.model.StepPath;
import java.time.Instant;

/// Something that happened in an execution. It never changes.
///
/// @param id from 1, without gaps
/// @param scheduleId id of the event that caused this one, 0 for the first
/// @param time whole milliseconds; never earlier than the event before
/// @param path the step, or [StepPath#FLOW]; for Branch… and Iteration… events the parallel or foreach
/// @param stepName empty for Execution… events
/// @param thread number of the thread of control it belongs to; 0 is the flow's own list
public record Event(
        int id,
        int scheduleId,
        Instant time,
        EventType type,
        StepPath path,
        String stepName,
        int thread,
        Detail detail) {}

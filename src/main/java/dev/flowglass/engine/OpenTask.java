package dev.flowglass.engine;

import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Obj;
import java.time.Instant;
import java.util.Optional;

/// A task that is under way outside.
///
/// @param params the step's `serviceParams`, filled from its input
/// @param since its TaskScheduled
/// @param deadline when `timeoutSeconds` will have passed
/// @param lastEventId the newest event of its thread
public record OpenTask(
        TaskRef ref,
        StepPath path,
        TaskStep step,
        Obj input,
        Obj params,
        Stage stage,
        Instant since,
        Optional<Instant> deadline,
        int lastEventId) {
    public enum Stage {
        /// Its resource is being called, or is to be called (again).
        CALLING,
        /// Its resource took the job; a report or the job's end is awaited.
        SUBMITTED
    }
}

package dev.flowglass.debug;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.model.StepPath;

/// An execution stands still.
///
/// @param state in which it stands
/// @param thread the one for whose sake it stopped
/// @param path the step where that thread stands, or the flow
public record Stop(ExecutionId id, ExecutionState state, int thread, StepPath path, Reason reason) {
    public sealed interface Reason {
        record AtBreakpoint(Breakpoint breakpoint) implements Reason {}

        record On(BreakOn what) implements Reason {}

        /// What a person wanted to step over, into or out of is done.
        record Stepped() implements Reason {}

        /// The step that a person wanted to get to comes next.
        record Reached() implements Reason {}

        record Paused() implements Reason {}
    }

    /// Name of the step, empty at the flow itself.
    public String stepName() {
        return state.threadView(thread)
                .flatMap(view -> view.top())
                .map(frame -> frame.stepName())
                .orElse("");
    }
}

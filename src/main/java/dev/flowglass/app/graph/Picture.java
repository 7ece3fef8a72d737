package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.GraphLayout;
import dev.flowglass.app.theme.BreakpointMark;
import dev.flowglass.app.theme.CoverageMark;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that the painter needs to know.
record Picture(
        GraphLayout layout,
        Optional<RunStates> run,
        Set<StepPath> selected,
        boolean focused,
        Optional<StepPath> hovered,
        Set<StepPath> found,
        Map<StepPath, Severity> problems,
        Set<StepPath> paused,
        Map<StepPath, BreakpointMark> breakpoints,
        Set<StepPath> overridden,
        Map<StepPath, CoverageMark> coverage,
        Instant now) {
    StepState state(StepPath path) {
        return run.map(states -> states.state(path)).orElse(StepState.NOT_STARTED);
    }

    /// Steps that never came to their turn stay as they are until the execution ends: then they step back.
    Looks looks(StepPath path) {
        return Looks.of(state(path).status());
    }
}

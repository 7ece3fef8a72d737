package dev.flowglass.app.graph.layout;

import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.Optional;

/// Something that stands in the picture and can be pointed at.
///
/// @param path the step; the flow itself for start and end
/// @param type nothing when the step has none yet, and for start, end and stop
/// @param groups number of branches, options …, shown or not
/// @param hidden number of steps inside when it is closed, else 0
public record Box(
        BoxKind kind,
        StepPath path,
        Bounds bounds,
        Optional<StepType> type,
        String name,
        String detail,
        boolean callback,
        Fold fold,
        int groups,
        int hidden) {
    /// True for what a person can select.
    public boolean isStep() {
        return kind == BoxKind.STEP || kind == BoxKind.HEADER;
    }
}

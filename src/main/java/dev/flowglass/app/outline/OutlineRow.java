package dev.flowglass.app.outline;

import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import java.util.Optional;

/// A line of the outline.
sealed interface OutlineRow {
    /// The step to go to.
    Optional<StepPath> step();

    record Step(Outline.Node node) implements OutlineRow {
        @Override
        public Optional<StepPath> step() {
            return Optional.of(node.path());
        }
    }

    /// A branch, an option, the default, the body of a foreach.
    record Group(StepPath owner, Outline.Group group) implements OutlineRow {
        @Override
        public Optional<StepPath> step() {
            return Optional.of(owner);
        }
    }

    /// @param to the step it goes to, when there is one
    record Jump(Outline.Jump jump, Optional<StepPath> to) implements OutlineRow {
        @Override
        public Optional<StepPath> step() {
            return to;
        }
    }
}

package dev.flowglass.engine;

import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.SucceedStep;
import dev.flowglass.value.Obj;
import java.util.Optional;

/// A list of steps that is being run: of the flow, a branch, an iteration, or an option on top of its choice.
///
/// @param index position of the current step; of the last one when the list is over
/// @param input of the parent
/// @param local of this list so far
/// @param below the frame of the choice that this option belongs to
record Frame(Block block, int index, Obj input, Obj local, Run run, Optional<Frame> below) {
    static Frame start(Block block, Obj input, Optional<Frame> below) {
        return new Frame(
                block, 0, input, Obj.EMPTY, block.steps().size() == 0 ? new Run.Over() : new Run.Next(), below);
    }

    Step step() {
        return block.steps().get(index);
    }

    StepPath path() {
        return block.paths().get(index);
    }

    Block inner(int group) {
        return block.inner().get(index).get(group);
    }

    Frame with(Run next) {
        return new Frame(block, index, input, local, next, below);
    }

    /// The frame after its step was left.
    Frame left(Obj merged, int jump) {
        int next = jump == Run.ONWARD ? index + 1 : jump;
        boolean over =
                jump == Run.ONWARD && (next == block.steps().size() || step().end() || step() instanceof SucceedStep);
        return over
                ? new Frame(block, index, input, merged, new Run.Over(), below)
                : new Frame(block, next, input, merged, new Run.Next(), below);
    }
}

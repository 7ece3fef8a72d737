package dev.flowglass.engine;

import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.SucceedStep;
import dev.flowglass.value.Obj;
import java.util.Optional;
import java.util.function.Function;

/// A list of steps that is being run: of the flow, a branch, an iteration, or an option on top of its choice.
///
/// @param index position of the current step; of the last one when the list is over
/// @param input of the parent
/// @param local of this list so far
/// @param context what a person put in the place of the step's `$context`
/// @param below the frame of the choice that this option belongs to
record Frame(Block block, int index, Obj input, Obj local, Run run, Optional<Obj> context, Optional<Frame> below) {
    static Frame start(Block block, Obj input, Optional<Frame> below) {
        return new Frame(
                block,
                0,
                input,
                Obj.EMPTY,
                block.steps().size() == 0 ? new Run.Over() : new Run.Next(),
                Optional.empty(),
                below);
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
        return new Frame(block, index, input, local, next, context, below);
    }

    Frame withInput(Obj changed) {
        return new Frame(block, index, changed, local, run, context, below);
    }

    Frame withLocal(Obj changed) {
        return new Frame(block, index, input, changed, run, context, below);
    }

    Frame withContext(Obj changed) {
        return new Frame(block, index, input, local, run, Optional.of(changed), below);
    }

    /// The frame whose step is tried again.
    Frame again(Run next) {
        return new Frame(block, index, input, local, next, Optional.empty(), below);
    }

    /// This frame with another one in the place of that which stands at a step, in it or below it.
    Optional<Frame> replacing(StepPath at, Function<Frame, Optional<Frame>> change) {
        if (block.steps().size() > 0 && path().equals(at)) {
            return change.apply(this);
        }
        return below.flatMap(lower -> lower.replacing(at, change))
                .map(lower -> new Frame(block, index, input, local, run, context, Optional.of(lower)));
    }

    /// The frame after its step was left.
    Frame left(Obj merged, int jump) {
        int next = jump == Run.ONWARD ? index + 1 : jump;
        boolean over =
                jump == Run.ONWARD && (next == block.steps().size() || step().end() || step() instanceof SucceedStep);
        return over
                ? new Frame(block, index, input, merged, new Run.Over(), Optional.empty(), below)
                : new Frame(block, next, input, merged, new Run.Next(), Optional.empty(), below);
    }
}

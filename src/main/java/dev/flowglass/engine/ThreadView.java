package dev.flowglass.engine;

import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A thread of control as a person sees it: where it stands and with which data.
///
/// @param parent the thread whose parallel or foreach started it
/// @param position of its branch or element, from 0
/// @param frames its own, innermost first
public record ThreadView(int id, OptionalInt parent, int position, int lastEventId, List<FrameView> frames) {
    public ThreadView {
        frames = List.copyOf(frames);
    }

    /// A list of steps and its current step.
    ///
    /// @param enteredId id of its StepEntered, once entered
    /// @param attempt of a task, from 1; 0 for other steps and before the first
    /// @param parentInput what `$input` means in the step's `inputMappings`
    /// @param parentLocal what `$local` means there
    /// @param input of the step, once mapped
    /// @param local of the step, once known
    /// @param output of the step, once mapped
    public record FrameView(
            StepPath path,
            Step step,
            OptionalInt enteredId,
            int attempt,
            Obj parentInput,
            Obj parentLocal,
            Phase phase,
            Optional<Obj> input,
            Optional<Value> local,
            Optional<Obj> output,
            Optional<Failure> failure) {
        public String stepName() {
            return step.name();
        }
    }

    /// The frame of the step where the thread stands; nothing in a list without steps.
    public Optional<FrameView> top() {
        return frames.stream().findFirst();
    }

    public enum Phase {
        /// Before StepEntered.
        NEXT,
        /// Before its input is mapped.
        ENTERED,
        WAITING,
        /// The steps inside it run.
        INSIDE,
        SCHEDULED,
        CALLING,
        SUBMITTED,
        RETRYING,
        /// Before its output is mapped.
        LOCAL_KNOWN,
        /// Before its output is merged.
        SUCCEEDED,
        /// Before the output of its `errorMappings` is merged.
        CAUGHT,
        FAILING,
        /// The list is at its end.
        OVER
    }
}

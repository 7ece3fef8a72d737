package dev.flowglass.app.debug;

import dev.flowglass.app.words.Words;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.ThreadView;
import dev.flowglass.engine.ThreadView.FrameView;
import dev.flowglass.engine.ThreadView.Phase;
import dev.flowglass.model.ForeachStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The threads of a stopped execution, those that one started below it, each with its frames.
final class Threads {
    /// @param started the threads that it has started and that have not ended
    record Branch(ThreadView thread, List<Branch> started) {}

    private Threads() {}

    static List<Branch> of(ExecutionState state) {
        return below(state.threads(), Optional.empty());
    }

    private static List<Branch> below(List<ThreadView> all, Optional<Integer> parent) {
        var branches = new ArrayList<Branch>();
        for (var thread : all) {
            var owner = thread.parent().isEmpty()
                    ? Optional.<Integer>empty()
                    : Optional.of(thread.parent().getAsInt());
            if (owner.equals(parent)) {
                branches.add(new Branch(thread, below(all, Optional.of(thread.id()))));
            }
        }
        return List.copyOf(branches);
    }

    /// `main`, `branch 1 of both`, `iteration 3 of each`; counted from 1.
    static String title(ThreadView thread, ExecutionState state, Words words) {
        var owner = thread.parent().isEmpty()
                ? Optional.<FrameView>empty()
                : state.threadView(thread.parent().getAsInt()).flatMap(ThreadView::top);
        return owner.map(step -> words.now(
                        step.step() instanceof ForeachStep ? "debug.thread.iteration" : "debug.thread.branch",
                        thread.position() + 1,
                        step.stepName()))
                .orElseGet(() -> words.now("debug.thread.main"));
    }

    static String phase(FrameView frame, Words words) {
        return words.now(word(frame.phase()));
    }

    static String word(Phase phase) {
        return "debug.phase." + phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

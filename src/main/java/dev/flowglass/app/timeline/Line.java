package dev.flowglass.app.timeline;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.ThreadView;
import dev.flowglass.engine.Timer;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A line of the table.
public sealed interface Line {
    record Happened(Event event) implements Line {}

    /// Something that has not happened yet: who or what is waited for, and until when.
    ///
    /// @param step empty for the execution as a whole
    /// @param attempt from 1, of a task or of what is tried again
    /// @param due nothing without a limit
    record Pending(Kind kind, StepPath path, String step, int thread, int attempt, Instant since, Optional<Instant> due)
            implements Line {
        enum Kind {
            /// Somebody's report.
            REPORT("waiting-callback"),
            /// The resource's answer.
            CALL("running"),
            WAIT("waiting-time"),
            RETRY("retrying"),
            EXECUTION_TIMEOUT("timed-out");

            private final String symbol;

            Kind(String symbol) {
                this.symbol = symbol;
            }

            String symbol() {
                return symbol;
            }
        }
    }

    /// At most so many are listed.
    int MOST_PENDING = 100;

    /// What an execution waits for, the next to happen first.
    static List<Pending> pending(ExecutionState state) {
        if (state.status().ended()) {
            return List.of();
        }
        var pending = new ArrayList<Pending>();
        for (var task : state.openTasks()) {
            boolean report = task.stage() == OpenTask.Stage.SUBMITTED
                    && task.step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK;
            pending.add(new Pending(
                    report ? Pending.Kind.REPORT : Pending.Kind.CALL,
                    task.path(),
                    task.step().name(),
                    task.ref().thread(),
                    task.ref().attempt(),
                    task.since(),
                    task.deadline()));
        }
        for (var timer : state.timers()) {
            switch (timer.kind()) {
                case WAIT -> pending.add(timed(state, timer, Pending.Kind.WAIT));
                case RETRY -> pending.add(timed(state, timer, Pending.Kind.RETRY));
                case TASK_TIMEOUT -> {
                    // It is the limit of an open task.
                }
                case EXECUTION_TIMEOUT -> {
                    if (state.definition().flow().timeoutSeconds().isPresent()) {
                        pending.add(timed(state, timer, Pending.Kind.EXECUTION_TIMEOUT));
                    }
                }
            }
        }
        pending.sort(Comparator.comparing(line -> line.due().orElse(Instant.MAX)));
        return List.copyOf(pending.subList(0, Math.min(pending.size(), MOST_PENDING)));
    }

    private static Pending timed(ExecutionState state, Timer timer, Pending.Kind kind) {
        var top = kind == Pending.Kind.EXECUTION_TIMEOUT
                ? Optional.<ThreadView.FrameView>empty()
                : state.threadView(timer.thread()).flatMap(view -> view.top());
        return new Pending(
                kind,
                top.map(frame -> frame.path()).orElse(StepPath.FLOW),
                top.map(frame -> frame.stepName()).orElse(""),
                timer.thread(),
                top.map(frame -> frame.attempt() + (kind == Pending.Kind.RETRY ? 1 : 0))
                        .orElse(1),
                timer.since(),
                Optional.of(timer.at()));
    }
}

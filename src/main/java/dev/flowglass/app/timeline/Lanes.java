package dev.flowglass.app.timeline;

import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The runs of steps of an execution as bars, in one lane for each thread of control: its events, folded one after the
/// other.
final class Lanes {
    /// How a part of a bar is filled.
    enum Fill {
        WORK,
        /// Somebody is to report.
        REPORT,
        /// A time is to come.
        TIME,
        /// It will be tried again.
        RETRY
    }

    enum End {
        /// It has none yet.
        OPEN,
        SUCCEEDED,
        CAUGHT,
        FAILED,
        /// The execution ended meanwhile.
        CANCELLED
    }

    /// @param event with which this part began; it ends with the next one or with the bar
    record Part(int event, Fill fill) {}

    /// One run of a step.
    static final class Bar {
        private final StepPath path;
        private final String name;
        private final int thread;
        private final int level;
        private final Instant start;
        private final int firstId;
        private final List<Part> parts = new ArrayList<>();
        private Optional<Instant> end = Optional.empty();
        private End how = End.OPEN;
        private boolean caught;
        private int lastId;
        private int attempts;

        private Bar(Event entered, int level) {
            path = entered.path();
            name = entered.stepName();
            thread = entered.thread();
            this.level = level;
            start = entered.time();
            firstId = entered.id();
            lastId = entered.id();
            parts.add(new Part(firstId, Fill.WORK));
        }

        private void become(Fill fill, Event event) {
            if (parts.getLast().fill() != fill) {
                parts.add(new Part(event.id(), fill));
            }
        }

        private void end(End ended, Event event) {
            end = Optional.of(event.time());
            how = ended;
            lastId = event.id();
        }

        StepPath path() {
            return path;
        }

        String name() {
            return name;
        }

        int thread() {
            return thread;
        }

        /// How deep it is nested in its lane: steps inside a choice lie below it.
        int level() {
            return level;
        }

        Instant start() {
            return start;
        }

        Optional<Instant> end() {
            return end;
        }

        End how() {
            return how;
        }

        /// At least one, in order.
        List<Part> parts() {
            return parts;
        }

        int firstId() {
            return firstId;
        }

        int lastId() {
            return lastId;
        }

        /// How often its task was scheduled; 0 for steps that are none.
        int attempts() {
            return attempts;
        }
    }

    /// What a thread of control did.
    static final class Lane {
        private final int thread;
        private final int depth;
        private final String step;
        private final int position;
        private final List<Bar> bars = new ArrayList<>();
        private final List<Event> marks = new ArrayList<>();
        private final Deque<Bar> open = new ArrayDeque<>();
        private int levels = 1;

        private Lane(int thread, int depth, String step, int position) {
            this.thread = thread;
            this.depth = depth;
            this.step = step;
            this.position = position;
        }

        int thread() {
            return thread;
        }

        /// 0 for the flow's own list.
        int depth() {
            return depth;
        }

        /// The parallel or foreach that it belongs to; empty for the flow's own list.
        String step() {
            return step;
        }

        /// Number of the branch or element, from 0.
        int position() {
            return position;
        }

        /// In the order of their starts.
        List<Bar> bars() {
            return bars;
        }

        /// Events that stand out: errors, timeouts, submissions.
        List<Event> marks() {
            return marks;
        }

        int levels() {
            return levels;
        }
    }

    private final Function<StepPath, Optional<Step>> steps;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<Integer, Lane> byThread = new HashMap<>();
    private final List<Bar> bars = new ArrayList<>();
    private final TimeScale scale = new TimeScale();
    private int count;

    /// @param steps the step at a place
    Lanes(Function<StepPath, Optional<Step>> steps) {
        this.steps = steps;
    }

    /// In the order of the threads' starts.
    List<Lane> lanes() {
        return lanes;
    }

    /// All bars, in the order of their starts.
    List<Bar> bars() {
        return bars;
    }

    /// How deep the list of a thread lies in parallels and foreachs.
    int depth(int thread) {
        var lane = byThread.get(thread);
        return lane == null ? 0 : lane.depth;
    }

    TimeScale scale() {
        return scale;
    }

    /// How many events were added.
    int count() {
        return count;
    }

    /// The next event.
    void add(Event event) {
        count = event.id();
        scale.add(event.time());
        switch (event.type()) {
            case EXECUTION_STARTED -> open(event.thread(), new Lane(event.thread(), 0, "", 0));
            case BRANCH_ENTERED, ITERATION_ENTERED -> spawn(event);
            case BRANCH_EXITED, ITERATION_EXITED -> {
                // The lane ends with its last bar.
            }
            case STEP_ENTERED -> enter(event);
            case STEP_STARTED -> {
                if (event.detail() instanceof Detail.Started(var _, Detail.Plan.Until _)) {
                    become(event, Fill.TIME);
                }
            }
            case TASK_SCHEDULED -> {
                become(event, Fill.WORK);
                current(event).ifPresent(bar -> bar.attempts++);
            }
            case TASK_STARTED -> become(event, Fill.WORK);
            case TASK_SUBMITTED -> {
                become(event, isCallback(event.path()) ? Fill.REPORT : Fill.WORK);
                mark(event);
            }
            case TASK_SUCCEEDED, STEP_SUCCEEDED -> become(event, Fill.WORK);
            case TASK_FAILED, TASK_SUBMIT_FAILED, TASK_TIMED_OUT -> err(event);
            case STEP_EXITED -> exit(event);
            case STEP_FAILED -> fail(event);
            case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_TIMED_OUT, EXECUTION_STOPPED -> {
                for (var lane : lanes) {
                    lane.open.forEach(bar -> bar.end(End.CANCELLED, event));
                    lane.open.clear();
                }
            }
        }
    }

    private void open(int thread, Lane lane) {
        lanes.add(lane);
        byThread.put(thread, lane);
    }

    private void spawn(Event event) {
        if (event.detail() instanceof Detail.Spawned(var _, int parent, int position)) {
            var above = byThread.get(parent);
            open(
                    event.thread(),
                    new Lane(event.thread(), above == null ? 1 : above.depth + 1, event.stepName(), position));
        }
    }

    private void enter(Event event) {
        var lane = byThread.get(event.thread());
        if (lane != null) {
            var bar = new Bar(event, lane.open.size());
            lane.levels = Math.max(lane.levels, lane.open.size() + 1);
            lane.bars.add(bar);
            bars.add(bar);
            lane.open.push(bar);
        }
    }

    private Optional<Bar> current(Event event) {
        var lane = byThread.get(event.thread());
        var bar = lane == null ? null : lane.open.peek();
        if (bar == null) {
            return Optional.empty();
        }
        bar.lastId = event.id();
        return Optional.of(bar);
    }

    private void become(Event event, Fill fill) {
        current(event).ifPresent(bar -> bar.become(fill, event));
    }

    private void mark(Event event) {
        var lane = byThread.get(event.thread());
        if (lane != null) {
            lane.marks.add(event);
        }
    }

    private void err(Event event) {
        mark(event);
        current(event).ifPresent(bar -> {
            if (event.detail() instanceof Detail.Erred erred) {
                switch (erred.recovery()) {
                    case Detail.Recovery.Retry _ -> bar.become(Fill.RETRY, event);
                    case Detail.Recovery.Catch _ -> {
                        bar.caught = true;
                        bar.become(Fill.WORK, event);
                    }
                    case Detail.Recovery.None _ -> bar.become(Fill.WORK, event);
                }
            }
        });
    }

    private void exit(Event event) {
        current(event).ifPresent(bar -> {
            bar.end(bar.caught ? End.CAUGHT : End.SUCCEEDED, event);
            pop(event);
        });
    }

    private void fail(Event event) {
        current(event).ifPresent(bar -> {
            bar.end(End.FAILED, event);
            pop(event);
        });
    }

    private void pop(Event event) {
        var lane = byThread.get(event.thread());
        if (lane != null) {
            lane.open.pop();
        }
    }

    private boolean isCallback(StepPath path) {
        return steps.apply(path).orElse(null) instanceof TaskStep task
                && task.pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK;
    }
}

package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.Edge;
import dev.flowglass.app.graph.layout.EdgeKind;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.Failure;
import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.Flow;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.Steps;
import dev.flowglass.model.TaskStep;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What the steps of a flow are doing, and which ways were taken: the events of one execution, folded one after the
/// other. Any thread, but one at a time.
public final class RunStates {
    /// @param group for what leads into a group, or past an empty one; else -1
    private record Way(EdgeKind kind, StepPath from, StepPath to, int group) {}

    /// What a thread of control did last.
    private static final class Track {
        /// The step it left last, if it has entered none since.
        private Optional<StepPath> left = Optional.empty();

        /// How it goes on after that step when it does not simply go on.
        private Optional<EdgeKind> jump = Optional.empty();

        private OptionalInt parent = OptionalInt.empty();
        private int position;
    }

    private final Flow flow;
    private final Map<StepPath, StepRuns> steps = new HashMap<>();
    private final Map<StepPath, Optional<Step>> definitions = new HashMap<>();
    private final Map<Integer, Track> tracks = new HashMap<>();
    private final Map<Integer, Map<StepPath, OptionalInt>> choices = new HashMap<>();
    private final Set<Way> ways = new HashSet<>();
    private Optional<EventType> end = Optional.empty();
    private Optional<Instant> lastTime = Optional.empty();
    private int lastEventId;

    public RunStates(Flow flow) {
        this.flow = flow;
    }

    public static RunStates of(Flow flow, List<Event> events) {
        var states = new RunStates(flow);
        states.add(events);
        return states;
    }

    public void add(List<Event> events) {
        events.forEach(this::add);
    }

    /// The next event; one that was added already changes nothing.
    public void add(Event event) {
        if (event.id() <= lastEventId) {
            return;
        }
        lastEventId = event.id();
        lastTime = Optional.of(event.time());
        switch (event.type()) {
            case EXECUTION_STARTED -> track(event);
            case EXECUTION_SUCCEEDED -> {
                leave(event, StepPath.FLOW, 0);
                end(event);
            }
            case EXECUTION_FAILED, EXECUTION_TIMED_OUT, EXECUTION_STOPPED -> end(event);
            case STEP_ENTERED -> enter(event);
            case STEP_STARTED -> start(event);
            case STEP_SUCCEEDED -> succeed(event);
            case STEP_FAILED -> step(event).fail(event.thread(), errorOf(event), event.time());
            case STEP_EXITED -> exit(event);
            case BRANCH_ENTERED, ITERATION_ENTERED -> spawn(event);
            case BRANCH_EXITED, ITERATION_EXITED -> join(event);
            case TASK_SCHEDULED -> schedule(event);
            case TASK_STARTED -> step(event).become(event.thread(), StepStatus.RUNNING, event.time());
            case TASK_SUBMITTED -> submit(event);
            case TASK_SUCCEEDED -> settle(event);
            case TASK_SUBMIT_FAILED, TASK_FAILED, TASK_TIMED_OUT -> err(event);
        }
    }

    private Track track(Event event) {
        return tracks.computeIfAbsent(event.thread(), _ -> new Track());
    }

    private StepRuns step(Event event) {
        return steps.computeIfAbsent(event.path(), _ -> new StepRuns());
    }

    private void enter(Event event) {
        var track = track(event);
        step(event).enter(event.thread(), event.time());
        if (track.left.isPresent()) {
            ways.add(new Way(track.jump.orElse(EdgeKind.FLOW), track.left.get(), event.path(), -1));
        } else if (event.path().parent().equals(Optional.of(StepPath.FLOW))) {
            ways.add(new Way(EdgeKind.FLOW, StepPath.FLOW, event.path(), -1));
        }
        track.left = Optional.empty();
        track.jump = Optional.empty();
    }

    private void start(Event event) {
        if (event.detail() instanceof Detail.Started(var _, Detail.Plan plan)) {
            switch (plan) {
                case Detail.Plan.Until(Instant time) ->
                    step(event).become(event.thread(), StepStatus.WAITING_TIME, event.time(), Optional.of(time));
                case Detail.Plan.Choose(OptionalInt group) -> {
                    choices.computeIfAbsent(event.thread(), _ -> new HashMap<>())
                            .put(event.path(), group);
                    ways.add(new Way(EdgeKind.BRANCH, event.path(), event.path(), groupOf(event.path(), group)));
                }
                case Detail.Plan.Spread(int count) -> step(event).spread(event.thread(), count);
                case Detail.Plan.Proceed() -> {
                    // It succeeds at once.
                }
                case Detail.Plan.Break(Failure _) -> {
                    // It fails at once.
                }
            }
        }
    }

    /// The way past a choice without a default counts as one more group.
    private int groupOf(StepPath path, OptionalInt group) {
        return group.orElseGet(
                () -> definition(path).map(step -> step.groups().size()).orElse(0));
    }

    private void succeed(Event event) {
        if (definition(event.path()).orElse(null) instanceof ChoiceStep) {
            leave(event, event.path(), groupOf(event.path(), chosen(event)));
        }
        step(event).succeed(event.thread(), event.time());
    }

    private OptionalInt chosen(Event event) {
        return choices.getOrDefault(event.thread(), Map.of()).getOrDefault(event.path(), OptionalInt.empty());
    }

    /// A list has ended: the way from its last step to its owner, or past it when it is empty.
    private void leave(Event event, StepPath owner, int group) {
        var left = track(event).left;
        ways.add(
                left.isPresent()
                        ? new Way(EdgeKind.FLOW, left.get(), owner, -1)
                        : new Way(EdgeKind.FLOW, owner, owner, group));
    }

    private void exit(Event event) {
        step(event).exit(event.thread(), event.time());
        var track = track(event);
        track.left = Optional.of(event.path());
        if (definition(event.path()).orElse(null) instanceof ChoiceStep choice
                && chosen(event) instanceof OptionalInt group
                && group.isPresent()
                && choice.route(group.getAsInt()).goTo().isPresent()) {
            track.jump = Optional.of(EdgeKind.GOTO);
        }
    }

    private void spawn(Event event) {
        var track = new Track();
        if (event.detail() instanceof Detail.Spawned(var _, int parent, int position)) {
            track.parent = OptionalInt.of(parent);
            track.position = event.type() == EventType.BRANCH_ENTERED ? position : 0;
        }
        tracks.put(event.thread(), track);
        var way = new Way(EdgeKind.BRANCH, event.path(), event.path(), track.position);
        boolean again = !ways.add(way);
        if (again && event.type() == EventType.ITERATION_ENTERED) {
            ways.add(new Way(EdgeKind.LOOP, event.path(), event.path(), -1));
        }
    }

    private void join(Event event) {
        var track = track(event);
        leave(event, event.path(), track.position);
        track.parent.ifPresent(parent -> step(event).oneDone(parent));
        tracks.remove(event.thread());
        choices.remove(event.thread());
    }

    private void schedule(Event event) {
        if (event.detail() instanceof Detail.Scheduled scheduled) {
            step(event).schedule(event.thread(), scheduled.attempt(), event.time(), scheduled.deadline());
        }
    }

    private void submit(Event event) {
        boolean callback = definition(event.path()).orElse(null) instanceof TaskStep task
                && task.pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK;
        step(event).become(event.thread(), callback ? StepStatus.WAITING_CALLBACK : StepStatus.RUNNING, event.time());
    }

    private void settle(Event event) {
        step(event).become(event.thread(), StepStatus.RUNNING, event.time());
        if (event.detail() instanceof Detail.Result(var _, Optional<Detail.Erred> unusable)) {
            unusable.ifPresent(erred -> recover(event, erred));
        }
    }

    private void err(Event event) {
        if (event.detail() instanceof Detail.Erred erred) {
            recover(event, erred);
        }
    }

    private void recover(Event event, Detail.Erred erred) {
        var step = step(event);
        step.err(event.thread(), erred.failure().error(), event.type() == EventType.TASK_TIMED_OUT);
        switch (erred.recovery()) {
            case Detail.Recovery.Retry(int policy, Instant at) ->
                step.retry(event.thread(), policy, repetitions(event.path(), policy), event.time(), at);
            case Detail.Recovery.Catch(int _) -> track(event).jump = Optional.of(EdgeKind.CATCH);
            case Detail.Recovery.None() -> {
                // StepFailed follows.
            }
        }
    }

    private int repetitions(StepPath path, int policy) {
        return definition(path).orElse(null) instanceof TaskStep task
                        && policy < task.retry().size()
                ? task.retry().get(policy).maxAttempts()
                : 0;
    }

    private static String errorOf(Event event) {
        return event.detail() instanceof Detail.Ended(Failure failure) ? failure.error() : "";
    }

    private void end(Event event) {
        end = Optional.of(event.type());
        steps.values().forEach(step -> step.cancel(event.time()));
    }

    private Optional<Step> definition(StepPath path) {
        return definitions.computeIfAbsent(path, this::find);
    }

    private Optional<Step> find(StepPath path) {
        var indices = path.indices();
        Steps list = flow.steps();
        for (int i = 0; i < indices.size(); i += 2) {
            if (indices.get(i) >= list.size()) {
                return Optional.empty();
            }
            var step = list.get(indices.get(i));
            if (i + 1 >= indices.size()) {
                return Optional.of(step);
            }
            if (indices.get(i + 1) >= step.groups().size()) {
                return Optional.empty();
            }
            list = step.groups().get(indices.get(i + 1));
        }
        return Optional.empty();
    }

    public StepState state(StepPath path) {
        var runs = Optional.ofNullable(steps.get(path));
        return runs.map(StepRuns::state).orElse(end.isPresent() ? StepState.SKIPPED : StepState.NOT_STARTED);
    }

    /// The states of all steps that were entered.
    public Map<StepPath, StepState> entered() {
        var all = new HashMap<StepPath, StepState>();
        steps.forEach((path, runs) -> all.put(path, runs.state()));
        return all;
    }

    /// True when the execution went along this edge.
    public boolean taken(Edge edge) {
        return switch (edge.kind()) {
            case FLOW -> ways.contains(new Way(EdgeKind.FLOW, edge.from(), edge.to(), pastGroup(edge))) || passes(edge);
            case BRANCH -> ways.contains(new Way(EdgeKind.BRANCH, edge.from(), edge.from(), edge.group()));
            case GOTO ->
                ways.contains(new Way(EdgeKind.GOTO, edge.from(), edge.to(), -1))
                        && ways.contains(new Way(EdgeKind.BRANCH, edge.from(), edge.from(), edge.group()));
            case CATCH, LOOP -> ways.contains(new Way(edge.kind(), edge.from(), edge.to(), -1));
        };
    }

    private static int pastGroup(Edge edge) {
        return edge.from().equals(edge.to()) ? edge.group() : -1;
    }

    /// An empty flow or a parallel without branches is passed when it is done.
    private boolean passes(Edge edge) {
        return edge.from().equals(edge.to())
                && edge.group() < 0
                && state(edge.from()).status() == StepStatus.SUCCEEDED;
    }

    /// How the execution ended.
    public Optional<EventType> end() {
        return end;
    }

    /// Time of the last event.
    public Optional<Instant> lastTime() {
        return lastTime;
    }

    public int lastEventId() {
        return lastEventId;
    }
}

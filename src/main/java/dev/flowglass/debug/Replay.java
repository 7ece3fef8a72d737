package dev.flowglass.debug;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.Timer;
import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs a history again on a definition: what came from outside comes as it is told, what follows is decided. So a
/// history that only tells what happened becomes one with states, and where it is not what this definition gives, the
/// first difference is found.
public final class Replay {
    /// Base64 of `v1#…`
    private static final String TOKEN = "djEj[A-Za-z0-9+/]+={0,2}";

    /// @param told what the history says
    /// @param instead what this definition gives at that place; nothing when it gives nothing
    public record Difference(ToldEvent told, Optional<ToldEvent> instead) {}

    /// @param events as far as both agree, with the data, times and tokens that were told
    /// @param commands what brought them about, one for each event
    /// @param state after them
    public record Result(
            List<Event> events, List<Command> commands, ExecutionState state, Optional<Difference> difference) {
        public Result {
            events = List.copyOf(events);
            commands = List.copyOf(commands);
        }
    }

    private record Attempt(Command command, Event event) {}

    private final Engine engine;
    private final List<Event> events = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private ExecutionState state;

    private Replay(Engine engine, Definition definition) {
        this.engine = engine;
        this.state = ExecutionState.initial(definition);
    }

    public static Result run(Engine engine, Definition definition, List<ToldEvent> history) {
        return run(engine, definition, history, List.of());
    }

    /// @param edits what persons changed meanwhile; those that this definition has no place for are left out
    public static Result run(Engine engine, Definition definition, List<ToldEvent> history, List<Edit> edits) {
        return new Replay(engine, definition).run(history, edits);
    }

    private Result run(List<ToldEvent> history, List<Edit> edits) {
        for (var told : history) {
            var attempts = candidates(told)
                    .flatMap(command -> attempt(command, told).stream())
                    .toList();
            var match = attempts.stream()
                    .filter(attempt -> isSame(told, attempt.event()))
                    .findFirst();
            if (match.isEmpty()) {
                return new Result(
                        events,
                        commands,
                        state,
                        Optional.of(new Difference(told, instead(told, attempts).map(ToldEvent::of))));
            }
            var event = as(told, match.get().event());
            events.add(event);
            commands.add(match.get().command());
            state = state.with(event);
            edits.stream().filter(edit -> edit.after() == event.id()).forEach(this::change);
        }
        return new Result(events, commands, state, Optional.empty());
    }

    private void change(Edit edit) {
        if (engine.decide(state, edit.command(), edit.time())
                instanceof Decision.Accepted(var none, ExecutionState after)) {
            state = state.with(new Edit(
                    edit.after(),
                    edit.time(),
                    edit.command(),
                    after.edits().getLast().before()));
        }
    }

    private Optional<Attempt> attempt(Command command, ToldEvent told) {
        var time =
                command instanceof Command.TimerFired(Timer timer) && timer.at().isAfter(told.time())
                        ? timer.at()
                        : told.time();
        return engine.decide(state, command, time) instanceof Decision.Accepted accepted
                ? Optional.of(new Attempt(command, accepted.events().getFirst()))
                : Optional.empty();
    }

    /// What this definition gives here: the nearest that could be meant, else what it would do by itself.
    private Optional<Event> instead(ToldEvent told, List<Attempt> attempts) {
        return attempts.stream()
                .map(Attempt::event)
                .filter(event -> event.type() == told.type())
                .findFirst()
                .or(() -> attempts.stream().map(Attempt::event).findFirst())
                .or(() -> advances()
                        .flatMap(command -> attempt(command, told).stream())
                        .map(Attempt::event)
                        .findFirst());
    }

    private Stream<Command> advances() {
        return state.ready().stream().map(Command.AdvanceThread::new);
    }

    /// The commands that can give an event of this type.
    private Stream<Command> candidates(ToldEvent told) {
        if (state.status().ended()) {
            return Stream.empty();
        }
        return switch (told.type()) {
            case EXECUTION_STARTED ->
                Stream.of(new Command.Start(told.detail().find("input") instanceof Obj input ? input : Obj.EMPTY));
            case TASK_SUBMITTED -> open().map(task -> new Command.Submitted(task.ref(), output(told)));
            case TASK_SUCCEEDED -> open().map(task -> succeeded(task, output(told)));
            case TASK_FAILED, TASK_SUBMIT_FAILED ->
                Stream.concat(advances(), open().map(task -> failed(task, told.type(), failure(told))));
            case TASK_TIMED_OUT -> timers(Timer.Kind.TASK_TIMEOUT);
            case STEP_SUCCEEDED -> Stream.concat(advances(), timers(Timer.Kind.WAIT));
            case TASK_SCHEDULED -> Stream.concat(advances(), timers(Timer.Kind.RETRY));
            case EXECUTION_TIMED_OUT -> timers(Timer.Kind.EXECUTION_TIMEOUT);
            case EXECUTION_STOPPED -> Stream.of(new Command.StopExecution(failure(told)));
            case EXECUTION_FAILED -> Stream.concat(advances(), limits());
            case EXECUTION_SUCCEEDED,
                    STEP_ENTERED,
                    STEP_STARTED,
                    STEP_FAILED,
                    STEP_EXITED,
                    BRANCH_ENTERED,
                    BRANCH_EXITED,
                    ITERATION_ENTERED,
                    ITERATION_EXITED,
                    TASK_STARTED -> advances();
        };
    }

    /// A limit that is reached ends the execution in the place of any event.
    private Stream<Command> limits() {
        var fired = state.timers().stream().<Command>map(Command.TimerFired::new);
        var answered = open().flatMap(
                        task -> Stream.of(new Command.Submitted(task.ref(), Obj.EMPTY), succeeded(task, Obj.EMPTY)));
        return Stream.concat(fired, answered);
    }

    private Stream<OpenTask> open() {
        return state.openTasks().stream();
    }

    private Stream<Command> timers(Timer.Kind kind) {
        return state.timers().stream().filter(timer -> timer.kind() == kind).map(Command.TimerFired::new);
    }

    private Command succeeded(OpenTask task, Value output) {
        return task.step().pattern() == Pattern.WAIT_FOR_CALLBACK
                ? new Command.ReportTaskSucceeded(engine.token(state, task), output)
                : new Command.Completed(task.ref(), output);
    }

    private Command failed(OpenTask task, EventType type, Failure failure) {
        return task.step().pattern() == Pattern.WAIT_FOR_CALLBACK && type == EventType.TASK_FAILED
                ? new Command.ReportTaskFailed(engine.token(state, task), failure)
                : new Command.Failed(task.ref(), failure);
    }

    private static Value output(ToldEvent told) {
        return told.detail().get("output").orElse(Obj.EMPTY);
    }

    private static Failure failure(ToldEvent told) {
        return new Failure(text(told, "error"), text(told, "cause"));
    }

    private static String text(ToldEvent told, String key) {
        return told.detail().find(key) instanceof Value.Text(String text) ? text : "";
    }

    /// Tokens differ from place to place, and the words of a cause are nobody's promise.
    private static boolean isSame(ToldEvent told, Event event) {
        return told.type() == event.type()
                && told.stepName().equals(event.stepName())
                && told.scheduleId() == event.scheduleId()
                && comparable(told.detail()).equals(comparable(event.detail().json()));
    }

    private static String comparable(Obj detail) {
        var plain = detail.find("error") == null ? detail : detail.with("cause", Value.of(""));
        return Json.sorted(plain).replaceAll(TOKEN, "<token>");
    }

    /// The event as it was decided, with the data and the time that were told.
    private static Event as(ToldEvent told, Event event) {
        return new Event(
                event.id(),
                event.scheduleId(),
                told.time(),
                event.type(),
                event.path(),
                event.stepName(),
                event.thread(),
                detail(told, event.detail()));
    }

    private static Detail detail(ToldEvent told, Detail detail) {
        return switch (detail) {
            case Detail.Nothing nothing -> nothing;
            case Detail.Began began -> began;
            case Detail.Spawned(var input, int parent, int position) ->
                new Detail.Spawned(object(told, "input"), parent, position);
            case Detail.Entered entered -> new Detail.Entered(object(told, "input"), object(told, "local"));
            case Detail.Started(var input, var plan) -> new Detail.Started(object(told, "input"), plan);
            case Detail.Scheduled(var input, var target, int attempt, var deadline) ->
                new Detail.Scheduled(object(told, "input"), target, attempt, deadline);
            case Detail.Output output -> new Detail.Output(output(told));
            case Detail.Result(var output, var unusable) -> new Detail.Result(output(told), unusable);
            case Detail.Local local -> new Detail.Local(object(told, "local"));
            case Detail.Erred(var failure, var recovery) -> new Detail.Erred(failure(told), recovery);
            case Detail.Ended ended -> new Detail.Ended(failure(told));
        };
    }

    private static Obj object(ToldEvent told, String key) {
        return told.detail().find(key) instanceof Obj object ? object : Obj.EMPTY;
    }
}

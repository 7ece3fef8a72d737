package dev.flowglass.engine;

import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.FailStep;
import dev.flowglass.model.ForeachStep;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.ParallelStep;
import dev.flowglass.model.PassStep;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.SucceedStep;
import dev.flowglass.model.TaskStep;
import dev.flowglass.model.WaitStep;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The making of one decision: emits events one after the other and keeps the state that they lead to. Lives as long
/// as one call.
final class Turn {
    private final Engine engine;
    private final Instant now;
    private final Limits limits;
    private final List<Event> events = new ArrayList<>();
    private ExecutionState state;

    Turn(Engine engine, ExecutionState state, Instant now) {
        this.engine = engine;
        this.state = state;
        this.now = now;
        this.limits = state.definition().limits();
    }

    Instant now() {
        return now;
    }

    // --- commands ---

    Decision start(Obj input) {
        var flow = state.definition().flow();
        var mapped = flow.inputMappings().isEmpty()
                ? input
                : Mapper.map(flow.inputMappings(), input, Obj.EMPTY, this::flowContext);
        emit(EventType.EXECUTION_STARTED, StepPath.FLOW, "", 0, 0, new Detail.Began(input, mapped));
        return accepted();
    }

    Decision advance(int atMost) {
        if (!state.isReady()) {
            return new Decision.Rejected(Decision.Reason.NOT_READY);
        }
        int end = events.size() + Math.max(1, atMost);
        while (events.size() < end && state.ready.isPresent()) {
            go(thread(state.ready.get().thread()));
        }
        return accepted();
    }

    Decision advanceThread(int thread) {
        go(thread(thread));
        return accepted();
    }

    Decision taskSubmitted(OpenTask task, Value answer) {
        emit(EventType.TASK_SUBMITTED, thread(task.ref().thread()), new Detail.Output(answer));
        return accepted();
    }

    Decision taskSucceeded(OpenTask task, Value output) {
        var thread = thread(task.ref().thread());
        var attempt = TaskBehavior.attempt(thread.frame().run());
        emit(EventType.TASK_SUCCEEDED, thread, TaskBehavior.result(task.step(), attempt, output, now));
        return accepted();
    }

    Decision taskFailed(OpenTask task, EventType type, Failure failure) {
        taskFailed(thread(task.ref().thread()), type, failure);
        return accepted();
    }

    private void taskFailed(ThreadState thread, EventType type, Failure failure) {
        var attempt = TaskBehavior.attempt(thread.frame().run());
        emit(type, thread, TaskBehavior.erred((TaskStep) thread.frame().step(), attempt, failure, now));
    }

    Decision fire(Timer timer) {
        switch (timer.kind()) {
            case WAIT -> succeed(thread(timer.thread()), ((Run.Waiting) run(timer)).begun(), Obj.EMPTY);
            case RETRY -> {
                var thread = thread(timer.thread());
                var retrying = (Run.Retrying) run(timer);
                int attempt = retrying.begun().attempt() + 1;
                schedule(
                        thread,
                        (TaskStep) thread.frame().step(),
                        retrying.begun().eventId(),
                        attempt);
            }
            case TASK_TIMEOUT -> {
                var thread = thread(timer.thread());
                taskFailed(thread, EventType.TASK_TIMED_OUT, TaskBehavior.timedOut((TaskStep)
                        thread.frame().step()));
            }
            case EXECUTION_TIMEOUT -> {
                long seconds = Duration.between(state.startedAt(), timer.at()).toSeconds();
                return end(
                        EventType.EXECUTION_TIMED_OUT,
                        new Failure(
                                Failure.EXECUTION_TIMEOUT,
                                "Execution %s timed out after %d seconds."
                                        .formatted(state.definition().executionName(), seconds)));
            }
        }
        return accepted();
    }

    private Run run(Timer timer) {
        return thread(timer.thread()).frame().run();
    }

    /// Ends the execution from outside; the cause is the newest event.
    Decision end(EventType type, Failure failure) {
        emit(type, StepPath.FLOW, "", 0, state.lastEventId(), new Detail.Ended(failure));
        return accepted();
    }

    /// Changes a value; the step goes on with it.
    Decision edit(Command.EditValue command) {
        var before = Optional.ofNullable(state.threads.get(command.thread()))
                .flatMap(thread -> value(thread.frame(), command));
        var changed = Optional.ofNullable(state.threads.get(command.thread()))
                .flatMap(thread -> thread.frame()
                        .replacing(command.path(), frame -> Editing.changed(frame, command.place(), command.value())));
        if (before.isEmpty() || changed.isEmpty()) {
            return new Decision.Rejected(Decision.Reason.NOT_EDITABLE);
        }
        if (command.value().bytes() > limits.bytes()) {
            return new Decision.Rejected(Decision.Reason.VALUE_TOO_LARGE);
        }
        state = state.with(new Edit(state.lastEventId(), now, command, before.get()));
        return accepted();
    }

    private Optional<Value> value(Frame frame, Command.EditValue command) {
        if (frame.block().steps().size() == 0 || !frame.path().equals(command.path())) {
            return frame.below().flatMap(lower -> value(lower, command));
        }
        var data = preview(frame);
        return switch (command.place()) {
            case INPUT ->
                Optional.of(
                        frame.run() instanceof Run.Local || frame.run() instanceof Run.Caught
                                ? data.input()
                                : frame.input());
            case LOCAL -> Optional.of(data.local());
            case CONTEXT -> Optional.of(data.context());
            case STEP_INPUT -> Optional.of(data.input());
            case OUTPUT -> data.output().map(output -> output);
        };
    }

    private Decision accepted() {
        return new Decision.Accepted(events, state);
    }

    // --- one thread, one event ---

    private ThreadState thread(int id) {
        return Objects.requireNonNull(state.threads.get(id), "Expected the thread to be there");
    }

    private void go(ThreadState thread) {
        var frame = thread.frame();
        switch (frame.run()) {
            case Run.Next next ->
                emit(EventType.STEP_ENTERED, thread, new Detail.Entered(frame.input(), frame.local()));
            case Run.Entered(int eventId) -> begin(thread, frame, eventId);
            case Run.Scheduled scheduled -> emit(EventType.TASK_STARTED, thread, new Detail.Nothing());
            case Run.Calling(Run.Begun begun, Run.Attempt attempt) -> {
                var step = (TaskStep) frame.step();
                taskFailed(
                        thread,
                        step.pattern() == TaskStep.Pattern.REQUEST_RESPONSE
                                ? EventType.TASK_FAILED
                                : EventType.TASK_SUBMIT_FAILED,
                        TaskBehavior.refusal(step, begun.input()).orElseThrow());
            }
            case Run.Spread spread -> spawn(thread, frame, spread);
            case Run.Local(Run.Begun begun, Value local, int jump) -> succeed(thread, begun, local);
            case Run.Succeeded(Run.Begun begun, Obj output, int jump) ->
                emit(
                        EventType.STEP_EXITED,
                        thread,
                        new Detail.Local(frame.local().merge(output)));
            case Run.Caught(Run.Begun begun, Failure failure, int jump) ->
                leaveCaught(thread, begun, errorOutput(frame, begun, failure));
            case Run.Erring(Run.Begun begun, Failure failure) ->
                emit(EventType.STEP_FAILED, thread, new Detail.Ended(failure));
            case Run.Over over -> close(thread, frame);
            case Run.Broken(Failure failure) ->
                emit(EventType.EXECUTION_FAILED, StepPath.FLOW, "", 0, thread.lastEvent(), new Detail.Ended(failure));
            case Run.Waiting w -> throw blocked(thread);
            case Run.Choosing c -> throw blocked(thread);
            case Run.Submitted s -> throw blocked(thread);
            case Run.Retrying r -> throw blocked(thread);
        }
    }

    private static IllegalStateException blocked(ThreadState thread) {
        return new IllegalStateException("Expected thread %d to be ready, but it is at %s"
                .formatted(thread.id(), thread.frame().run()));
    }

    private void begin(ThreadState thread, Frame frame, int eventId) {
        switch (frame.step()) {
            case TaskStep task -> schedule(thread, task, eventId, 1);
            case PassStep pass -> start(thread, pass, eventId, new Detail.Plan.Proceed());
            case SucceedStep succeed -> start(thread, succeed, eventId, new Detail.Plan.Proceed());
            case FailStep fail -> start(thread, fail, eventId, ControlBehavior.fail(fail));
            case ParallelStep parallel -> start(thread, parallel, eventId, ControlBehavior.parallel(parallel));
            case ChoiceStep choice -> {
                var input = stepInput(frame, choice, eventId, 0);
                start(thread, input, ControlBehavior.choice(choice, input));
            }
            case ForeachStep foreach -> {
                var input = stepInput(frame, foreach, eventId, 0);
                start(thread, input, ForeachBehavior.plan(foreach, input));
            }
            case WaitStep wait -> {
                var input = stepInput(frame, wait, eventId, 0);
                start(thread, input, WaitBehavior.plan(wait, input, now, limits));
            }
        }
    }

    private void start(ThreadState thread, Step step, int eventId, Detail.Plan plan) {
        start(thread, stepInput(thread.frame(), step, eventId, 0), plan);
    }

    private void start(ThreadState thread, Obj input, Detail.Plan plan) {
        emit(EventType.STEP_STARTED, thread, new Detail.Started(input, plan));
    }

    private void schedule(ThreadState thread, TaskStep step, int eventId, int attempt) {
        emit(
                EventType.TASK_SCHEDULED,
                thread,
                new Detail.Scheduled(
                        stepInput(thread.frame(), step, eventId, attempt),
                        step.target(),
                        attempt,
                        TaskBehavior.deadline(step, now)));
    }

    private void spawn(ThreadState thread, Frame frame, Run.Spread spread) {
        var input = spread.begun().input();
        int position = spread.next();
        boolean iteration = frame.step() instanceof ForeachStep;
        if (frame.step() instanceof ForeachStep foreach) {
            input = ForeachBehavior.input(foreach, input, position);
        }
        emit(
                iteration ? EventType.ITERATION_ENTERED : EventType.BRANCH_ENTERED,
                frame.path(),
                frame.step().name(),
                state.nextThread,
                spread.startedId(),
                new Detail.Spawned(input, thread.id(), position));
    }

    private void succeed(ThreadState thread, Run.Begun begun, Value local) {
        var output = output(thread.frame(), begun, local);
        if (fits(thread, begun.input().bytes() + local.bytes() + output.bytes())) {
            emit(EventType.STEP_SUCCEEDED, thread, new Detail.Output(output));
        }
    }

    private Obj output(Frame frame, Run.Begun begun, Value local) {
        var mappings = frame.step().outputMappings();
        if (!mappings.isEmpty()) {
            return Mapper.map(mappings, begun.input(), local, () -> context(frame, begun));
        }
        return local instanceof Obj obj ? obj : Obj.EMPTY;
    }

    private void leaveCaught(ThreadState thread, Run.Begun begun, Obj output) {
        if (fits(thread, begun.input().bytes() + output.bytes())) {
            emit(
                    EventType.STEP_EXITED,
                    thread,
                    new Detail.Local(thread.frame().local().merge(output)));
        }
    }

    /// Ends the execution when the data of the current step is too large.
    private boolean fits(ThreadState thread, int bytes) {
        if (bytes > limits.bytes()) {
            exceed(
                    thread.lastEvent(),
                    "Step %s holds %d bytes of input, local and output, which is more than %d."
                            .formatted(thread.frame().step().name(), bytes, limits.bytes()));
        }
        return bytes <= limits.bytes();
    }

    private void close(ThreadState thread, Frame frame) {
        if (thread.parent() < 0) {
            var flow = state.definition().flow();
            var input = frame.input();
            var output = flow.outputMappings().isEmpty()
                    ? frame.local()
                    : Mapper.map(flow.outputMappings(), input, frame.local(), this::flowContext);
            emit(EventType.EXECUTION_SUCCEEDED, StepPath.FLOW, "", 0, thread.lastEvent(), new Detail.Output(output));
        } else {
            var owner = thread(thread.parent()).frame();
            emit(
                    owner.step() instanceof ForeachStep ? EventType.ITERATION_EXITED : EventType.BRANCH_EXITED,
                    owner.path(),
                    owner.step().name(),
                    thread.id(),
                    thread.lastEvent(),
                    new Detail.Local(frame.local()));
        }
    }

    // --- data ---

    private Obj stepInput(Frame frame, Step step, int eventId, int attempt) {
        return step.inputMappings().isEmpty()
                ? frame.input().merge(frame.local())
                : Mapper.map(
                        step.inputMappings(), frame.input(), frame.local(), () -> context(frame, eventId, attempt));
    }

    private Obj errorOutput(Frame frame, Run.Begun begun, Failure failure) {
        List<Mapping> mappings = ((TaskStep) frame.step()).errorMappings();
        return Mapper.map(mappings, begun.input(), errorLocal(failure), () -> context(frame, begun));
    }

    /// The data of a step of a thread as its mappings see it.
    Preview preview(Frame frame) {
        var step = frame.step();
        return switch (frame.run()) {
            case Run.Next next -> preview(frame, step, state.lastEventId() + 1);
            case Run.Entered(int eventId) -> preview(frame, step, eventId);
            case Run.Local(Run.Begun begun, Value local, int jump) ->
                new Preview(context(frame, begun), begun.input(), local, Optional.of(output(frame, begun, local)));
            case Run.Succeeded(Run.Begun begun, Obj output, int jump) ->
                new Preview(context(frame, begun), begun.input(), frame.local(), Optional.of(output));
            case Run.Caught(Run.Begun begun, Failure failure, int jump) ->
                new Preview(
                        context(frame, begun),
                        begun.input(),
                        errorLocal(failure),
                        Optional.of(errorOutput(frame, begun, failure)));
            case Run.Waiting(Run.Begun begun, Instant since, Instant until) -> preview(frame, begun);
            case Run.Choosing(Run.Begun begun, int jump) -> preview(frame, begun);
            case Run.Spread spread -> preview(frame, spread.begun());
            case Run.Scheduled(Run.Begun begun, Run.Attempt attempt) -> preview(frame, begun);
            case Run.Calling(Run.Begun begun, Run.Attempt attempt) -> preview(frame, begun);
            case Run.Submitted(Run.Begun begun, Run.Attempt attempt) -> preview(frame, begun);
            case Run.Retrying retrying -> preview(frame, retrying.begun());
            case Run.Erring(Run.Begun begun, Failure failure) -> preview(frame, begun);
            case Run.Over over -> new Preview(flowContext(), frame.input(), frame.local(), Optional.empty());
            case Run.Broken broken -> new Preview(flowContext(), frame.input(), frame.local(), Optional.empty());
        };
    }

    private Preview preview(Frame frame, Step step, int eventId) {
        return new Preview(
                context(frame, eventId, 1), stepInput(frame, step, eventId, 1), frame.local(), Optional.empty());
    }

    private Preview preview(Frame frame, Run.Begun begun) {
        return new Preview(context(frame, begun), begun.input(), frame.local(), Optional.empty());
    }

    private Obj context(Frame frame, Run.Begun begun) {
        return context(frame, begun.eventId(), begun.attempt());
    }

    private static Obj errorLocal(Failure failure) {
        return Obj.of("error", Value.of(failure.error()), "cause", Value.of(failure.cause()));
    }

    private Obj flowContext() {
        var definition = state.definition();
        return Obj.of(
                "flow",
                Obj.of("name", Value.of(definition.flowName())),
                "execution",
                Obj.of("name", Value.of(definition.executionName())));
    }

    private Obj context(Frame frame, int eventId, int attempt) {
        return frame.context().orElseGet(() -> context(frame.step(), eventId, attempt));
    }

    private Obj context(Step step, int eventId, int attempt) {
        var context = flowContext().with("step", Obj.of("name", Value.of(step.name()), "eventId", Value.of(eventId)));
        if (step instanceof TaskStep task && task.pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK) {
            var definition = state.definition();
            var token = engine.key().token(definition.flowName(), definition.executionName(), eventId, attempt);
            return context.with("task", Obj.of("token", Value.of(token.text())));
        }
        return context;
    }

    // --- emission ---

    private void emit(EventType type, ThreadState thread, Detail detail) {
        var frame = thread.frame();
        emit(type, frame.path(), frame.step().name(), thread.id(), thread.lastEvent(), detail);
    }

    /// Writes an event, or the end of the execution in its place when a limit is reached.
    private void emit(EventType type, StepPath path, String stepName, int thread, int scheduleId, Detail detail) {
        int id = state.lastEventId() + 1;
        if (id >= limits.events() && !type.endsExecution()) {
            exceed(scheduleId, "The execution reached the limit of %d events.".formatted(limits.events()));
        } else if (detail.bytes() > limits.bytes()
                && (!type.endsExecution() || type == EventType.EXECUTION_SUCCEEDED)) {
            exceed(
                    scheduleId,
                    "Event %s%s holds %d bytes of data, which is more than %d."
                            .formatted(
                                    type.word(),
                                    stepName.isEmpty() ? "" : " of step " + stepName,
                                    detail.bytes(),
                                    limits.bytes()));
        } else {
            append(new Event(id, scheduleId, now, type, path, stepName, thread, detail));
        }
    }

    private void exceed(int scheduleId, String cause) {
        append(new Event(
                state.lastEventId() + 1,
                scheduleId,
                now,
                EventType.EXECUTION_FAILED,
                StepPath.FLOW,
                "",
                0,
                new Detail.Ended(Failure.runtime(cause))));
    }

    private void append(Event event) {
        events.add(event);
        state = state.with(event);
    }
}

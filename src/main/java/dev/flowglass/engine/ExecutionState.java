package dev.flowglass.engine;

import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.ParallelStep;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// All that an execution is at a moment. Immutable; made only by folding events over [#initial].
///
/// What remains to be done is asked of it: [#ready], [#openTasks], [#timers].
public final class ExecutionState {
    private static final Instant BEFORE = Instant.EPOCH;

    final Definition definition;
    final Status status;
    final int lastEventId;
    final Instant startedAt;
    final Instant lastTime;
    final Obj input;
    final Optional<Value> output;
    final Optional<Failure> failure;
    final IntMap<ThreadState> threads;
    final int nextThread;
    final Optional<ReadyList> ready;

    /// True from the first error that nobody catches: only that error goes on, up to the end.
    final boolean doomed;

    final List<Edit> edits;

    private ExecutionState(
            Definition definition,
            Status status,
            int lastEventId,
            Instant startedAt,
            Instant lastTime,
            Obj input,
            Optional<Value> output,
            Optional<Failure> failure,
            IntMap<ThreadState> threads,
            int nextThread,
            Optional<ReadyList> ready,
            boolean doomed,
            List<Edit> edits) {
        this.definition = definition;
        this.status = status;
        this.lastEventId = lastEventId;
        this.startedAt = startedAt;
        this.lastTime = lastTime;
        this.input = input;
        this.output = output;
        this.failure = failure;
        this.threads = threads;
        this.nextThread = nextThread;
        this.ready = ready;
        this.doomed = doomed;
        this.edits = edits;
    }

    /// Before the first event.
    public static ExecutionState initial(Definition definition) {
        return new ExecutionState(
                definition,
                Status.STARTING,
                0,
                BEFORE,
                BEFORE,
                Obj.EMPTY,
                Optional.empty(),
                Optional.empty(),
                IntMap.empty(),
                0,
                Optional.empty(),
                false,
                List.of());
    }

    public Definition definition() {
        return definition;
    }

    public Status status() {
        return status;
    }

    /// 0 before the first event.
    public int lastEventId() {
        return lastEventId;
    }

    /// Time of the first event; the epoch before it.
    public Instant startedAt() {
        return startedAt;
    }

    /// Time of the newest event; the epoch before the first.
    public Instant lastTime() {
        return lastTime;
    }

    /// The input that the execution was started with.
    public Obj input() {
        return input;
    }

    /// Present once it succeeded.
    public Optional<Value> output() {
        return output;
    }

    /// Present once it ended in another way.
    public Optional<Failure> failure() {
        return failure;
    }

    /// What persons changed so far, in order.
    public List<Edit> edits() {
        return edits;
    }

    // --- what remains to be done ---

    /// The threads that can go on by [Command.Advance], the one whose turn it is first.
    public List<Integer> ready() {
        return ReadyList.threads(ready);
    }

    public boolean isReady() {
        return ready.isPresent();
    }

    /// The tasks that are under way outside, by thread.
    public List<OpenTask> openTasks() {
        var open = new ArrayList<OpenTask>();
        if (!doomed) {
            threads.forEach((id, thread) -> openTask(thread).ifPresent(open::add));
        }
        return open;
    }

    /// The task that this thread waits for.
    public Optional<OpenTask> openTask(int thread) {
        var state = threads.get(thread);
        return state == null || doomed ? Optional.empty() : openTask(state);
    }

    private static Optional<OpenTask> openTask(ThreadState thread) {
        return switch (thread.frame().run()) {
            case Run.Calling(Run.Begun begun, Run.Attempt attempt)
            when !thread.queued() -> Optional.of(openTask(thread, begun, attempt, OpenTask.Stage.CALLING));
            case Run.Submitted(Run.Begun begun, Run.Attempt attempt) ->
                Optional.of(openTask(thread, begun, attempt, OpenTask.Stage.SUBMITTED));
            case Run.Next n -> Optional.empty();
            case Run.Entered n -> Optional.empty();
            case Run.Waiting n -> Optional.empty();
            case Run.Choosing n -> Optional.empty();
            case Run.Spread n -> Optional.empty();
            case Run.Scheduled n -> Optional.empty();
            case Run.Calling n -> Optional.empty();
            case Run.Retrying n -> Optional.empty();
            case Run.Local n -> Optional.empty();
            case Run.Succeeded n -> Optional.empty();
            case Run.Caught n -> Optional.empty();
            case Run.Erring n -> Optional.empty();
            case Run.Over n -> Optional.empty();
            case Run.Broken n -> Optional.empty();
        };
    }

    private static OpenTask openTask(ThreadState thread, Run.Begun begun, Run.Attempt attempt, OpenTask.Stage stage) {
        var step = (TaskStep) thread.frame().step();
        return new OpenTask(
                new TaskRef(thread.id(), begun.eventId(), begun.attempt()),
                thread.frame().path(),
                step,
                begun.input(),
                TaskBehavior.params(step, begun.input()),
                stage,
                attempt.since(),
                attempt.deadline(),
                thread.lastEvent());
    }

    /// Everything that happens by itself later, the earliest first.
    public List<Timer> timers() {
        if (status != Status.RUNNING || doomed) {
            return List.of();
        }
        var timers = new ArrayList<Timer>();
        timers.add(new Timer(Timer.Kind.EXECUTION_TIMEOUT, 0, startedAt, executionDeadline()));
        threads.forEach((id, thread) -> timer(thread).ifPresent(timers::add));
        timers.sort(Comparator.comparing(Timer::at));
        return timers;
    }

    /// The timer that this thread waits for, beside the execution's own.
    public Optional<Timer> timer(int thread) {
        var state = threads.get(thread);
        return state == null || doomed || status != Status.RUNNING ? Optional.empty() : timer(state);
    }

    /// When the execution times out.
    public Instant executionDeadline() {
        var limit = definition.limits().duration();
        var own = definition.flow().timeoutSeconds();
        return startedAt.plus(
                own.isPresent() && own.getAsLong() < limit.toSeconds() ? Duration.ofSeconds(own.getAsLong()) : limit);
    }

    private static Optional<Timer> timer(ThreadState thread) {
        return switch (thread.frame().run()) {
            case Run.Waiting(Run.Begun begun, Instant since, Instant until) ->
                Optional.of(new Timer(Timer.Kind.WAIT, thread.id(), since, until));
            case Run.Retrying(Run.Begun begun, List<Integer> retries, Instant since, Instant at) ->
                Optional.of(new Timer(Timer.Kind.RETRY, thread.id(), since, at));
            case Run.Scheduled(Run.Begun begun, Run.Attempt attempt) -> timeout(thread, attempt);
            case Run.Calling(Run.Begun begun, Run.Attempt attempt) -> timeout(thread, attempt);
            case Run.Submitted(Run.Begun begun, Run.Attempt attempt) -> timeout(thread, attempt);
            case Run.Next n -> Optional.empty();
            case Run.Entered n -> Optional.empty();
            case Run.Choosing n -> Optional.empty();
            case Run.Spread n -> Optional.empty();
            case Run.Local n -> Optional.empty();
            case Run.Succeeded n -> Optional.empty();
            case Run.Caught n -> Optional.empty();
            case Run.Erring n -> Optional.empty();
            case Run.Over n -> Optional.empty();
            case Run.Broken n -> Optional.empty();
        };
    }

    private static Optional<Timer> timeout(ThreadState thread, Run.Attempt attempt) {
        return attempt.deadline().map(at -> new Timer(Timer.Kind.TASK_TIMEOUT, thread.id(), attempt.since(), at));
    }

    /// True when this thread can go on by itself.
    private boolean canAdvance(ThreadState thread) {
        return switch (thread.frame().run()) {
            case Run.Next n -> true;
            case Run.Entered n -> true;
            case Run.Scheduled n -> true;
            case Run.Calling(Run.Begun begun, Run.Attempt attempt) ->
                TaskBehavior.refusal((TaskStep) thread.frame().step(), begun.input())
                        .isPresent();
            case Run.Spread spread ->
                spread.next() < spread.count()
                        && spread.running() < definition.limits().threads();
            case Run.Local n -> true;
            case Run.Succeeded n -> true;
            case Run.Caught n -> true;
            case Run.Erring n -> true;
            case Run.Over n -> true;
            case Run.Broken n -> true;
            case Run.Waiting n -> false;
            case Run.Choosing n -> false;
            case Run.Submitted n -> false;
            case Run.Retrying n -> false;
        };
    }

    // --- what a person sees ---

    /// All threads, by number.
    public List<ThreadView> threads() {
        return threads.values().stream().map(ExecutionState::view).toList();
    }

    /// The thread of that number, as long as it is there.
    public Optional<ThreadView> threadView(int id) {
        return Optional.ofNullable(threads.get(id)).map(ExecutionState::view);
    }

    private static ThreadView view(ThreadState thread) {
        var frames = new ArrayList<ThreadView.FrameView>();
        for (var at = Optional.of(thread.frame()); at.isPresent(); at = at.get().below()) {
            if (at.get().block().steps().size() > 0) {
                frames.add(view(at.get()));
            }
        }
        return new ThreadView(
                thread.id(),
                thread.parent() < 0 ? OptionalInt.empty() : OptionalInt.of(thread.parent()),
                thread.position(),
                thread.lastEvent(),
                frames);
    }

    private static ThreadView.FrameView view(Frame frame) {
        return switch (frame.run()) {
            case Run.Next n -> view(frame, ThreadView.Phase.NEXT);
            case Run.Entered(int eventId) -> view(frame, ThreadView.Phase.ENTERED, OptionalInt.of(eventId));
            case Run.Waiting(Run.Begun begun, Instant since, Instant until) ->
                view(frame, ThreadView.Phase.WAITING, begun);
            case Run.Choosing(Run.Begun begun, int jump) -> view(frame, ThreadView.Phase.INSIDE, begun);
            case Run.Spread spread -> view(frame, ThreadView.Phase.INSIDE, spread.begun());
            case Run.Scheduled(Run.Begun begun, Run.Attempt attempt) -> view(frame, ThreadView.Phase.SCHEDULED, begun);
            case Run.Calling(Run.Begun begun, Run.Attempt attempt) -> view(frame, ThreadView.Phase.CALLING, begun);
            case Run.Submitted(Run.Begun begun, Run.Attempt attempt) -> view(frame, ThreadView.Phase.SUBMITTED, begun);
            case Run.Retrying retrying -> view(frame, ThreadView.Phase.RETRYING, retrying.begun());
            case Run.Local(Run.Begun begun, Value local, int jump) ->
                view(
                        frame,
                        ThreadView.Phase.LOCAL_KNOWN,
                        begun,
                        Optional.of(local),
                        Optional.empty(),
                        Optional.empty());
            case Run.Succeeded(Run.Begun begun, Obj output, int jump) ->
                view(frame, ThreadView.Phase.SUCCEEDED, begun, Optional.empty(), Optional.of(output), Optional.empty());
            case Run.Caught(Run.Begun begun, Failure failure, int jump) ->
                view(frame, ThreadView.Phase.CAUGHT, begun, Optional.empty(), Optional.empty(), Optional.of(failure));
            case Run.Erring(Run.Begun begun, Failure failure) ->
                view(frame, ThreadView.Phase.FAILING, begun, Optional.empty(), Optional.empty(), Optional.of(failure));
            case Run.Over n -> view(frame, ThreadView.Phase.OVER);
            case Run.Broken n -> view(frame, ThreadView.Phase.OVER);
        };
    }

    private static ThreadView.FrameView view(Frame frame, ThreadView.Phase phase) {
        return view(frame, phase, OptionalInt.empty());
    }

    private static ThreadView.FrameView view(Frame frame, ThreadView.Phase phase, OptionalInt enteredId) {
        return new ThreadView.FrameView(
                frame.path(),
                frame.step(),
                enteredId,
                0,
                frame.input(),
                frame.local(),
                phase,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ThreadView.FrameView view(Frame frame, ThreadView.Phase phase, Run.Begun begun) {
        return view(frame, phase, begun, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ThreadView.FrameView view(
            Frame frame,
            ThreadView.Phase phase,
            Run.Begun begun,
            Optional<Value> local,
            Optional<Obj> output,
            Optional<Failure> failure) {
        return new ThreadView.FrameView(
                frame.path(),
                frame.step(),
                OptionalInt.of(begun.eventId()),
                begun.attempt(),
                frame.input(),
                frame.local(),
                phase,
                Optional.of(begun.input()),
                local,
                output,
                failure);
    }

    // --- folding ---

    /// The state after all these events.
    public ExecutionState withAll(List<Event> events) {
        var state = this;
        for (var event : events) {
            state = state.with(event);
        }
        return state;
    }

    /// The state after all these events, and after what persons changed between them and behind the last one.
    ///
    /// @param all what persons changed in this execution, from its start; this state has those of its own time
    public ExecutionState withAll(List<Event> events, List<Edit> all) {
        if (all.size() == edits.size()) {
            return withAll(events);
        }
        var state = this.withEdits(all);
        for (var event : events) {
            state = state.with(event).withEdits(all);
        }
        return state;
    }

    private ExecutionState withEdits(List<Edit> all) {
        var state = this;
        while (state.edits.size() < all.size() && all.get(state.edits.size()).after() == lastEventId) {
            state = state.with(all.get(state.edits.size()));
        }
        return state;
    }

    /// The state with a value changed.
    ///
    /// @throws IllegalArgumentException when it has no such value
    public ExecutionState with(Edit edit) {
        var command = edit.command();
        var before = thread(command.thread());
        var frame = before.frame()
                .replacing(command.path(), at -> Editing.changed(at, command.place(), command.value()))
                .orElseThrow(() -> new IllegalArgumentException("Expected a value to change, but got " + edit));
        var after = before.with(frame, before.lastEvent());
        boolean can = before.queued() && canAdvance(after);
        var queue = before.queued() && !can ? ReadyList.remove(after.id(), ready) : ready;
        if (!before.queued() && !doomed && frame.run() instanceof Run.Calling && canAdvance(after)) {
            can = true;
            queue = ReadyList.append(after.id(), queue);
        }
        var more = new ArrayList<>(edits);
        more.add(edit);
        return new ExecutionState(
                definition,
                status,
                lastEventId,
                startedAt,
                lastTime,
                input,
                output,
                failure,
                threads.with(after.id(), after.queued(can)),
                nextThread,
                queue,
                doomed,
                List.copyOf(more));
    }

    /// The state after this event, which must be the next one.
    public ExecutionState with(Event event) {
        if (event.id() != lastEventId + 1) {
            throw new IllegalArgumentException("Expected event %d, but got %d".formatted(lastEventId + 1, event.id()));
        }
        return switch (event.type()) {
            case EXECUTION_STARTED -> started(event);
            case EXECUTION_SUCCEEDED -> ended(event, Status.SUCCEEDED);
            case EXECUTION_FAILED -> ended(event, Status.FAILED);
            case EXECUTION_TIMED_OUT -> ended(event, Status.TIMED_OUT);
            case EXECUTION_STOPPED -> ended(event, Status.STOPPED);
            case BRANCH_ENTERED, ITERATION_ENTERED -> threadStarted(event);
            case BRANCH_EXITED, ITERATION_EXITED -> threadEnded(event);
            case STEP_FAILED -> stepFailed(event);
            case STEP_ENTERED -> moved(event, frame -> frame.with(new Run.Entered(event.id())));
            case STEP_STARTED -> moved(event, frame -> stepStarted(frame, event));
            case STEP_SUCCEEDED -> moved(event, frame -> stepSucceeded(frame, event));
            case STEP_EXITED -> moved(event, frame -> stepExited(frame, event));
            case TASK_SCHEDULED -> moved(event, frame -> taskScheduled(frame, event));
            case TASK_STARTED ->
                moved(event, frame -> {
                    var scheduled = (Run.Scheduled) frame.run();
                    return frame.with(new Run.Calling(scheduled.begun(), scheduled.attempt()));
                });
            case TASK_SUBMITTED ->
                moved(event, frame -> {
                    var calling = (Run.Calling) frame.run();
                    return frame.with(new Run.Submitted(calling.begun(), calling.attempt()));
                });
            case TASK_SUCCEEDED -> moved(event, frame -> taskSucceeded(frame, event));
            case TASK_FAILED, TASK_SUBMIT_FAILED, TASK_TIMED_OUT ->
                moved(event, frame -> erred(frame, (Detail.Erred) event.detail(), event.time()));
        };
    }

    private ExecutionState copy(
            Event event,
            IntMap<ThreadState> newThreads,
            int newNextThread,
            Optional<ReadyList> newReady,
            boolean newDoomed) {
        return new ExecutionState(
                definition,
                status,
                event.id(),
                startedAt,
                event.time(),
                input,
                output,
                failure,
                newThreads,
                newNextThread,
                newReady,
                newDoomed,
                edits);
    }

    private ExecutionState started(Event event) {
        var began = (Detail.Began) event.detail();
        var frame = Frame.start(definition.main(), began.mapped(), Optional.empty());
        var main = new ThreadState(0, -1, 0, frame, event.id(), true);
        return new ExecutionState(
                definition,
                Status.RUNNING,
                event.id(),
                event.time(),
                event.time(),
                began.input(),
                Optional.empty(),
                Optional.empty(),
                IntMap.<ThreadState>empty().with(0, main),
                1,
                ReadyList.push(0, Optional.empty()),
                false,
                edits);
    }

    private ExecutionState ended(Event event, Status end) {
        Optional<Value> result =
                event.detail() instanceof Detail.Output(Value value) ? Optional.of(value) : Optional.empty();
        Optional<Failure> error =
                event.detail() instanceof Detail.Ended(Failure reason) ? Optional.of(reason) : Optional.empty();
        return new ExecutionState(
                definition,
                end,
                event.id(),
                startedAt,
                event.time(),
                input,
                result,
                error,
                IntMap.empty(),
                nextThread,
                Optional.empty(),
                doomed,
                edits);
    }

    private interface Move {
        Frame apply(Frame frame);
    }

    private ThreadState thread(int id) {
        return Objects.requireNonNull(threads.get(id), "Expected the event's thread to be there");
    }

    private ExecutionState moved(Event event, Move move) {
        var before = thread(event.thread());
        var after = before.with(move.apply(before.frame()), event.id());
        boolean can = canAdvance(after);
        var queue = ready;
        if (can && !before.queued()) {
            queue = ReadyList.append(after.id(), queue);
        } else if (!can && before.queued()) {
            queue = ReadyList.remove(after.id(), queue);
        }
        return copy(event, threads.with(after.id(), after.queued(can)), nextThread, queue, doomed);
    }

    private static Frame stepStarted(Frame frame, Event event) {
        var started = (Detail.Started) event.detail();
        var begun = new Run.Begun(((Run.Entered) frame.run()).eventId(), started.input(), 0);
        return switch (started.plan()) {
            case Detail.Plan.Proceed p -> frame.with(new Run.Local(begun, Obj.EMPTY, Run.ONWARD));
            case Detail.Plan.Until(Instant time) -> frame.with(new Run.Waiting(begun, event.time(), time));
            case Detail.Plan.Choose(OptionalInt group) ->
                group.isEmpty()
                        ? frame.with(new Run.Local(begun, Obj.EMPTY, Run.ONWARD))
                        : chosen(frame, begun, group.getAsInt());
            case Detail.Plan.Spread(int count) ->
                frame.with(
                        count == 0
                                ? new Run.Local(begun, Array.EMPTY, Run.ONWARD)
                                : new Run.Spread(begun, event.id(), count, 0, 0, IntMap.empty()));
            case Detail.Plan.Break(Failure reason) -> frame.with(new Run.Erring(begun, reason));
        };
    }

    private static Frame chosen(Frame frame, Run.Begun begun, int group) {
        var route = ((ChoiceStep) frame.step()).route(group);
        int jump = route.goTo().map(name -> position(frame, name)).orElse(Run.ONWARD);
        return route.steps().size() == 0
                ? frame.with(new Run.Local(begun, Obj.EMPTY, jump))
                : Frame.start(
                        frame.inner(group), begun.input(), Optional.of(frame.with(new Run.Choosing(begun, jump))));
    }

    /// @throws IllegalStateException for a definition that a check should have refused
    private static int position(Frame frame, String name) {
        return frame.block()
                .steps()
                .indexOf(name)
                .orElseThrow(() -> new IllegalStateException("Expected a sibling '%s' of step '%s'"
                        .formatted(name, frame.step().name())));
    }

    private static Frame stepSucceeded(Frame frame, Event event) {
        var output = (Obj) ((Detail.Output) event.detail()).output();
        return switch (frame.run()) {
            case Run.Local(Run.Begun begun, Value local, int jump) ->
                frame.with(new Run.Succeeded(begun, output, jump));
            case Run.Waiting(Run.Begun begun, Instant since, Instant until) ->
                frame.with(new Run.Succeeded(begun, output, Run.ONWARD));
            default -> throw unexpected(frame, event);
        };
    }

    private static Frame stepExited(Frame frame, Event event) {
        var merged = ((Detail.Local) event.detail()).local();
        var after = switch (frame.run()) {
            case Run.Succeeded(Run.Begun begun, Obj output, int jump) -> frame.left(merged, jump);
            case Run.Caught(Run.Begun begun, Failure caught, int jump) -> frame.left(merged, jump);
            default -> throw unexpected(frame, event);
        };
        if (after.run() instanceof Run.Over && after.below().isPresent()) {
            var choice = after.below().get();
            var choosing = (Run.Choosing) choice.run();
            return choice.with(new Run.Local(choosing.begun(), after.local(), choosing.jump()));
        }
        return after;
    }

    private static IllegalStateException unexpected(Frame frame, Event event) {
        return new IllegalStateException("Expected %s of step '%s' at another time than at %s"
                .formatted(event.type(), frame.step().name(), frame.run()));
    }

    private static Frame taskScheduled(Frame frame, Event event) {
        var scheduled = (Detail.Scheduled) event.detail();
        var attempt = new Run.Attempt(
                frame.run() instanceof Run.Retrying retrying ? retrying.retries() : List.of(),
                event.time(),
                scheduled.deadline());
        int entered = switch (frame.run()) {
            case Run.Entered(int eventId) -> eventId;
            case Run.Retrying retrying -> retrying.begun().eventId();
            default -> throw unexpected(frame, event);
        };
        return frame.with(new Run.Scheduled(new Run.Begun(entered, scheduled.input(), scheduled.attempt()), attempt));
    }

    private static Frame taskSucceeded(Frame frame, Event event) {
        var result = (Detail.Result) event.detail();
        if (result.unusable().isPresent()) {
            return erred(frame, result.unusable().get(), event.time());
        }
        return frame.with(new Run.Local(TaskBehavior.begun(frame.run()), result.output(), Run.ONWARD));
    }

    private static Frame erred(Frame frame, Detail.Erred erred, Instant now) {
        var begun = TaskBehavior.begun(frame.run());
        return switch (erred.recovery()) {
            case Detail.Recovery.Retry(int policy, Instant at) ->
                frame.again(new Run.Retrying(
                        begun, used(TaskBehavior.attempt(frame.run()).retries(), policy), now, at));
            case Detail.Recovery.Catch(int clause) ->
                frame.with(new Run.Caught(
                        begun,
                        erred.failure(),
                        position(
                                frame,
                                ((TaskStep) frame.step()).catches().get(clause).goTo())));
            case Detail.Recovery.None none -> frame.with(new Run.Erring(begun, erred.failure()));
        };
    }

    private static List<Integer> used(List<Integer> retries, int policy) {
        var counts = new ArrayList<Integer>(retries);
        counts.addAll(Collections.nCopies(Math.max(0, policy + 1 - counts.size()), 0));
        counts.set(policy, counts.get(policy) + 1);
        return List.copyOf(counts);
    }

    private ExecutionState threadStarted(Event event) {
        var detail = (Detail.Spawned) event.detail();
        var parent = thread(detail.parent());
        var spread = (Run.Spread) parent.frame().run();
        var step = parent.frame().step();
        int group = step instanceof ParallelStep ? detail.position() : 0;
        var child = new ThreadState(
                event.thread(),
                parent.id(),
                detail.position(),
                Frame.start(parent.frame().inner(group), detail.input(), Optional.empty()),
                event.id(),
                true);
        var grown = new Run.Spread(
                spread.begun(),
                spread.startedId(),
                spread.count(),
                spread.next() + 1,
                spread.running() + 1,
                spread.locals());
        var after = parent.with(parent.frame().with(grown), parent.lastEvent());
        boolean can = canAdvance(after);
        var queue = can ? ready : ReadyList.remove(parent.id(), ready);
        return copy(
                event,
                threads.with(parent.id(), after.queued(can)).with(child.id(), child),
                Math.max(nextThread, child.id() + 1),
                ReadyList.push(child.id(), queue),
                doomed);
    }

    private ExecutionState threadEnded(Event event) {
        var child = thread(event.thread());
        var parent = thread(child.parent());
        var spread = (Run.Spread) parent.frame().run();
        var locals = spread.locals().with(child.position(), ((Detail.Local) event.detail()).local());
        Run next = locals.size() == spread.count()
                ? new Run.Local(spread.begun(), Array.of(locals.values()), Run.ONWARD)
                : new Run.Spread(
                        spread.begun(),
                        spread.startedId(),
                        spread.count(),
                        spread.next(),
                        spread.running() - 1,
                        locals);
        var after = parent.with(parent.frame().with(next), event.id());
        boolean can = canAdvance(after);
        var queue = ReadyList.remove(child.id(), ready);
        if (can && !parent.queued()) {
            queue = ReadyList.push(parent.id(), queue);
        }
        return copy(event, threads.without(child.id()).with(parent.id(), after.queued(can)), nextThread, queue, doomed);
    }

    private ExecutionState stepFailed(Event event) {
        var reason = ((Detail.Ended) event.detail()).failure();
        var failed = thread(event.thread());
        var frame = failed.frame();
        ThreadState next;
        if (frame.below().isPresent()) {
            var choice = frame.below().get();
            next = failed.with(choice.with(new Run.Erring(((Run.Choosing) choice.run()).begun(), reason)), event.id());
        } else if (failed.parent() >= 0) {
            var parent = thread(failed.parent());
            var spread = (Run.Spread) parent.frame().run();
            next = parent.with(parent.frame().with(new Run.Erring(spread.begun(), reason)), event.id());
        } else {
            next = failed.with(frame.with(new Run.Broken(reason)), event.id());
        }
        var chain = IntMap.<ThreadState>empty();
        for (var at = next; ; at = thread(at.parent())) {
            chain = chain.with(at.id(), at.queued(at.id() == next.id()));
            if (at.parent() < 0) {
                break;
            }
        }
        return copy(event, chain, nextThread, ReadyList.push(next.id(), Optional.empty()), true);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof ExecutionState that
                        && definition.equals(that.definition)
                        && status == that.status
                        && lastEventId == that.lastEventId
                        && startedAt.equals(that.startedAt)
                        && lastTime.equals(that.lastTime)
                        && input.equals(that.input)
                        && output.equals(that.output)
                        && failure.equals(that.failure)
                        && threads.equals(that.threads)
                        && nextThread == that.nextThread
                        && ready.equals(that.ready)
                        && doomed == that.doomed
                        && edits.equals(that.edits);
    }

    @Override
    public int hashCode() {
        return definition.hashCode() * 31 + lastEventId;
    }

    @Override
    public String toString() {
        return "%s/%s %s after event %d"
                .formatted(definition.flowName(), definition.executionName(), status, lastEventId);
    }
}

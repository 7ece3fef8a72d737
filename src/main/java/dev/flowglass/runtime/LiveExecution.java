package dev.flowglass.runtime;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.Status;
import dev.flowglass.engine.Timer;
import dev.flowglass.model.TaskStep;
import dev.flowglass.store.Entry;
import dev.flowglass.store.StoredExecution;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// One execution that has not ended, or not long ago: what reaches it is done one thing at a time.
///
/// While it waits for nothing but a report or a time it may rest. Then its state is in the journal only and this is
/// small; whatever reaches it brings the state back.
final class LiveExecution implements OpenWork.Happenings {
    private static final System.Logger LOG = System.getLogger(LiveExecution.class.getName());

    /// Turns before other executions get the thread.
    private static final int TURNS = 32;

    /// Commands that are decided before the first of them is in the journal.
    private static final int AHEAD = 16;

    private static final int ADVANCE = 64;

    private final ExecutionId id;
    private final Workshop workshop;
    private final OpenWork work;
    private final Mailbox mailbox = new Mailbox();

    /// Changed under the lock of `this`, read without it.
    private volatile List<FeedListener> listeners;

    /// Nothing while it rests; changed by the thread that has the execution.
    private volatile @Nullable Awake awake;

    /// Nothing once the start is in the journal and nobody can have missed that.
    private volatile @Nullable CompletableFuture<ExecutionView> started = new CompletableFuture<>();

    /// Made when somebody asks for it or when it ends. Guarded by `this`.
    private @Nullable CompletableFuture<ExecutionView> ended;

    private volatile boolean closed;
    private volatile boolean abandoned;

    // Only touched by the thread that has the execution:

    /// True while the gate holds.
    private boolean held;

    private boolean mayRest;
    private Resting.@Nullable Quiet quiet;

    LiveExecution(
            ExecutionId id,
            StartRequest request,
            ExecutionState initial,
            Workshop workshop,
            List<FeedListener> listeners) {
        this(
                new Awake(
                        new StoredExecution(
                                id, request.definition().text(), request.inputText(), request.callbackToken()),
                        new ExecutionView(id, request.definition(), initial, EventList.EMPTY, Optional.empty())),
                workshop,
                listeners);
    }

    /// An execution that was read from the journal and goes on by [#resume] or [#resumeHere].
    static LiveExecution read(Awake read, Workshop workshop, List<FeedListener> listeners) {
        var execution = new LiveExecution(read, workshop, listeners);
        execution.beginning().complete(read.view());
        execution.mailbox.submit(new Mail.Resume());
        return execution;
    }

    private LiveExecution(Awake awake, Workshop workshop, List<FeedListener> listeners) {
        this.id = awake.view().id();
        this.awake = awake;
        this.workshop = workshop;
        this.work = new OpenWork(id, workshop, this);
        this.listeners = listeners;
    }

    /// Begins again what was open, and goes on.
    void resume() {
        workshop.time().begin();
        workshop.run(this::turns);
    }

    /// As [#resume], but on this thread; then it rests if it can.
    void resumeHere() {
        mailbox.submit(new Mail.Rest());
        workshop.time().begin();
        turns();
    }

    /// Goes on after a write that failed, with what the journal has.
    void goOn(ExecutionView read) {
        submit(new Mail.GoOn(read));
    }

    ExecutionId id() {
        return id;
    }

    /// Nothing of it is in the journal.
    boolean isNew() {
        var there = awake;
        return there != null && there.view().events().isEmpty();
    }

    boolean isResting() {
        return awake == null;
    }

    /// Read from the journal while it rests; nothing when it is not there any more.
    Optional<ExecutionView> view() {
        var there = awake;
        return there == null ? workshop.archive().find(id) : Optional.of(there.view());
    }

    /// Ends when the start is in the journal.
    CompletionStage<Void> started() {
        var starting = started;
        return starting == null ? CompletableFuture.completedStage(null) : starting.thenAccept(view -> {});
    }

    CompletionStage<ExecutionView> ended() {
        return ending();
    }

    /// Ends when the start is in the journal; asked for before that.
    CompletableFuture<ExecutionView> beginning() {
        var starting = started;
        return starting == null ? new CompletableFuture<>() : starting;
    }

    private synchronized CompletableFuture<ExecutionView> ending() {
        var there = ended;
        if (there == null) {
            there = new CompletableFuture<>();
            ended = there;
        }
        return there;
    }

    List<ManualTask> manualTasks() {
        return work.manualTasks();
    }

    // --- what comes in, from any thread ---

    CompletionStage<Receipt> submit(Command command) {
        var receipt = new CompletableFuture<Receipt>();
        submit(new Mail.Do(command, receipt));
        if (closed) {
            receipt.completeExceptionally(closedBefore("a command to %s was taken"));
        }
        return receipt;
    }

    void hear(FeedListener listener) {
        submit(new Mail.Hear(listener));
    }

    synchronized void forget(FeedListener listener) {
        if (listeners.contains(listener)) {
            listeners =
                    listeners.stream().filter(each -> !each.equals(listener)).toList();
        }
    }

    private synchronized void add(FeedListener listener) {
        var more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = List.copyOf(more);
    }

    @Override
    public void happened(Command command) {
        wakeIf(mailbox.happened(new Mail.Do(command, new CompletableFuture<>())));
    }

    @Override
    public void limitPassed() {
        wakeIf(mailbox.happened(new Mail.Limit()));
    }

    /// The gate may answer otherwise than before.
    void askAgain() {
        wakeIf(mailbox.askAgain());
    }

    void wantRest() {
        submit(new Mail.Rest());
    }

    private void submit(Mail mail) {
        wakeIf(mailbox.submit(mail));
    }

    private void wakeIf(boolean mine) {
        if (mine) {
            workshop.time().begin();
            workshop.run(this::turns);
        }
    }

    /// Nothing follows any more. Calls under way get to their end, whoever waits is told.
    void abandon() {
        abandoned = true;
        beginning().completeExceptionally(deletedBefore("%s started"));
        ending().completeExceptionally(deletedBefore("%s ended"));
        wakeIf(mailbox.take());
    }

    private IllegalStateException deletedBefore(String what) {
        return new IllegalStateException("The flow was deleted before " + what.formatted(id));
    }

    /// No call goes on, and whoever waits is told. Comes after the last turn.
    void close() {
        closed = true;
        work.cancelAll();
        beginning().completeExceptionally(closedBefore("%s started"));
        ending().completeExceptionally(closedBefore("%s ended"));
        for (var mail = mailbox.nextSubmitted(); mail != null; mail = mailbox.nextSubmitted()) {
            if (mail instanceof Mail.Do(Command command, CompletableFuture<Receipt> receipt)) {
                receipt.completeExceptionally(closedBefore("a command to %s was taken"));
            }
        }
    }

    private IllegalStateException closedBefore(String what) {
        return new IllegalStateException("Flowglass was closed before " + what.formatted(id));
    }

    // --- the thread that has the execution ---

    /// The execution as it is now; only while it does not rest.
    private Awake awake() {
        return Objects.requireNonNull(awake, "Expected the execution to be in memory");
    }

    private ExecutionView now() {
        return awake().view();
    }

    private void turns() {
        for (int i = 0; i < TURNS; i++) {
            var next = turn();
            switch (next) {
                case AGAIN -> {}
                case ELSEWHERE -> {
                    return;
                }
                case NOTHING, AWAITED, HELD, STUCK -> {
                    rest(next);
                    return;
                }
            }
        }
        workshop.run(this::turns);
    }

    private enum Next {
        AGAIN,
        /// Somebody else calls [#turns] again.
        ELSEWHERE,
        NOTHING,
        /// What is ready does not go on, but what happens outside is taken.
        AWAITED,
        HELD,
        /// Its state cannot be read, so that what has happened has to wait.
        STUCK
    }

    private Next turn() {
        boolean asked = mailbox.wasAsked();
        try {
            var mail = mailbox.nextSubmitted();
            if (abandoned) {
                return give(mail);
            }
            if (mail instanceof Mail.Rest) {
                quiet = null;
                mayRest = true;
                return Next.AGAIN;
            }
            if (awake == null) {
                if (mail == null && !asked && !mailbox.hasHappened()) {
                    return Next.NOTHING;
                }
                if (!(mail instanceof Mail.GoOn) && !awaken(mail)) {
                    return mail == null ? Next.STUCK : Next.AGAIN;
                }
            }
            if (mail != null) {
                mayRest = false;
                return handle(mail);
            }
            return goOnAlone();
        } catch (RuntimeException | Error e) {
            broken(e);
            return Next.AGAIN;
        }
    }

    private Next goOnAlone() {
        if (now().trouble().isPresent()) {
            return Next.NOTHING;
        }
        if (now().state().isReady()) {
            mayRest = false;
            return advance();
        }
        return workshop.gate().holds(id, now().state()) ? Next.HELD : takeOutcome(Next.NOTHING);
    }

    /// Brings the state back from the journal.
    ///
    /// @return false when that cannot be done; then nothing comes of `mail`
    private boolean awaken(@Nullable Mail mail) {
        try {
            awake = workshop.archive().awaken(id).orElse(null);
            if (awake != null) {
                return true;
            }
            abandoned = true;
            ending().completeExceptionally(deletedBefore("%s ended"));
            give(mail);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Execution %s cannot be read now".formatted(id), e);
            switch (mail) {
                case Mail.Do(Command command, CompletableFuture<Receipt> receipt) -> receipt.completeExceptionally(e);
                case Mail.Hear(FeedListener listener) -> add(listener);
                case null, default -> {}
            }
            workshop.halted().accept(this);
        }
        return false;
    }

    private Next takeOutcome(Next otherwise) {
        var outcome = mailbox.nextHappened();
        if (outcome == null) {
            return otherwise;
        }
        mayRest = false;
        return handle(outcome);
    }

    private Next give(@Nullable Mail mail) {
        work.cancelAlarms();
        mailbox.forgetHappened();
        if (mail instanceof Mail.Do(Command command, CompletableFuture<Receipt> receipt)) {
            receipt.complete(new Receipt.ExecutionUnknown(id));
        }
        return mail == null ? Next.NOTHING : Next.AGAIN;
    }

    /// Lets go of the execution until something comes in. What came in meanwhile is seen.
    private void rest(Next why) {
        boolean holds = why == Next.HELD;
        if (holds != held) {
            held = holds;
            if (holds) {
                workshop.time().beginCall();
            } else {
                workshop.time().endCall();
            }
        }
        if (why == Next.NOTHING) {
            beQuiet();
        }
        if (mailbox.release(takesHappenings(why))) {
            workshop.time().end();
        } else {
            workshop.run(this::turns);
        }
    }

    private boolean takesHappenings(Next why) {
        var there = awake;
        if (abandoned || there != null && there.view().trouble().isPresent()) {
            return false;
        }
        return why == Next.AWAITED
                || why == Next.NOTHING
                        && (there == null || !there.view().state().isReady());
    }

    /// Leaves the memory, or the state for now.
    private void beQuiet() {
        var there = awake;
        if (there == null || abandoned || workshop.resting().never()) {
            return;
        }
        if ((mayRest || workshop.resting().atOnce()) && canRest(there.view())) {
            if (mailbox.isEmpty()) {
                started = null;
                awake = null;
                work.rest();
                mailbox.shrink();
            }
        } else if (!there.view().state().status().ended() && !mayRest) {
            int events = there.view().events().size();
            if (quiet == null) {
                quiet = workshop.resting().add(this, events);
            } else {
                workshop.resting().again(quiet, events);
            }
        }
    }

    /// A call that was made and whose outcome is open has to stay.
    private static boolean canRest(ExecutionView view) {
        var state = view.state();
        return state.status() == Status.RUNNING
                && view.trouble().isEmpty()
                && !state.isReady()
                && state.openTasks().stream()
                        .allMatch(task -> task.stage() == OpenTask.Stage.SUBMITTED
                                && task.step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK);
    }

    private Next advance() {
        return switch (workshop.gate().ask(id, now().state())) {
            case Gate.Answer.Go(int atMost) ->
                decide(new Command.Advance(Math.max(1, atMost)), new CompletableFuture<>());
            case Gate.Answer.GoThread(int thread) ->
                decide(new Command.AdvanceThread(thread), new CompletableFuture<>());
            case Gate.Answer.Hold hold -> Next.HELD;
            case Gate.Answer.Await await -> takeOutcome(Next.AWAITED);
        };
    }

    private Next handle(Mail mail) {
        switch (mail) {
            case Mail.Do(Command command, CompletableFuture<Receipt> receipt) -> {
                return decide(command, receipt);
            }
            case Mail.Limit limit -> {
                var state = now().state();
                var timer = new Timer(Timer.Kind.EXECUTION_TIMEOUT, 0, state.startedAt(), state.executionDeadline());
                return decide(new Command.TimerFired(timer), new CompletableFuture<>());
            }
            case Mail.Resume resume -> {
                listeners.forEach(this::tellAll);
                work.resume(now().state());
            }
            case Mail.GoOn(ExecutionView read) -> goOnNow(read);
            case Mail.Hear(FeedListener listener) -> {
                add(listener);
                if (!now().events().isEmpty()) {
                    tellAll(listener);
                }
            }
            case Mail.Rest rest -> {}
        }
        return Next.AGAIN;
    }

    private void tellAll(FeedListener listener) {
        tell(listener, batch(now().events()));
    }

    private Batch batch(List<Event> events) {
        return new Batch(id, now().definition(), events, now().state());
    }

    /// A write may have got to the disk although it seemed to fail: what nobody was told yet is told now.
    private void goOnNow(ExecutionView read) {
        var there = awake;
        if (there == null) {
            return;
        }
        int told = there.view().events().size();
        boolean edited = !there.view().state().edits().equals(read.state().edits());
        awake = there.with(read);
        if (edited && told == read.events().size()) {
            publishEdit();
        }
        if (told < read.events().size()) {
            publish(read.events().subList(told, read.events().size()));
        }
        if (read.state().status().ended()) {
            hasEnded();
        } else {
            work.resume(read.state());
        }
    }

    private void hasEnded() {
        ending().complete(now());
        if (quiet != null) {
            workshop.resting().leave(quiet);
        }
        workshop.ended().accept(awake().stored(), now());
    }

    private Next decide(Command command, CompletableFuture<Receipt> receipt) {
        if (now().trouble().isPresent()) {
            receipt.completeExceptionally(
                    new IllegalStateException(now().trouble().get()));
            return Next.AGAIN;
        }
        return switch (workshop.engine()
                .decide(now().state(), command, workshop.time().now())) {
            case Decision.Rejected(Decision.Reason reason) -> {
                receipt.complete(new Receipt.Refused(reason));
                yield Next.AGAIN;
            }
            case Decision.Accepted accepted -> store(command, accepted, receipt);
        };
    }

    private record Step(Command command, Decision.Accepted accepted, CompletableFuture<Receipt> receipt) {
        Entry entry() {
            return accepted.events().isEmpty()
                    ? Entry.of(accepted.after().edits().getLast())
                    : new Entry(command, accepted.events());
        }
    }

    private Next store(Command command, Decision.Accepted accepted, CompletableFuture<Receipt> receipt) {
        var steps = new ArrayList<>(List.of(new Step(command, accepted, receipt)));
        if (workshop.gate().equals(Gate.OPEN)) {
            lookAhead(steps);
        }
        var entries = steps.stream().map(Step::entry).toList();
        var written = now().events().isEmpty()
                ? workshop.journal().create(awake().stored(), entries)
                : workshop.journal().append(id, entries);
        var future = written.toCompletableFuture();
        if (future.isDone() && !future.isCompletedExceptionally()) {
            steps.forEach(this::apply);
            return Next.AGAIN;
        }
        var _ = future.whenComplete((nothing, thrown) -> workshop.run(() -> {
            var failure =
                    thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
            try {
                if (failure == null) {
                    steps.forEach(this::apply);
                } else if (abandoned) {
                    receipt.complete(new Receipt.ExecutionUnknown(id));
                } else {
                    broken(failure);
                    mailbox.forgetHappened();
                    waitAgain();
                    receipt.completeExceptionally(failure);
                    workshop.halted().accept(this);
                }
            } catch (RuntimeException | Error e) {
                broken(e);
            }
            turns();
        }));
        return Next.ELSEWHERE;
    }

    /// The end that failed may come after all.
    private synchronized void waitAgain() {
        ended = null;
    }

    /// What follows by itself is decided before the first step is safe, so that all of it waits for the disk once.
    private void lookAhead(List<Step> steps) {
        while (steps.size() < AHEAD && steps.getLast().accepted().after().isReady()) {
            var advance = new Command.Advance(ADVANCE);
            if (workshop.engine()
                            .decide(
                                    steps.getLast().accepted().after(),
                                    advance,
                                    workshop.time().now())
                    instanceof Decision.Accepted next) {
                steps.add(new Step(advance, next, new CompletableFuture<>()));
            } else {
                return;
            }
        }
    }

    private void apply(Step step) {
        var accepted = step.accepted();
        var events = ((EventList) now().events()).plus(accepted.events());
        awake = awake().with(new ExecutionView(id, now().definition(), accepted.after(), events, Optional.empty()));
        if (step.command() instanceof Command.EditValue change) {
            work.update(change.thread(), accepted.after());
            publishEdit();
            step.receipt().complete(new Receipt.Done(List.of(), accepted.after()));
            return;
        }
        step.receipt().complete(new Receipt.Done(accepted.events(), accepted.after()));
        work.update(accepted.events(), accepted.after());
        publish(accepted.events());
        beginning().complete(now());
        if (accepted.after().status().ended()) {
            hasEnded();
        }
    }

    private void publish(List<Event> events) {
        var batch = batch(events);
        workshop.gate().happened(batch);
        for (var listener : listeners) {
            tell(listener, batch);
        }
    }

    private void publishEdit() {
        workshop.gate().edited(id, now().state());
        var batch = batch(List.of());
        for (var listener : listeners) {
            tell(listener, batch);
        }
    }

    private static void tell(FeedListener listener, Batch batch) {
        try {
            if (batch.events().isEmpty()) {
                listener.onEdit(batch);
            } else {
                listener.onBatch(batch);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A listener of the feed failed at %s".formatted(batch.id()), e);
        }
    }

    private void broken(Throwable failure) {
        LOG.log(Level.ERROR, "Execution %s cannot go on".formatted(id), failure);
        var message = "Execution %s cannot go on: %s".formatted(id, failure.getMessage());
        var there = awake;
        if (there != null) {
            var view = there.view();
            awake = there.with(
                    new ExecutionView(id, view.definition(), view.state(), view.events(), Optional.of(message)));
        }
        work.cancelAll();
        var trouble = new IllegalStateException(message, failure);
        beginning().completeExceptionally(trouble);
        ending().completeExceptionally(trouble);
        for (var listener : listeners) {
            try {
                listener.onTrouble(id, message);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A listener of the feed failed at %s".formatted(id), e);
            }
        }
    }
}

package dev.flowglass.runtime;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.store.Entry;
import dev.flowglass.store.StoredExecution;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One execution in memory: its state, and the queue through which everything reaches it, one thing at a time.
final class LiveExecution {
    private static final System.Logger LOG = System.getLogger(LiveExecution.class.getName());

    /// Turns before other executions get the thread.
    private static final int TURNS = 32;

    /// Commands that are decided before the first of them is in the journal.
    private static final int AHEAD = 16;

    private static final int ADVANCE = 64;

    private final ExecutionId id;
    private final FlowDefinition definition;
    private final StoredExecution stored;
    private final Workshop workshop;
    private final OpenWork work;

    private final ConcurrentLinkedQueue<Task> submitted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Task> happened = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final CompletableFuture<ExecutionView> started = new CompletableFuture<>();
    private final CopyOnWriteArrayList<FeedListener> listeners;

    private volatile ExecutionView view;
    private volatile CompletableFuture<ExecutionView> ended = new CompletableFuture<>();
    private volatile boolean askAgain;
    private volatile boolean closed;
    private volatile boolean abandoned;

    /// True while the gate holds; only touched by the thread that has the execution.
    private boolean held;

    /// What is to be done on the execution's thread.
    private sealed interface Task {
        record Do(Command command, CompletableFuture<Receipt> receipt) implements Task {}

        record Hear(FeedListener listener) implements Task {}

        /// Comes first in an execution that was read from the journal.
        record Resume() implements Task {}

        /// Comes when the journal, which failed, can be written again.
        ///
        /// @param read what is in the journal
        record GoOn(ExecutionView read) implements Task {}
    }

    LiveExecution(
            ExecutionId id,
            StartRequest request,
            ExecutionState initial,
            Workshop workshop,
            List<FeedListener> listeners) {
        this.id = id;
        this.definition = request.definition();
        this.stored = new StoredExecution(id, definition.text(), request.inputText(), request.callbackToken());
        this.workshop = workshop;
        this.view = new ExecutionView(id, definition, initial, EventList.EMPTY, Optional.empty());
        this.work = new OpenWork(id, workshop, this::happened);
        this.listeners = new CopyOnWriteArrayList<>(listeners);
    }

    /// An execution that was read from the journal and goes on by [#resume].
    LiveExecution(StoredExecution stored, ExecutionView read, Workshop workshop, List<FeedListener> listeners) {
        this.id = stored.id();
        this.definition = read.definition();
        this.stored = stored;
        this.workshop = workshop;
        this.view = read;
        this.work = new OpenWork(id, workshop, this::happened);
        this.listeners = new CopyOnWriteArrayList<>(listeners);
        started.complete(read);
        submitted.add(new Task.Resume());
    }

    /// Begins again what was open, and goes on.
    void resume() {
        wake();
    }

    /// Goes on after a write that failed, with what the journal has.
    void goOn(ExecutionView read) {
        submitted.add(new Task.GoOn(read));
        wake();
    }

    ExecutionView view() {
        return view;
    }

    /// Ends when the start is in the journal.
    CompletionStage<ExecutionView> started() {
        return started;
    }

    CompletionStage<ExecutionView> ended() {
        return ended;
    }

    List<ManualTask> manualTasks() {
        return work.manualTasks();
    }

    // --- what comes in, from any thread ---

    CompletionStage<Receipt> submit(Command command) {
        var receipt = new CompletableFuture<Receipt>();
        submitted.add(new Task.Do(command, receipt));
        wake();
        if (closed) {
            receipt.completeExceptionally(closedBefore("a command to %s was taken"));
        }
        return receipt;
    }

    void hear(FeedListener listener) {
        submitted.add(new Task.Hear(listener));
        wake();
    }

    void forget(FeedListener listener) {
        listeners.remove(listener);
    }

    private void happened(Command command) {
        happened.add(new Task.Do(command, new CompletableFuture<>()));
        wake();
    }

    /// The gate may answer otherwise than before.
    void askAgain() {
        askAgain = true;
        wake();
    }

    private void wake() {
        if (scheduled.compareAndSet(false, true)) {
            workshop.time().begin();
            workshop.run(this::turns);
        }
    }

    /// Nothing follows any more. Calls under way get to their end, whoever waits is told.
    void abandon() {
        abandoned = true;
        started.completeExceptionally(deletedBefore("%s started"));
        ended.completeExceptionally(deletedBefore("%s ended"));
        wake();
    }

    private IllegalStateException deletedBefore(String what) {
        return new IllegalStateException("The flow was deleted before " + what.formatted(id));
    }

    /// No call goes on, and whoever waits is told. Comes after the last turn.
    void close() {
        closed = true;
        work.cancelAll();
        started.completeExceptionally(closedBefore("%s started"));
        ended.completeExceptionally(closedBefore("%s ended"));
        for (var task = submitted.poll(); task != null; task = submitted.poll()) {
            if (task instanceof Task.Do(Command command, CompletableFuture<Receipt> receipt)) {
                receipt.completeExceptionally(closedBefore("a command to %s was taken"));
            }
        }
    }

    private IllegalStateException closedBefore(String what) {
        return new IllegalStateException("Flowglass was closed before " + what.formatted(id));
    }

    // --- the thread that has the execution ---

    private void turns() {
        for (int i = 0; i < TURNS; i++) {
            var next = turn();
            switch (next) {
                case AGAIN -> {}
                case ELSEWHERE -> {
                    return;
                }
                case NOTHING, AWAITED, HELD -> {
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
        HELD
    }

    private Next turn() {
        askAgain = false;
        try {
            var task = submitted.poll();
            if (abandoned) {
                return give(task);
            }
            if (task != null) {
                return handle(task);
            }
            if (view.trouble().isEmpty()) {
                if (view.state().isReady()) {
                    return advance();
                }
                return workshop.gate().holds(id, view.state()) ? Next.HELD : takeOutcome(Next.NOTHING);
            }
            return Next.NOTHING;
        } catch (RuntimeException | Error e) {
            broken(e);
            return Next.AGAIN;
        }
    }

    private Next takeOutcome(Next otherwise) {
        var outcome = happened.poll();
        return outcome == null ? otherwise : handle(outcome);
    }

    private Next give(@Nullable Task task) {
        work.cancelAlarms();
        happened.clear();
        if (task instanceof Task.Do(Command command, CompletableFuture<Receipt> receipt)) {
            receipt.complete(new Receipt.ExecutionUnknown(id));
        }
        return task == null ? Next.NOTHING : Next.AGAIN;
    }

    /// Lets the execution rest until something comes in. What came in meanwhile is seen.
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
        scheduled.set(false);
        if (hasMore(why) && scheduled.compareAndSet(false, true)) {
            workshop.run(this::turns);
        } else {
            workshop.time().end();
        }
    }

    private boolean hasMore(Next why) {
        if (abandoned) {
            return !submitted.isEmpty();
        }
        boolean takes =
                why == Next.AWAITED || why == Next.NOTHING && !view.state().isReady();
        return askAgain
                || !submitted.isEmpty()
                || takes && !happened.isEmpty() && view.trouble().isEmpty();
    }

    private Next advance() {
        return switch (workshop.gate().ask(id, view.state())) {
            case Gate.Answer.Go(int atMost) ->
                decide(new Command.Advance(Math.max(1, atMost)), new CompletableFuture<>());
            case Gate.Answer.GoThread(int thread) ->
                decide(new Command.AdvanceThread(thread), new CompletableFuture<>());
            case Gate.Answer.Hold hold -> Next.HELD;
            case Gate.Answer.Await await -> takeOutcome(Next.AWAITED);
        };
    }

    private Next handle(Task task) {
        return switch (task) {
            case Task.Do(Command command, CompletableFuture<Receipt> receipt) -> decide(command, receipt);
            case Task.Resume resume -> {
                listeners.forEach(listener -> tell(listener, new Batch(id, definition, view.events(), view.state())));
                work.resume(view.state());
                yield Next.AGAIN;
            }
            case Task.GoOn(ExecutionView read) -> {
                goOnNow(read);
                yield Next.AGAIN;
            }
            case Task.Hear(FeedListener listener) -> {
                listeners.add(listener);
                if (!view.events().isEmpty()) {
                    tell(listener, new Batch(id, definition, view.events(), view.state()));
                }
                yield Next.AGAIN;
            }
        };
    }

    /// A write may have got to the disk although it seemed to fail: what nobody was told yet is told now.
    private void goOnNow(ExecutionView read) {
        int told = view.events().size();
        boolean edited = !view.state().edits().equals(read.state().edits());
        view = read;
        if (edited && told == read.events().size()) {
            publishEdit();
        }
        if (told < read.events().size()) {
            publish(read.events().subList(told, read.events().size()));
        }
        if (read.state().status().ended()) {
            ended.complete(read);
            workshop.ended().accept(stored, read);
        } else {
            work.resume(read.state());
        }
    }

    private Next decide(Command command, CompletableFuture<Receipt> receipt) {
        if (view.trouble().isPresent()) {
            receipt.completeExceptionally(
                    new IllegalStateException(view.trouble().get()));
            return Next.AGAIN;
        }
        return switch (workshop.engine()
                .decide(view.state(), command, workshop.time().now())) {
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
        var written = view.events().isEmpty()
                ? workshop.journal().create(stored, entries)
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
                    receipt.completeExceptionally(failure);
                    broken(failure);
                    happened.clear();
                    ended = new CompletableFuture<>();
                    workshop.halted().accept(this);
                }
            } catch (RuntimeException | Error e) {
                broken(e);
            }
            turns();
        }));
        return Next.ELSEWHERE;
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
        var events = ((EventList) view.events()).plus(accepted.events());
        view = new ExecutionView(id, definition, accepted.after(), events, Optional.empty());
        if (step.command() instanceof Command.EditValue change) {
            work.update(change.thread(), accepted.after());
            publishEdit();
            step.receipt().complete(new Receipt.Done(List.of(), accepted.after()));
            return;
        }
        step.receipt().complete(new Receipt.Done(accepted.events(), accepted.after()));
        work.update(accepted.events(), accepted.after());
        publish(accepted.events());
        started.complete(view);
        if (accepted.after().status().ended()) {
            ended.complete(view);
            workshop.ended().accept(stored, view);
        }
    }

    private void publish(List<Event> events) {
        var batch = new Batch(id, definition, events, view.state());
        workshop.gate().happened(batch);
        for (var listener : listeners) {
            tell(listener, batch);
        }
    }

    private void publishEdit() {
        workshop.gate().edited(id, view.state());
        var now = new Batch(id, definition, List.of(), view.state());
        for (var listener : listeners) {
            tell(listener, now);
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
        view = new ExecutionView(id, definition, view.state(), view.events(), Optional.of(message));
        work.cancelAll();
        var trouble = new IllegalStateException(message, failure);
        started.completeExceptionally(trouble);
        ended.completeExceptionally(trouble);
        for (var listener : listeners) {
            try {
                listener.onTrouble(id, message);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A listener of the feed failed at %s".formatted(id), e);
            }
        }
    }
}

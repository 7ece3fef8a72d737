package dev.flowglass.runtime;

import dev.flowglass.connector.Connector;
import dev.flowglass.connector.TaskCall;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TaskToken;
import dev.flowglass.model.Flow;
import dev.flowglass.model.TaskStep;
import dev.flowglass.store.Entry;
import dev.flowglass.store.ExecutionPage;
import dev.flowglass.store.ExecutionQuery;
import dev.flowglass.store.Journal;
import dev.flowglass.store.StoreException;
import dev.flowglass.store.StoredExecution;
import dev.flowglass.value.Value;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// All executions, and the one way in: whoever starts, reports, stops or answers does it here. Any thread may call it;
/// nothing blocks, and stages end on runtime threads when what they tell is in the journal.
public final class Executions implements AutoCloseable {
    /// What turns under way get to end.
    private static final Duration CLOSING = Duration.ofSeconds(1);

    /// Others are read from the journal when somebody asks for them.
    private static final int ENDED_IN_MEMORY = 200;

    /// How many executions are read from the journal before they go on.
    private static final int READ_TOGETHER = 1_000;

    /// Until a journal that failed is tried again; doubled each time, up to the longest.
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);

    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(Executions.class.getName());

    private final Journal journal;
    private final Archive archive;
    private final int endedInMemory;
    private final TimeSource time;
    private final ExecutorService pool;
    private final Workshop workshop;
    private final Limits limits;

    /// In the order of their start. Guarded by itself, together with `listeners`.
    private final Map<ExecutionId, LiveExecution> executions = new LinkedHashMap<>();

    /// Those that have ended and are in memory, the oldest end first. Guarded by `executions`.
    private final ArrayDeque<ExecutionId> ended = new ArrayDeque<>();

    /// Those that wait for the journal to be written again. Guarded by `executions`.
    private final Set<LiveExecution> halted = new LinkedHashSet<>();

    /// Guarded by `executions`.
    private List<FeedListener> listeners = List.of();

    private boolean closed;

    public Executions(Journal journal, Connector connector, TimeSource time, Gate gate) {
        this(journal, connector, time, gate, Limits.SERVICE);
    }

    public Executions(Journal journal, Connector connector, TimeSource time, Gate gate, Limits limits) {
        this(journal, connector, FlowLibrary.NONE, time, gate, limits);
    }

    /// @param connector calls resources, other than the flows of `library`
    /// @param library flows that tasks can start
    public Executions(
            Journal journal, Connector connector, FlowLibrary library, TimeSource time, Gate gate, Limits limits) {
        this(
                journal,
                connector,
                library,
                time,
                gate,
                limits,
                text -> Optional.empty(),
                Integer.MAX_VALUE,
                Resting.Policy.NEVER);
    }

    /// Goes on with the executions of the journal that have not ended.
    ///
    /// @param reader reads the text of a flow as the journal has it
    public Executions(
            Journal journal,
            Connector connector,
            FlowLibrary library,
            TimeSource time,
            Gate gate,
            Limits limits,
            Function<String, Optional<Flow>> reader) {
        this(journal, connector, library, time, gate, limits, reader, ENDED_IN_MEMORY, Resting.Policy.USUAL);
    }

    /// @param endedInMemory how many ended executions stay in memory
    /// @param policy which executions that have not ended stay in memory
    Executions(
            Journal journal,
            Connector connector,
            FlowLibrary library,
            TimeSource time,
            Gate gate,
            Limits limits,
            Function<String, Optional<Flow>> reader,
            int endedInMemory,
            Resting.Policy policy) {
        this.journal = journal;
        this.time = time;
        this.limits = limits;
        this.archive = new Archive(journal, reader, limits);
        this.endedInMemory = endedInMemory;
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
        this.pool = Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform().daemon().name("flowglass-runtime-", 1).factory());
        var children = new ChildFlows(connector, library, new Children());
        this.workshop = new Workshop(
                new Engine(journal.tokenKey()),
                journal,
                archive,
                new Resting(policy, pool),
                children,
                time,
                gate,
                pool,
                this::hasEnded,
                this::hasHalted);
        gate.opened(id -> live(id).ifPresent(LiveExecution::askAgain));
        recover();
    }

    // --- after a restart ---

    /// Reads what has not ended, several at a time, and lets it go on in the order of its creation; those that are too
    /// many for the memory rest at once. Then tells those who wait for the end of one that has.
    private void recover() {
        var unfinished = journal.unfinished();
        if (!unfinished.isEmpty()) {
            recover(unfinished);
        }
        journal.untold().forEach(stored -> readable(stored).ifPresent(view -> tell(stored, view.state())));
    }

    /// Work that ends tells a time that jumps that nothing happens any more, so this is none when there is nothing.
    private void recover(List<StoredExecution> unfinished) {
        long events = 0;
        time.begin();
        for (int from = 0; from < unfinished.size(); from += READ_TOGETHER) {
            var read = unfinished.subList(from, Math.min(unfinished.size(), from + READ_TOGETHER)).parallelStream()
                    .flatMap(stored -> readable(stored).map(view -> new Awake(stored, view)).stream())
                    .toList();
            for (var awake : read) {
                events += awake.view().events().size();
                var execution = LiveExecution.read(awake, workshop, List.of());
                synchronized (executions) {
                    executions.put(execution.id(), execution);
                }
                if (workshop.resting().isTooMuch(events)) {
                    execution.resumeHere();
                } else {
                    execution.resume();
                }
            }
        }
        time.end();
    }

    private Optional<ExecutionView> readable(StoredExecution stored) {
        try {
            return archive.read(stored);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Execution %s cannot go on".formatted(stored.id()), e);
            return Optional.empty();
        }
    }

    // --- when the journal cannot be written ---

    /// One that is not in the journal never was; the others go on when the journal can be written again.
    private void hasHalted(LiveExecution execution) {
        boolean first;
        synchronized (executions) {
            if (execution.isNew()) {
                executions.remove(execution.id(), execution);
                return;
            }
            first = halted.isEmpty();
            halted.add(execution);
        }
        if (first) {
            retry(FIRST_RETRY);
        }
    }

    private void retry(Duration after) {
        CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, pool)
                .execute(() -> {
                    var _ = journal.tryOut()
                            .whenCompleteAsync(
                                    (nothing, failure) -> {
                                        if (failure == null) {
                                            goOn();
                                        } else {
                                            var next = after.multipliedBy(2);
                                            retry(next.compareTo(LONGEST_RETRY) < 0 ? next : LONGEST_RETRY);
                                        }
                                    },
                                    pool);
                });
    }

    private void goOn() {
        List<LiveExecution> all;
        synchronized (executions) {
            all = List.copyOf(halted);
            halted.clear();
        }
        LOG.log(Level.INFO, "The store can be written again: {0} executions go on", all.size());
        for (var execution : all) {
            try {
                archive.find(execution.id()).ifPresentOrElse(execution::goOn, () -> {
                    synchronized (executions) {
                        executions.remove(execution.id(), execution);
                    }
                });
            } catch (StoreException e) {
                LOG.log(Level.ERROR, "Execution %s cannot be read yet".formatted(execution.id()), e);
                hasHalted(execution);
            }
        }
    }

    // --- at the end of an execution ---

    private void hasEnded(StoredExecution stored, ExecutionView view) {
        tell(stored, view.state());
        synchronized (executions) {
            ended.add(view.id());
            while (ended.size() > endedInMemory) {
                executions.remove(ended.removeFirst());
            }
        }
    }

    /// Reports to the task that waits for this execution's end. When this process ends before that is in the journal,
    /// the next one reports again, which changes nothing.
    private void tell(StoredExecution stored, ExecutionState end) {
        if (stored.callbackToken().isEmpty()) {
            return;
        }
        var token = stored.callbackToken().get();
        var reported = end.output()
                .map(output -> reportSucceeded(token, output))
                .orElseGet(() -> reportFailed(token, complete(end)));
        var _ = reported.thenCompose(receipt -> {
                    if (!(receipt instanceof ReportReceipt.Accepted)) {
                        LOG.log(Level.WARNING, "The end of {0} was reported, but: {1}", stored.id(), receipt);
                    }
                    return journal.told(stored.id());
                })
                .exceptionally(failure -> {
                    LOG.log(Level.ERROR, "The end of %s could not be reported".formatted(stored.id()), failure);
                    return null;
                });
    }

    /// A report has to name an error.
    private static Failure complete(ExecutionState end) {
        var failure = end.failure().orElse(new Failure("", ""));
        var error = failure.error().isEmpty() ? "FnF.Execution" + end.status().word() : failure.error();
        return new Failure(error, failure.cause().isEmpty() ? "The execution has ended." : failure.cause());
    }

    private final class Children implements ChildFlows.Starter {
        @Override
        public void starting(TaskCall task, ExecutionId child) {
            workshop.gate().startsChild(task.execution(), task.ref(), task.path(), child);
        }

        @Override
        public CompletionStage<StartResult> start(StartRequest request) {
            return Executions.this.start(request);
        }

        @Override
        public CompletionStage<ExecutionView> ended(ExecutionView child) {
            return Executions.this.ended(child.id());
        }
    }

    /// Decides for these executions; it makes their tokens.
    public Engine engine() {
        return workshop.engine();
    }

    /// What these executions may use.
    public Limits limits() {
        return limits;
    }

    /// The time that executions see.
    public TimeSource time() {
        return time;
    }

    // --- the way in ---

    /// Starts an execution. One of the same name that has not ended is left as it is and given back.
    public CompletionStage<StartResult> start(StartRequest request) {
        var name = request.executionName().orElseGet(() -> UUID.randomUUID().toString());
        for (var text :
                request.executionName().isPresent() ? List.of(request.flowName(), name) : List.of(request.flowName())) {
            if (!ExecutionId.isName(text)) {
                return CompletableFuture.completedStage(new StartResult.BadName(text));
            }
        }
        if (request.input().bytes() > limits.bytes()) {
            return CompletableFuture.completedStage(
                    new StartResult.InputTooLarge(request.input().bytes(), limits.bytes()));
        }
        return start(new ExecutionId(request.flowName(), name), request);
    }

    private CompletionStage<StartResult> start(ExecutionId id, StartRequest request) {
        LiveExecution execution;
        if (request.executionName().isPresent() && live(id).isEmpty()) {
            var there = archive.find(id);
            if (there.isPresent() && live(id).isEmpty()) {
                return CompletableFuture.completedStage(again(there.get()));
            }
        }
        synchronized (executions) {
            if (closed) {
                return CompletableFuture.failedStage(new IllegalStateException("Flowglass is closed"));
            }
            var there = executions.get(id);
            if (there != null) {
                return there.started()
                        .thenApply(nothing -> again(there.view()
                                .orElseThrow(() -> new IllegalStateException("%s was deleted".formatted(id)))));
            }
            var flow = request.definition().flow();
            var initial = ExecutionState.initial(Definition.of(flow, id.flow(), id.name(), limits));
            execution = new LiveExecution(id, request, initial, workshop, listeners);
            executions.put(id, execution);
        }
        var beginning = execution.beginning();
        var _ = execution.submit(new Command.Start(request.input()));
        return beginning.thenApply(StartResult.Started::new);
    }

    /// Starts an execution that has a past, which goes into the journal as it is, and goes on from there: what is open
    /// is begun as after a restart.
    ///
    /// @param request its input is that of the past
    public CompletionStage<StartResult> start(StartRequest request, Past past) {
        var id = new ExecutionId(
                request.flowName(),
                request.executionName().orElseGet(() -> UUID.randomUUID().toString()));
        for (var text : List.of(id.flow(), id.name())) {
            if (!ExecutionId.isName(text)) {
                return CompletableFuture.completedStage(new StartResult.BadName(text));
            }
        }
        var there = find(id);
        if (there.isPresent()) {
            return CompletableFuture.completedStage(again(there.get()));
        }
        var definition = request.definition();
        var stored = new StoredExecution(id, definition.text(), request.inputText(), request.callbackToken());
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < past.events().size(); i++) {
            var event = past.events().get(i);
            entries.add(new Entry(past.commands().get(i), List.of(event)));
            past.state().edits().stream()
                    .filter(edit -> edit.after() == event.id())
                    .map(Entry::of)
                    .forEach(entries::add);
        }
        return journal.create(stored, entries).thenApply(nothing -> {
            var view = new ExecutionView(
                    id, definition, past.state(), EventList.EMPTY.plus(past.events()), Optional.empty());
            LiveExecution execution;
            synchronized (executions) {
                execution = LiveExecution.read(new Awake(stored, view), workshop, listeners);
                executions.put(id, execution);
            }
            execution.resume();
            return new StartResult.Started(view);
        });
    }

    private static StartResult again(ExecutionView there) {
        return there.state().status().ended()
                ? new StartResult.AlreadyExists(there)
                : new StartResult.AlreadyRunning(there);
    }

    /// Gives a command to an execution.
    public CompletionStage<Receipt> submit(ExecutionId id, Command command) {
        return live(id).map(execution -> execution.submit(command))
                .orElseGet(() -> CompletableFuture.completedStage(archive.find(id)
                        .map(view -> submitToEnded(view, command))
                        .orElseGet(() -> new Receipt.ExecutionUnknown(id))));
    }

    private Receipt submitToEnded(ExecutionView view, Command command) {
        return switch (workshop.engine().decide(view.state(), command, time.now())) {
            case Decision.Rejected(Decision.Reason reason) -> new Receipt.Refused(reason);
            case Decision.Accepted accepted ->
                throw new IllegalStateException("Execution %s cannot go on".formatted(view.id()));
        };
    }

    /// Ends an execution that has not ended.
    ///
    /// @param failure error of at most 128 characters, cause of at most 4,096; both may be empty
    public CompletionStage<Receipt> stop(ExecutionId id, Failure failure) {
        return submit(id, new Command.StopExecution(failure));
    }

    /// Reports the success of a task that waits for a callback.
    ///
    /// @param token exactly as it was given out
    public CompletionStage<ReportReceipt> reportSucceeded(String token, Value output) {
        return report(token, genuine -> new Command.ReportTaskSucceeded(genuine, output));
    }

    /// Reports the failure of a task that waits for a callback.
    ///
    /// @param failure error of 1 to 128 characters, cause of at most 4,096
    public CompletionStage<ReportReceipt> reportFailed(String token, Failure failure) {
        return report(token, genuine -> new Command.ReportTaskFailed(genuine, failure));
    }

    private CompletionStage<ReportReceipt> report(String text, Function<TaskToken, Command> command) {
        var parsed = TaskToken.parse(text);
        if (parsed.isEmpty()) {
            return CompletableFuture.completedStage(new ReportReceipt.NotAToken());
        }
        var token = parsed.get();
        var id = new ExecutionId(token.flow(), token.execution());
        if (!made(token)) {
            return CompletableFuture.completedStage(new ReportReceipt.ForeignToken(id));
        }
        return submit(id, command.apply(token)).thenApply(receipt -> reported(id, receipt));
    }

    private ReportReceipt reported(ExecutionId id, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Done(var events, var after) ->
                new ReportReceipt.Accepted(
                        events.getFirst().id(), id, events.getFirst().stepName());
            case Receipt.Refused(var reason) -> new ReportReceipt.Refused(id, reason);
            case Receipt.ExecutionUnknown unknown ->
                knowsFlow(id.flow())
                        ? new ReportReceipt.ExecutionUnknown(id)
                        : new ReportReceipt.FlowUnknown(id.flow());
        };
    }

    private boolean knowsFlow(String flow) {
        synchronized (executions) {
            if (executions.keySet().stream().anyMatch(id -> id.flow().equals(flow))) {
                return true;
            }
        }
        return !journal.list(new ExecutionQuery(flow, 1)).executions().isEmpty();
    }

    /// True when the token was made here; it may have been answered since.
    public boolean made(TaskToken token) {
        return journal.tokenKey().made(token);
    }

    /// The token of a task of [ExecutionState#openTasks] that waits for a callback, as text.
    public String token(ExecutionState state, OpenTask task) {
        return workshop.engine().token(state, task).text();
    }

    // --- resources that are a person ---

    /// The tasks that wait for a person's answer in place of a resource's.
    public List<ManualTask> manualTasks() {
        return all().stream()
                .flatMap(execution -> execution.manualTasks().stream())
                .toList();
    }

    /// Answers for the resource: with its result, or with what it says to having taken the job.
    public CompletionStage<Receipt> answer(ManualTask manual, Value value) {
        var task = manual.task();
        return submit(
                manual.execution(),
                task.step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK
                        ? new Command.Submitted(task.ref(), value)
                        : new Command.Completed(task.ref(), value));
    }

    /// Fails for the resource.
    public CompletionStage<Receipt> fail(ManualTask manual, Failure failure) {
        return submit(manual.execution(), new Command.Failed(manual.task().ref(), failure));
    }

    // --- the way out ---

    /// An execution, in memory or in the journal.
    public Optional<ExecutionView> find(ExecutionId id) {
        return live(id).flatMap(LiveExecution::view).or(() -> archive.find(id));
    }

    /// True while an execution that goes on is in the journal only.
    boolean isResting(ExecutionId id) {
        return live(id).filter(LiveExecution::isResting).isPresent();
    }

    /// How many executions are not in the journal only.
    long inMemory() {
        return all().stream().filter(execution -> !execution.isResting()).count();
    }

    /// All executions that go on, and those that ended last, the newest first. Those that rest are read from the
    /// journal.
    public List<ExecutionView> list() {
        return all().stream()
                .flatMap(execution -> execution.view().stream())
                .sorted(Comparator.comparing(
                                (ExecutionView view) -> view.state().startedAt())
                        .reversed()
                        .thenComparing(view -> view.id().name()))
                .toList();
    }

    /// Executions of a flow, ended ones too, the newest first.
    ///
    /// @throws IllegalArgumentException when the query's resume position is none
    public ExecutionPage list(ExecutionQuery query) {
        return journal.list(query);
    }

    /// Takes a flow away with its schedules and its executions, which cannot be found any more. One that runs does
    /// nothing after the calls that are under way.
    ///
    /// @return false when there was no flow of that name
    public CompletionStage<Boolean> deleteFlow(String flow) {
        var gone = new ArrayList<LiveExecution>();
        synchronized (executions) {
            executions.values().stream()
                    .filter(execution -> execution.id().flow().equals(flow))
                    .forEach(gone::add);
            executions.keySet().removeIf(id -> id.flow().equals(flow));
            ended.removeIf(id -> id.flow().equals(flow));
        }
        gone.forEach(LiveExecution::abandon);
        return journal.deleteFlow(flow);
    }

    /// Ends when the execution has ended; exceptionally when it cannot go on or is unknown.
    public CompletionStage<ExecutionView> ended(ExecutionId id) {
        return live(id).map(LiveExecution::ended)
                .or(() -> archive.find(id).map(CompletableFuture::completedStage))
                .orElseGet(() -> CompletableFuture.failedStage(
                        new IllegalArgumentException("Expected execution %s to be there".formatted(id))));
    }

    /// Hears everything of the executions that go on, and of those that ended last: first what has happened so far,
    /// then each batch, without gaps or repetitions.
    public Subscription subscribe(FeedListener listener) {
        var heard = new Heard(listener);
        synchronized (executions) {
            var more = new ArrayList<>(listeners);
            more.add(heard);
            listeners = List.copyOf(more);
            executions.values().forEach(execution -> execution.hear(heard));
        }
        return () -> {
            heard.over = true;
            synchronized (executions) {
                listeners =
                        listeners.stream().filter(each -> !each.equals(heard)).toList();
            }
            all().forEach(execution -> execution.forget(heard));
        };
    }

    private static final class Heard implements FeedListener {
        private final FeedListener listener;
        private volatile boolean over;

        Heard(FeedListener listener) {
            this.listener = listener;
        }

        @Override
        public void onBatch(Batch batch) {
            if (!over) {
                listener.onBatch(batch);
            }
        }

        @Override
        public void onEdit(Batch now) {
            if (!over) {
                listener.onEdit(now);
            }
        }

        @Override
        public void onTrouble(ExecutionId id, String message) {
            if (!over) {
                listener.onTrouble(id, message);
            }
        }
    }

    private Optional<LiveExecution> live(ExecutionId id) {
        synchronized (executions) {
            return Optional.ofNullable(executions.get(id));
        }
    }

    private List<LiveExecution> all() {
        synchronized (executions) {
            return new ArrayList<>(executions.values());
        }
    }

    /// Ends quickly: calls are cancelled, executions that have not ended stay as they are in the journal.
    @Override
    public void close() {
        synchronized (executions) {
            closed = true;
        }
        pool.shutdown();
        time.close();
        try {
            if (!pool.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
        all().forEach(LiveExecution::close);
        journal.close();
    }
}

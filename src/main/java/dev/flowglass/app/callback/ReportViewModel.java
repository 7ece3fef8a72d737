package dev.flowglass.app.callback;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision.Reason;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TaskToken;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.TaskStep;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.ManualTask;
import dev.flowglass.runtime.Receipt;
import dev.flowglass.runtime.ReportReceipt;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// A report that a person writes: for which step, success with an output or failure with error and cause, what it is
/// going to do, and what the engine said to it. Nothing that was typed is lost before the report is accepted.
public final class ReportViewModel {
    public static final int LONGEST_ERROR = 128;
    public static final int LONGEST_CAUSE = 4_096;

    public enum Outcome {
        SUCCEEDED,
        FAILED
    }

    /// Why a token is of no use any more.
    public enum Gone {
        ANSWERED,
        TIMED_OUT,
        /// A newer attempt has a newer token.
        RETRIED,
        ENDED
    }

    /// What the token, as far as it is typed, belongs to.
    public sealed interface Subject {
        record Nothing() implements Subject {}

        record NotAToken() implements Subject {}

        record Foreign(ExecutionId execution) implements Subject {}

        record FlowUnknown(String flow) implements Subject {}

        record ExecutionUnknown(ExecutionId execution) implements Subject {}

        record Over(ExecutionItem item, String stepName, Gone gone) implements Subject {}

        record Waiting(ExecutionItem item, OpenTask task) implements Subject {}

        /// A step of a service elsewhere, of which the window knows no more.
        record Elsewhere(String host) implements Subject {}
    }

    /// What was said to the report.
    public sealed interface Answer {
        record None() implements Answer {}

        record Sending() implements Answer {}

        /// @param eventId of the first event that the report made
        record Accepted(int eventId, ExecutionId execution, String stepName) implements Answer {}

        record AcceptedElsewhere(String host) implements Answer {}

        /// @param word key of the sentence
        record Refused(String word, List<String> arguments) implements Answer {
            public Refused {
                arguments = List.copyOf(arguments);
            }
        }
    }

    private final Executions executions;
    private final ExecutionsViewModel known;
    private final FarReports far;
    private final FxClock clock;
    private final Supplier<String> clipboard;
    private final Executor fx;

    private final BooleanProperty elsewhere = new SimpleBooleanProperty(this, "elsewhere", false);
    private final StringProperty token = new SimpleStringProperty(this, "token", "");
    private final ObjectProperty<Outcome> outcome = new SimpleObjectProperty<>(this, "outcome", Outcome.SUCCEEDED);
    private final StringProperty output = new SimpleStringProperty(this, "output", "");
    private final StringProperty error = new SimpleStringProperty(this, "error", "");
    private final StringProperty cause = new SimpleStringProperty(this, "cause", "");
    private final ReadOnlyObjectWrapper<Optional<ManualTask>> manual = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>(new Subject.Nothing());
    private final ReadOnlyObjectWrapper<Optional<JsonProblem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Forecast>> forecast = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Mapping>> missing = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> errorNames = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> offered = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(new Answer.None());
    private final BooleanBinding sendable;
    private String template = "";
    private Optional<Value> value = Optional.empty();

    /// What was answered last, for the next time the same step asks.
    private final Map<Asking, Value> answers = new HashMap<>();

    /// @param person true when a person stands in for the resource
    private record Asking(String flow, String step, boolean person) {}

    /// @param clipboard the text on it, or an empty one
    public ReportViewModel(
            Executions executions,
            ExecutionsViewModel known,
            FarReports far,
            FxClock clock,
            Supplier<String> clipboard,
            Executor fx) {
        this.executions = executions;
        this.known = known;
        this.far = far;
        this.clock = clock;
        this.clipboard = clipboard;
        this.fx = fx;
        this.sendable = Bindings.createBooleanBinding(
                this::isSendable, subject, manual, outcome, problem, error, cause, answer);
        for (Property<?> typed : List.of(token, output, outcome, error, cause)) {
            typed.subscribe(now -> forgetRefusal());
        }
        token.subscribe(now -> identify());
        elsewhere.subscribe(now -> identify());
        far.hostProperty().subscribe(host -> elsewhere.set(elsewhere.get() && host.isPresent()));
        output.subscribe(now -> readOutput());
        outcome.subscribe(now -> foretell());
        error.subscribe(now -> foretell());
        cause.subscribe(now -> foretell());
        known.listen(batches -> identify());
    }

    // --- what a person types ---

    /// The report goes to the service that the window is attached to.
    public BooleanProperty elsewhereProperty() {
        return elsewhere;
    }

    /// That service.
    public ObservableValue<Optional<String>> hostProperty() {
        return far.hostProperty();
    }

    /// As typed or pasted; stray characters do no harm.
    public StringProperty tokenProperty() {
        return token;
    }

    public ObjectProperty<Outcome> outcomeProperty() {
        return outcome;
    }

    /// JSON text of the success.
    public StringProperty outputProperty() {
        return output;
    }

    public StringProperty errorProperty() {
        return error;
    }

    public StringProperty causeProperty() {
        return cause;
    }

    // --- what is said about it ---

    public ReadOnlyObjectProperty<Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    public Subject subject() {
        return Objects.requireNonNull(subject.get());
    }

    /// Present when a person stands in for a resource, and no token is needed.
    public ReadOnlyObjectProperty<Optional<ManualTask>> manualProperty() {
        return manual.getReadOnlyProperty();
    }

    /// Why the output is no JSON.
    public ReadOnlyObjectProperty<Optional<JsonProblem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What will happen when the report is sent; nothing as long as it cannot be sent.
    public ReadOnlyObjectProperty<Optional<Forecast>> forecastProperty() {
        return forecast.getReadOnlyProperty();
    }

    /// Mappings that find nothing in the output.
    public ReadOnlyObjectProperty<List<Mapping>> missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /// The errors that the step's `retry` and `catch` know.
    public ReadOnlyObjectProperty<List<String>> errorNamesProperty() {
        return errorNames.getReadOnlyProperty();
    }

    /// A token on the clipboard that is not in the field yet.
    public ReadOnlyObjectProperty<Optional<String>> offeredTokenProperty() {
        return offered.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    public Answer answer() {
        return Objects.requireNonNull(answer.get());
    }

    public BooleanBinding sendableProperty() {
        return sendable;
    }

    /// Bytes of the output as it counts against the limit; -1 while it is no JSON.
    public int outputBytes() {
        return value.map(Value::bytes).orElse(-1);
    }

    // --- what a person does ---

    /// Begins a report: for the token in the field if there is one, else for the one that is offered.
    public void open() {
        reset(Optional.empty());
        offered.set(TokenText.find(clipboard.get()).map(TaskToken::text));
        identify();
    }

    /// Begins a report for a step that waits.
    public void open(CallbackRow row, Outcome first) {
        reset(row.awaitsReport() ? Optional.empty() : row.manual());
        token.set(row.token().orElse(""));
        outcome.set(first);
        identify();
    }

    /// Begins a report for this token.
    public void open(TaskToken one) {
        reset(Optional.empty());
        token.set(one.text());
        identify();
    }

    /// Begins a report to the service that the window is attached to.
    ///
    /// @param one as that service made it
    public void openElsewhere(String one) {
        reset(Optional.empty());
        elsewhere.set(far.hostProperty().getValue().isPresent());
        token.set(one);
        identify();
    }

    /// Begins an answer for a resource that a person stands in for, even if the step will wait for a report later.
    public void openAnswer(CallbackRow row, Outcome first) {
        reset(row.manual());
        token.set("");
        outcome.set(first);
        identify();
    }

    private void reset(Optional<ManualTask> task) {
        answer.set(new Answer.None());
        offered.set(Optional.empty());
        manual.set(task);
        elsewhere.set(false);
        token.set("");
        error.set("");
        cause.set("");
        template = "";
        output.set("{}");
        outcome.set(Outcome.SUCCEEDED);
    }

    public void takeOfferedToken() {
        offered.get().ifPresent(token::set);
        offered.set(Optional.empty());
    }

    /// Puts in the output that the step's mappings ask for.
    public void useTemplate() {
        task().ifPresent(task -> {
            template = Json.pretty(AnswerTemplate.of(task.step()));
            output.set(template);
        });
    }

    private Optional<Asking> asking() {
        return subject() instanceof Subject.Waiting(var item, var task)
                ? Optional.of(new Asking(
                        item.id().flow(), task.step().name(), manual.get().isPresent()))
                : Optional.empty();
    }

    /// Puts in what was answered last, or else what the mappings ask for.
    private void propose() {
        var last = asking().map(answers::get);
        if (last.isPresent()) {
            template = Json.pretty(last.get());
            output.set(template);
        } else {
            useTemplate();
        }
    }

    /// Lays out the output, if it is JSON.
    public void format() {
        value.ifPresent(json -> output.set(Json.pretty(json)));
    }

    public void send() {
        if (!sendable.get()) {
            return;
        }
        answer.set(new Answer.Sending());
        var failure = new Failure(error.get(), cause.get());
        boolean success = outcome.get() == Outcome.SUCCEEDED;
        asking().filter(asking -> success).ifPresent(asking -> answers.put(asking, value.orElseThrow()));
        if (manual.get().isPresent()) {
            var task = manual.get().get();
            var sent = success ? executions.answer(task, value.orElseThrow()) : executions.fail(task, failure);
            var _ = sent.whenCompleteAsync(
                    (receipt, trouble) -> answer.set(receipt == null ? broken(trouble) : answered(task, receipt)), fx);
        } else if (elsewhere.get()) {
            var text = TokenText.clean(token.get());
            var sent = success ? far.succeed(text, value.orElseThrow()) : far.fail(text, failure);
            var _ = sent.whenCompleteAsync(
                    (said, trouble) -> answer.set(said == null ? broken(trouble) : said(said)), fx);
        } else {
            var text = TokenText.clean(token.get());
            var sent = success
                    ? executions.reportSucceeded(text, value.orElseThrow())
                    : executions.reportFailed(text, failure);
            var _ = sent.whenCompleteAsync(
                    (receipt, trouble) -> answer.set(receipt == null ? broken(trouble) : reported(receipt)), fx);
        }
    }

    // --- what follows from it ---

    private void forgetRefusal() {
        if (answer() instanceof Answer.Refused) {
            answer.set(new Answer.None());
        }
    }

    private void identify() {
        var found = identified();
        var changed = !found.equals(subject());
        subject.set(found);
        if (changed) {
            var names = new LinkedHashSet<String>();
            task().ifPresent(task -> {
                task.step().retry().forEach(retry -> names.addAll(retry.errors()));
                task.step().catches().forEach(clause -> names.addAll(clause.errors()));
                names.remove(Failure.ALL);
            });
            errorNames.set(List.copyOf(names));
            if (output.get().equals(template)
                    || output.get().equals("{}")
                    || output.get().isBlank()) {
                propose();
            }
            foretell();
        }
    }

    private Subject identified() {
        if (manual.get().isPresent()) {
            var task = manual.get().get();
            var item = known.find(task.execution());
            if (item.isEmpty()) {
                return new Subject.ExecutionUnknown(task.execution());
            }
            return open(
                    item.get(), task.task().ref().enteredId(), task.task().ref().attempt());
        }
        if (token.get().isBlank()) {
            return new Subject.Nothing();
        }
        var parsed = TokenText.find(token.get());
        if (elsewhere.get()) {
            return parsed.flatMap(this::followed).orElseGet(() -> new Subject.Elsewhere(host()));
        }
        if (parsed.isEmpty()) {
            return new Subject.NotAToken();
        }
        var id = new ExecutionId(parsed.get().flow(), parsed.get().execution());
        if (!executions.made(parsed.get())) {
            return new Subject.Foreign(id);
        }
        var item = known.find(id);
        if (item.isEmpty()) {
            return known.items().stream().anyMatch(other -> other.id().flow().equals(id.flow()))
                    ? new Subject.ExecutionUnknown(id)
                    : new Subject.FlowUnknown(id.flow());
        }
        return open(item.get(), parsed.get().enteredId(), parsed.get().attempt());
    }

    private String host() {
        return far.hostProperty().getValue().orElse("");
    }

    private Optional<Subject> followed(TaskToken parsed) {
        return known.find(far.shown(new ExecutionId(parsed.flow(), parsed.execution())))
                .map(item -> open(item, parsed.enteredId(), parsed.attempt()));
    }

    private static Subject open(ExecutionItem item, int enteredId, int attempt) {
        for (var task : item.state().openTasks()) {
            if (task.ref().enteredId() == enteredId && task.ref().attempt() == attempt) {
                return new Subject.Waiting(item, task);
            }
        }
        var events = item.events();
        var name = enteredId >= 1 && enteredId <= events.size()
                ? events.get(enteredId - 1).stepName()
                : "";
        return new Subject.Over(item, name, gone(events, enteredId, attempt));
    }

    private static Gone gone(List<Event> events, int enteredId, int attempt) {
        if (enteredId < 1 || enteredId > events.size()) {
            return Gone.ENDED;
        }
        int thread = events.get(enteredId - 1).thread();
        boolean scheduled = false;
        for (var event : events.subList(enteredId, events.size())) {
            if (event.thread() == thread) {
                if (event.detail() instanceof Detail.Scheduled schedule) {
                    if (scheduled) {
                        return Gone.RETRIED;
                    }
                    scheduled = schedule.attempt() == attempt;
                } else if (scheduled && event.type() == EventType.TASK_TIMED_OUT) {
                    return Gone.TIMED_OUT;
                } else if (scheduled
                        && (event.type() == EventType.TASK_SUCCEEDED || event.type() == EventType.TASK_FAILED)) {
                    return Gone.ANSWERED;
                }
            }
        }
        return Gone.ENDED;
    }

    /// The task that waits, if one does.
    Optional<OpenTask> task() {
        return subject() instanceof Subject.Waiting(var item, var task) ? Optional.of(task) : Optional.empty();
    }

    private void readOutput() {
        problem.set(JsonProblem.in(output.get()));
        value = Json.read(output.get()) instanceof Json.Reading.Parsed(Value read)
                ? Optional.of(read)
                : Optional.empty();
        foretell();
    }

    private void foretell() {
        missing.set(List.of());
        forecast.set(Optional.empty());
        if (!(subject() instanceof Subject.Waiting(var item, var task))) {
            return;
        }
        if (outcome.get() == Outcome.SUCCEEDED && value.isPresent()) {
            var json = value.get();
            boolean maps = manual.get().isEmpty() || task.step().pattern() != TaskStep.Pattern.WAIT_FOR_CALLBACK;
            missing.set(maps ? AnswerTemplate.missing(task.step(), json) : List.of());
            forecast.set(Optional.of(foretell(item, task, success(item, task, json))));
        } else if (outcome.get() == Outcome.FAILED && !error.get().isEmpty()) {
            forecast.set(Optional.of(foretell(item, task, failure(item, task, new Failure(error.get(), cause.get())))));
        }
    }

    private Forecast foretell(ExecutionItem item, OpenTask task, Command command) {
        return Forecast.of(item.state(), item.events(), task, command, clock.now());
    }

    private Command success(ExecutionItem item, OpenTask task, Value json) {
        boolean callback = task.step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK;
        if (manual.get().isEmpty()) {
            return new Command.ReportTaskSucceeded(Forecast.token(item.state(), task), json);
        }
        return callback ? new Command.Submitted(task.ref(), json) : new Command.Completed(task.ref(), json);
    }

    private Command failure(ExecutionItem item, OpenTask task, Failure failure) {
        return manual.get().isEmpty()
                ? new Command.ReportTaskFailed(Forecast.token(item.state(), task), failure)
                : new Command.Failed(task.ref(), failure);
    }

    private boolean isSendable() {
        if (answer() instanceof Answer.Sending || subject() instanceof Subject.Nothing) {
            return false;
        }
        return switch (Objects.requireNonNull(outcome.get())) {
            case SUCCEEDED -> problem.get().isEmpty();
            case FAILED ->
                !error.get().isEmpty()
                        && error.get().length() <= LONGEST_ERROR
                        && cause.get().length() <= LONGEST_CAUSE;
        };
    }

    private Answer reported(ReportReceipt receipt) {
        return switch (receipt) {
            case ReportReceipt.Accepted(int eventId, var execution, var step) ->
                new Answer.Accepted(eventId, execution, step);
            case ReportReceipt.NotAToken none -> new Answer.Refused("report.refused.not-a-token", List.of());
            case ReportReceipt.ForeignToken(var execution) ->
                new Answer.Refused("report.refused.foreign", List.of(execution.toString()));
            case ReportReceipt.FlowUnknown(var flow) ->
                new Answer.Refused("report.refused.flow-unknown", List.of(flow));
            case ReportReceipt.ExecutionUnknown(var execution) ->
                new Answer.Refused("report.refused.execution-unknown", List.of(execution.flow(), execution.name()));
            case ReportReceipt.Refused(var execution, var reason) -> refused(reason);
        };
    }

    private Answer said(FarReports.Said said) {
        return switch (said) {
            case FarReports.Said.Taken taken -> new Answer.AcceptedElsewhere(host());
            case FarReports.Said.Refused(var why) ->
                new Answer.Refused("report.refused.elsewhere", List.of(host(), why));
        };
    }

    private Answer answered(ManualTask task, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Done(var events, var after) ->
                new Answer.Accepted(
                        events.getFirst().id(),
                        task.execution(),
                        task.task().step().name());
            case Receipt.Refused(var reason) -> refused(reason);
            case Receipt.ExecutionUnknown(var id) ->
                new Answer.Refused("report.refused.execution-unknown", List.of(id.flow(), id.name()));
        };
    }

    private Answer refused(Reason reason) {
        return switch (reason) {
            case TASK_ALREADY_COMPLETED, EXECUTION_ENDED ->
                new Answer.Refused(
                        identified() instanceof Subject.Over(var item, var step, var gone)
                                ? goneWord(gone)
                                : goneWord(Gone.ANSWERED),
                        List.of());
            case OUTPUT_TOO_LARGE ->
                new Answer.Refused(
                        "report.refused.too-large", List.of(String.valueOf(outputBytes()), String.valueOf(limit())));
            case BAD_ERROR -> new Answer.Refused("report.refused.bad-error", List.of());
            case NOT_A_CALLBACK_TASK -> new Answer.Refused("report.refused.not-a-callback", List.of());
            case NOT_READY, NOT_DUE, NOT_NOW, NOT_EDITABLE, VALUE_TOO_LARGE ->
                new Answer.Refused("report.refused.not-now", List.of());
        };
    }

    /// Bytes that an output may have.
    public int limit() {
        return subject() instanceof Subject.Waiting(var item, var task)
                ? item.state().definition().limits().bytes()
                : Limits.SERVICE.bytes();
    }

    static String goneWord(Gone gone) {
        return switch (gone) {
            case ANSWERED -> "report.gone.answered";
            case TIMED_OUT -> "report.gone.timed-out";
            case RETRIED -> "report.gone.retried";
            case ENDED -> "report.gone.ended";
        };
    }

    private static Answer broken(Throwable trouble) {
        return new Answer.Refused("report.refused.trouble", List.of(String.valueOf(trouble.getMessage())));
    }
}

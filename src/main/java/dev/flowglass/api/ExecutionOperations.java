package dev.flowglass.api;

import dev.flowglass.api.http.Stages;
import dev.flowglass.engine.Decision.Reason;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.Status;
import dev.flowglass.engine.TaskToken;
import dev.flowglass.runtime.ExecutionView;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.Receipt;
import dev.flowglass.runtime.ReportReceipt;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.StartResult;
import dev.flowglass.store.ExecutionQuery;
import dev.flowglass.store.ExecutionSummary;
import dev.flowglass.store.Journal;
import dev.flowglass.store.StoredExecution;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// StartExecution, StopExecution, DescribeExecution, ListExecutions, GetExecutionHistory, and the reports of callbacks.
final class ExecutionOperations {
    private static final int LARGEST_LIST = 100;
    private static final int LARGEST_HISTORY = 1_000;
    private static final int USUAL_PAGE = 60;
    private static final int LONGEST_WAIT = 60;
    private static final int LAST_YEAR = 9_999;
    private static final int LONGEST_ERROR = 128;
    private static final int LONGEST_CAUSE = 4_096;

    private final Journal journal;
    private final Executions executions;
    private final FlowOperations flows;
    private final int largest = Limits.SERVICE.bytes();

    ExecutionOperations(Journal journal, Executions executions, FlowOperations flows) {
        this.journal = journal;
        this.executions = executions;
        this.flows = flows;
    }

    // --- executions ---

    Obj start(Parameters given) throws Refusal {
        var flow = flows.find(FlowOperations.name(given, "FlowName"));
        if (!flow.executionMode().equals("Standard")) {
            throw new Refusal(
                    ErrorCode.ACTION_NOT_SUPPORTED,
                    "Flow %s is an Express flow, which StartExecution does not start.".formatted(flow.name()));
        }
        var name = given.given("ExecutionName").isPresent()
                ? Optional.of(FlowOperations.name(given, "ExecutionName"))
                : Optional.<String>empty();
        var text = given.given("Input").orElse("{}");
        var request =
                new StartRequest(flow.name(), flows.definition(flow), name, input(text), text, callbackToken(given));
        return switch (Stages.wait(executions.start(request))) {
            case StartResult.Started(ExecutionView execution) ->
                fields(execution, text, Status.STARTING, Optional.empty());
            case StartResult.AlreadyRunning(ExecutionView execution) -> describe(execution);
            case StartResult.AlreadyExists(ExecutionView execution) ->
                throw new Refusal(
                        ErrorCode.EXECUTION_ALREADY_EXISTS,
                        "Execution %s for flow %s already exists."
                                .formatted(execution.id().name(), flow.name()));
            case StartResult.BadName(String bad) -> throw Refusal.invalid("'%s' is not a name.".formatted(bad));
            case StartResult.InputTooLarge(int bytes, int limit) -> throw Refusal.tooLarge(limit);
        };
    }

    /// Express executions are not made here.
    Obj startSync(Parameters given) throws Refusal {
        var flow = flows.find(FlowOperations.name(given, "FlowName"));
        throw new Refusal(
                ErrorCode.ACTION_NOT_SUPPORTED,
                flow.executionMode().equals("Standard")
                        ? "Standard execution is not supported: start flow %s with StartExecution."
                                .formatted(flow.name())
                        : "Express executions are not supported here.");
    }

    /// The task that waits for the end of the execution.
    private Optional<String> callbackToken(Parameters given) throws Refusal {
        var text = given.given("CallbackFnFTaskToken");
        if (text.isPresent()
                && TaskToken.parse(text.get()).filter(executions::made).isEmpty()) {
            throw Refusal.invalid("CallbackFnFTaskToken is not a task token that was made here.");
        }
        return text;
    }

    private Obj input(String text) throws Refusal {
        if (text.getBytes(StandardCharsets.UTF_8).length > largest) {
            throw Refusal.tooLarge(largest);
        }
        return switch (Json.read(text)) {
            case Json.Reading.Parsed(Obj input) -> input;
            case Json.Reading.Parsed parsed -> throw Refusal.invalid("Input has to be a JSON object.");
            case Json.Reading.Malformed malformed -> throw malformed("Input", malformed);
        };
    }

    private static Refusal malformed(String parameter, Json.Reading.Malformed malformed) {
        int at = malformed.offset() + 1;
        return Refusal.invalid(
                switch (malformed.mistake()) {
                    case UNEXPECTED_END, UNEXPECTED_CHARACTER, MORE_TEXT ->
                        "%s is not JSON from character %d on.".formatted(parameter, at);
                    case DUPLICATE_KEY ->
                        "%s has a key twice in one object: the second begins at character %d.".formatted(parameter, at);
                    case TOO_DEEP ->
                        "%s is nested deeper than %d levels, or has a number that is too long."
                                .formatted(parameter, Json.MAX_DEPTH);
                });
    }

    Obj stop(Parameters given) throws Refusal {
        var view = find(given);
        var failure = new Failure(given.atMost("Error", LONGEST_ERROR), given.atMost("Cause", LONGEST_CAUSE));
        return switch (Stages.wait(executions.stop(view.id(), failure))) {
            case Receipt.Done(var events, var after) ->
                fields(view, inputText(view), Status.RUNNING, Optional.of(after.lastTime()));
            case Receipt.ExecutionUnknown(ExecutionId id) -> throw Refusal.noExecution(id.flow(), id.name());
            case Receipt.Refused(Reason reason) ->
                throw reason == Reason.BAD_ERROR
                        ? Refusal.invalid("Error has at most 128 characters and Cause at most 4,096.")
                        : completed(view.id());
        };
    }

    private Refusal completed(ExecutionId id) {
        var status =
                executions.find(id).map(view -> view.state().status().word()).orElse("Stopped");
        return new Refusal(
                ErrorCode.EXECUTION_ALREADY_COMPLETED,
                "Execution %s for flow %s has already completed: %s.".formatted(id.name(), id.flow(), status));
    }

    Obj describe(Parameters given) throws Refusal {
        int seconds = given.number("WaitTimeSeconds", 0, LONGEST_WAIT, 0);
        var view = find(given);
        if (seconds == 0 || view.state().status().ended()) {
            return describe(view);
        }
        try {
            return describe(executions.ended(view.id()).toCompletableFuture().get(seconds, TimeUnit.SECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return describe(find(given));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return describe(find(given));
        }
    }

    Obj list(Parameters given) throws Refusal {
        var flow = flows.find(FlowOperations.name(given, "FlowName"));
        var query = new ExecutionQuery(
                flow.name(),
                status(given),
                time(given, "StartedTimeBegin"),
                time(given, "StartedTimeEnd"),
                given.text("ExecutionNamePrefix"),
                given.given("NextToken"),
                given.number("Limit", 1, LARGEST_LIST, USUAL_PAGE));
        try {
            var page = executions.list(query);
            return Answers.page(
                    "Executions",
                    page.executions(),
                    ExecutionOperations::fields,
                    page.next().orElse(""));
        } catch (IllegalArgumentException e) {
            throw ResumeToken.bad(given.text("NextToken"));
        }
    }

    private static Optional<Status> status(Parameters given) throws Refusal {
        var word = given.given("Status");
        var status = word.flatMap(wanted -> Arrays.stream(Status.values())
                .filter(known -> known.word().equals(wanted))
                .findFirst());
        if (word.isPresent() && status.isEmpty()) {
            throw Refusal.invalid("Status '%s' is none.".formatted(word.get()));
        }
        return status;
    }

    private static Optional<Instant> time(Parameters given, String name) throws Refusal {
        var text = given.given(name);
        try {
            var time = text.map(OffsetDateTime::parse);
            if (time.filter(parsed -> parsed.getYear() < 0 || parsed.getYear() > LAST_YEAR)
                    .isEmpty()) {
                return time.map(OffsetDateTime::toInstant);
            }
        } catch (DateTimeException e) {
            // Told below, with years that RFC 3339 does not have.
        }
        throw Refusal.invalid("%s '%s' is not a time as in 2026-01-31T08:00:00Z.".formatted(name, text.orElse("")));
    }

    Obj history(Parameters given) throws Refusal {
        var view = find(given);
        int limit = given.number("Limit", 1, LARGEST_HISTORY, USUAL_PAGE);
        int from = given.number("NextToken", 1, Integer.MAX_VALUE, 1);
        var events = view.events();
        int start = Math.min(from - 1, events.size());
        int end = Math.min(start + limit, events.size());
        List<Event> page = events.subList(start, end);
        return Answers.page("Events", page, Answers::event, end < events.size() ? String.valueOf(end + 1) : "");
    }

    private ExecutionView find(Parameters given) throws Refusal {
        var flow = FlowOperations.name(given, "FlowName");
        var name = given.required("ExecutionName");
        var found = executions.find(new ExecutionId(flow, name));
        if (found.isEmpty()) {
            flows.find(flow);
        }
        return found.orElseThrow(() -> Refusal.noExecution(flow, name));
    }

    // --- callbacks ---

    Obj reportSucceeded(Parameters given) throws Refusal {
        var token = given.required("TaskToken");
        var text = given.required("Output");
        var output = switch (Json.read(text)) {
            case Json.Reading.Parsed(Value value) -> value;
            case Json.Reading.Malformed malformed -> throw malformed("Output", malformed);
        };
        return reported(token, Stages.wait(executions.reportSucceeded(token, output)));
    }

    Obj reportFailed(Parameters given) throws Refusal {
        var token = given.required("TaskToken");
        given.required("Error");
        var failure = new Failure(given.atMost("Error", LONGEST_ERROR), given.atMost("Cause", LONGEST_CAUSE));
        return reported(token, Stages.wait(executions.reportFailed(token, failure)));
    }

    private Obj reported(String token, ReportReceipt receipt) throws Refusal {
        return switch (receipt) {
            case ReportReceipt.Accepted(int eventId, ExecutionId id, String step) ->
                Obj.of("EventId", Value.of(eventId));
            case ReportReceipt.NotAToken none -> throw Refusal.invalid("TaskToken is not a task token.");
            case ReportReceipt.ForeignToken foreign ->
                throw Refusal.invalid("TaskToken was not given out by this endpoint.");
            case ReportReceipt.FlowUnknown unknown -> throw nobody(token);
            case ReportReceipt.ExecutionUnknown unknown -> throw nobody(token);
            case ReportReceipt.Refused(ExecutionId id, Reason reason) -> throw refused(token, reason);
        };
    }

    /// A genuine token of an execution that is not there any more.
    private Refusal nobody(String token) throws Refusal {
        var named = TaskToken.parse(token).orElseThrow(() -> Refusal.invalid("TaskToken is not a task token."));
        flows.find(named.flow());
        return Refusal.noExecution(named.flow(), named.execution());
    }

    private Refusal refused(String token, Reason reason) {
        return switch (reason) {
            case EXECUTION_ENDED, TASK_ALREADY_COMPLETED, NOT_READY, NOT_DUE, NOT_NOW, NOT_EDITABLE, VALUE_TOO_LARGE ->
                new Refusal(ErrorCode.TASK_ALREADY_COMPLETED, "Task %s has already completed.".formatted(token));
            case NOT_A_CALLBACK_TASK -> Refusal.invalid("The task of this token does not wait for a callback.");
            case OUTPUT_TOO_LARGE -> Refusal.tooLarge(largest);
            case BAD_ERROR -> Refusal.invalid("Error has 1 to 128 characters and Cause at most 4,096.");
        };
    }

    // --- fields ---

    private Obj describe(ExecutionView view) {
        var state = view.state();
        return fields(
                view,
                inputText(view),
                state.status(),
                state.status().ended() ? Optional.of(state.lastTime()) : Optional.empty());
    }

    /// As it was given.
    private String inputText(ExecutionView view) {
        return journal.find(view.id())
                .map(summary -> summary.execution().input())
                .orElseGet(() -> Json.text(view.state().input()));
    }

    private static Obj fields(ExecutionView view, String input, Status status, Optional<Instant> stopped) {
        var output = status == Status.SUCCEEDED
                ? view.state().output().map(Json::sorted).orElse("")
                : "";
        return fields(
                new StoredExecution(view.id(), view.definition().text(), input, Optional.empty()),
                status,
                view.state().startedAt(),
                stopped,
                output);
    }

    private static Obj fields(ExecutionSummary summary) {
        return fields(summary.execution(), summary.status(), summary.started(), summary.stopped(), summary.output());
    }

    private static Obj fields(
            StoredExecution execution, Status status, Instant started, Optional<Instant> stopped, String output) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("Name", Value.of(execution.id().name()));
        fields.put("FlowName", Value.of(execution.id().flow()));
        fields.put("FlowDefinition", Value.of(execution.definition()));
        fields.put("Input", Value.of(execution.input()));
        fields.put("Output", Value.of(output));
        fields.put("Status", Value.of(status.word()));
        fields.put("StartedTime", Value.of(Answers.time(started)));
        fields.put("StoppedTime", Value.of(stopped.map(Answers::time).orElse("")));
        return Obj.of(fields);
    }
}

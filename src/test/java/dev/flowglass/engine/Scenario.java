package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Flow;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One execution driven by hand, with a clock that moves only when told to.
final class Scenario {
    static final TokenKey KEY = new TokenKey("a secret of the tests".getBytes(StandardCharsets.UTF_8));

    private final Engine engine = new Engine(KEY);
    private final List<Event> history = new ArrayList<>();
    private final ExecutionState initial;
    private ExecutionState state;
    private Instant now = Instant.parse("2024-03-05T08:09:10Z");

    private Scenario(Flow flow, Limits limits) {
        initial = ExecutionState.initial(Definition.of(flow, "demo", "run-1", limits));
        state = initial;
    }

    /// A flow of these steps, given as a YAML list.
    static Scenario steps(String yaml) {
        return flow("version: v1\ntype: flow\nsteps:\n" + yaml.indent(2));
    }

    static Scenario flow(String yaml) {
        return flow(yaml, Limits.SERVICE);
    }

    static Scenario flow(String yaml, Limits limits) {
        var document = FlowReader.read(yaml);
        return new Scenario(
                document.flow().orElseThrow(() -> new AssertionError("Not a flow: " + document.diagnostics())), limits);
    }

    Scenario start() {
        return start("{}");
    }

    /// Starts the execution and lets it run until it blocks.
    Scenario start(String input) {
        return accept(new Command.Start((Obj) Json.parse(input))).advance();
    }

    /// Lets everything that is ready go on.
    Scenario advance() {
        while (state.isReady()) {
            accept(new Command.Advance(100));
        }
        return this;
    }

    /// The resource of a task answers: the submit answer for a callback, the result otherwise.
    Scenario answer(String step, String json) {
        var task = task(step);
        return accept(
                        switch (task.step().pattern()) {
                            case REQUEST_RESPONSE -> new Command.Completed(task.ref(), Json.parse(json));
                            case SYNC ->
                                task.stage() == OpenTask.Stage.CALLING
                                        ? new Command.Submitted(task.ref(), Json.parse(json))
                                        : new Command.Completed(task.ref(), Json.parse(json));
                            case WAIT_FOR_CALLBACK -> new Command.Submitted(task.ref(), Json.parse(json));
                        })
                .advance();
    }

    /// The resource of a task answers with what it was sent.
    Scenario echo(String step) {
        return answer(step, Json.text(task(step).input()));
    }

    Scenario fail(String step, String error, String cause) {
        return accept(new Command.Failed(task(step).ref(), new Failure(error, cause)))
                .advance();
    }

    Scenario report(String step, String json) {
        return accept(new Command.ReportTaskSucceeded(token(step), Json.parse(json)))
                .advance();
    }

    Scenario reportFailed(String step, String error, String cause) {
        return accept(new Command.ReportTaskFailed(token(step), new Failure(error, cause)))
                .advance();
    }

    Scenario stop(String error, String cause) {
        return accept(new Command.StopExecution(new Failure(error, cause)));
    }

    /// Lets this much time pass; timers fire when they are due.
    Scenario pass(Duration time) {
        var end = now.plus(time);
        while (!state.timers().isEmpty() && !state.timers().getFirst().at().isAfter(end)) {
            var timer = state.timers().getFirst();
            now = timer.at();
            accept(new Command.TimerFired(timer)).advance();
        }
        now = end;
        return this;
    }

    OpenTask task(String step) {
        return state.openTasks().stream()
                .filter(task -> task.step().name().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Step " + step + " is not under way:\n" + history()));
    }

    TaskToken token(String step) {
        return engine.token(state, task(step));
    }

    Scenario accept(Command command) {
        switch (decide(command)) {
            case Decision.Accepted(List<Event> events, ExecutionState after) -> {
                history.addAll(events);
                assertThat(state.withAll(events)).as("folding gives the state").isEqualTo(after);
                state = after;
            }
            case Decision.Rejected(Decision.Reason reason) ->
                throw new AssertionError("%s was rejected: %s%n%s".formatted(command, reason, history()));
        }
        return this;
    }

    /// A person changes a value.
    Scenario edit(Command.EditValue command) {
        var accepted = (Decision.Accepted) decide(command);
        assertThat(accepted.events()).isEmpty();
        state = accepted.after();
        return this;
    }

    /// What would happen, without doing it.
    Decision decide(Command command) {
        return engine.decide(state, command, now);
    }

    ExecutionState state() {
        return state;
    }

    List<Event> events() {
        return history;
    }

    /// The history, one event a line: id, type, step, id of the cause, detail. Tokens are written as `T`.
    String history() {
        return historyFrom(1);
    }

    String historyFrom(int first) {
        return history.stream()
                .filter(event -> event.id() >= first)
                .map(event -> "%d %s %s %d %s"
                        .formatted(
                                event.id(),
                                event.type().word(),
                                event.stepName().isEmpty() ? "-" : event.stepName(),
                                event.scheduleId(),
                                Json.sorted(event.detail().json()).replaceAll("djEj[A-Za-z0-9+/=]+", "T")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Seconds from the start to an event.
    double secondsAt(int eventId) {
        return Duration.between(state.startedAt(), history.get(eventId - 1).time())
                        .toMillis()
                / 1000.0;
    }

    String output() {
        return state.output().map(Json::sorted).orElse("");
    }

    static Value json(String text) {
        return Json.parse(text);
    }
}

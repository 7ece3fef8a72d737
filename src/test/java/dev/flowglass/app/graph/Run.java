package dev.flowglass.app.graph;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Flow;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An execution driven by hand, for its events.
final class Run {
    static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

    private final Engine engine =
            new Engine(new TokenKey("a secret of the graph tests".getBytes(StandardCharsets.UTF_8)));
    private final Flow flow;
    private final List<Event> events = new ArrayList<>();
    private final RunStates states;
    private ExecutionState state;
    private Instant now = BEGIN;

    Run(String yaml) {
        var document = document(yaml);
        flow = document.flow().orElseThrow(() -> new AssertionError("Not a flow: " + document.diagnostics()));
        state = ExecutionState.initial(Definition.of(flow, "demo", "run-1"));
        states = new RunStates(flow);
    }

    static FlowDocument document(String yaml) {
        return FlowReader.read("version: v1\ntype: flow\nsteps:\n" + yaml.indent(2));
    }

    Run start(String input) {
        return accept(new Command.Start((Obj) Json.parse(input)));
    }

    Run answer(String step, String json) {
        var task = task(step);
        return accept(
                switch (task.step().pattern()) {
                    case REQUEST_RESPONSE -> new Command.Completed(task.ref(), Json.parse(json));
                    case SYNC, WAIT_FOR_CALLBACK -> new Command.Submitted(task.ref(), Json.parse(json));
                });
    }

    Run fail(String step, String error) {
        return accept(new Command.Failed(task(step).ref(), new Failure(error, "because")));
    }

    Run report(String step, String json) {
        return accept(new Command.ReportTaskSucceeded(engine.token(state, task(step)), Json.parse(json)));
    }

    Run reportFailed(String step, String error) {
        return accept(new Command.ReportTaskFailed(engine.token(state, task(step)), new Failure(error, "because")));
    }

    Run pass(Duration time) {
        var end = now.plus(time);
        while (!state.timers().isEmpty() && !state.timers().getFirst().at().isAfter(end)) {
            var timer = state.timers().getFirst();
            now = timer.at();
            accept(new Command.TimerFired(timer));
        }
        now = end;
        return this;
    }

    private OpenTask task(String step) {
        return state.openTasks().stream()
                .filter(task -> task.step().name().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private Run accept(Command command) {
        decide(command);
        while (state.isReady()) {
            decide(new Command.Advance(100));
        }
        return this;
    }

    private void decide(Command command) {
        switch (engine.decide(state, command, now)) {
            case Decision.Accepted(List<Event> more, ExecutionState after) -> {
                events.addAll(more);
                states.add(more);
                state = after;
            }
            case Decision.Rejected(Decision.Reason reason) ->
                throw new AssertionError("%s was rejected: %s".formatted(command, reason));
        }
    }

    Instant now() {
        return now;
    }

    Flow flow() {
        return flow;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    RunStates states() {
        return states;
    }

    StepState state(String path) {
        return states.state(StepPath.parse(path));
    }

    StepStatus status(String path) {
        return state(path).status();
    }
}

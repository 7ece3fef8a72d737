package dev.flowglass.app.race;

import dev.flowglass.app.race.RaceCase.Deed;
import dev.flowglass.app.race.RaceCase.Kind;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TaskToken;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.language.FlowReader;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plays a case, deed by deed, in a time of its own.
final class RaceLab {
    /// What the cases are played on: a callback with a limit, a retry and a catch.
    static final String FLOW = """
        version: v1
        type: flow
        name: race
        steps:
          - type: task
            name: approve
            resourceArn: acs:fc:::services/office/functions/approve
            pattern: waitForCallback
            timeoutSeconds: 60
            inputMappings:
              - target: token
                source: $context.task.token
            outputMappings:
              - target: s
                source: $local.status
            retry:
              - errors: [Busy]
                intervalSeconds: 4
                maxAttempts: 1
            catch:
              - errors: [Rejected]
                goto: closed
          - type: succeed
            name: done
          - type: pass
            name: closed
        """;

    private static final Instant START = Instant.parse("2024-03-05T08:00:00Z");
    private static final int ENOUGH = 1_000;

    /// What became of a deed.
    ///
    /// @param refused why nothing came of it
    /// @param events that it led to
    record Step(Deed deed, Optional<Decision.Reason> refused, List<Event> events) {}

    /// @param after the state at the end
    record Played(RaceCase race, List<Step> steps, List<Event> history, ExecutionState after) {}

    private final Engine engine = new Engine(new TokenKey("tokens of the race lab".getBytes(StandardCharsets.UTF_8)));
    private final List<Event> history = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private ExecutionState state = ExecutionState.initial(
            Definition.of(FlowReader.read(FLOW).flow().orElseThrow(), "race", "lab", Limits.SERVICE));
    private Optional<TaskToken> first = Optional.empty();
    private Optional<TaskToken> latest = Optional.empty();

    private RaceLab() {}

    static Played play(RaceCase race) {
        return new RaceLab().through(race);
    }

    private Played through(RaceCase race) {
        decide(new Command.Start(Obj.EMPTY), START);
        advance(START);
        if (race.deeds().getFirst().kind() != Kind.CALL) {
            submit(START);
        }
        for (var deed : race.deeds()) {
            var now = START.plusMillis(deed.at());
            int before = history.size();
            var refused = act(deed, now);
            advance(now);
            steps.add(new Step(deed, refused, List.copyOf(history.subList(before, history.size()))));
        }
        return new Played(race, List.copyOf(steps), List.copyOf(history), state);
    }

    private Optional<Decision.Reason> act(Deed deed, Instant now) {
        return switch (deed.kind()) {
            case CALL -> Optional.empty();
            case SUBMIT -> submit(now);
            case SUCCEED -> decide(new Command.ReportTaskSucceeded(latest.orElseThrow(), answer()), now);
            case OLD_TOKEN -> decide(new Command.ReportTaskSucceeded(first.orElseThrow(), answer()), now);
            case FAIL -> decide(new Command.ReportTaskFailed(latest.orElseThrow(), new Failure(deed.error(), "")), now);
            case TIMER -> timer(now);
            case STOP -> decide(new Command.StopExecution(new Failure("Stopped", "by hand")), now);
        };
    }

    private static Value answer() {
        return Obj.of("status", Value.of("ok"));
    }

    private Optional<Decision.Reason> submit(Instant now) {
        return task().map(task -> decide(new Command.Submitted(task.ref(), Obj.EMPTY), now))
                .orElse(Optional.of(Decision.Reason.TASK_ALREADY_COMPLETED));
    }

    private Optional<OpenTask> task() {
        return state.openTasks().stream().findFirst();
    }

    /// The one that was due, if it is still there.
    private Optional<Decision.Reason> timer(Instant now) {
        return state.timers().stream()
                .filter(timer -> !timer.at().isAfter(now))
                .findFirst()
                .map(timer -> decide(new Command.TimerFired(timer), now))
                .orElse(Optional.of(
                        state.status().ended() ? Decision.Reason.EXECUTION_ENDED : Decision.Reason.NOT_DUE));
    }

    private void advance(Instant now) {
        while (state.isReady() && !state.status().ended()) {
            if (decide(new Command.Advance(ENOUGH), now).isPresent()) {
                return;
            }
        }
        task().ifPresent(task -> {
            var token = engine.token(state, task);
            first = first.or(() -> Optional.of(token));
            latest = Optional.of(token);
        });
    }

    private Optional<Decision.Reason> decide(Command command, Instant now) {
        return switch (engine.decide(state, command, now)) {
            case Decision.Accepted(var events, var after) -> {
                history.addAll(events);
                state = after;
                yield Optional.empty();
            }
            case Decision.Rejected(var reason) -> Optional.of(reason);
        };
    }
}

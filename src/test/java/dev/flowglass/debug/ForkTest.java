package dev.flowglass.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.Call;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.RandomFlows;
import dev.flowglass.engine.RandomRuns;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.model.StepPath;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.FlowLibrary;
import dev.flowglass.runtime.Flows;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.WallTime;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ForkTest {
    private static final TokenKey KEY = new TokenKey(new byte[32]);

    private static <T> T soon(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static Executions executions(MemoryJournal journal) {
        return new Executions(journal, task -> Call.awaitingPerson(true), new WallTime(), Gate.OPEN);
    }

    private static List<String> lines(List<Event> events) {
        return events.stream().map(ToldEvent::of).map(ToldEvent::line).toList();
    }

    @Test
    void anyPrefixOfAnyRunIsThePastOfAForkByteForByteAndTheForkGoesOn() {
        var journal = new MemoryJournal(KEY);
        try (var executions = new Executions(
                journal,
                task -> Call.awaitingPerson(true),
                FlowLibrary.NONE,
                new WallTime(),
                (id, state) -> new Gate.Answer.Hold(),
                RandomFlows.draw(2).limits())) {
            LongStream.range(0, 400).forEach(seed -> {
                var drawn = RandomFlows.draw(seed);
                var events = RandomRuns.run(seed).events();
                if (events.size() >= RandomFlows.draw(2).limits().events()) {
                    return;
                }
                int count = 1 + new Random(seed).nextInt(events.size());
                var id = new ExecutionId("random", "fork-" + seed);
                var outcome = soon(
                        Fork.start(executions, events, List.of(), count, new FlowDefinition("", drawn.flow()), id));

                if (outcome instanceof Fork.Outcome.Differs) {
                    assertThat(drawn.limits()).as("seed %d", seed).isNotEqualTo(executions.limits());
                    return;
                }
                assertThat(outcome).as("seed %d", seed).isEqualTo(new Fork.Outcome.Started(id));
                var fork = executions.find(id).orElseThrow();
                assertThat(fork.events().subList(0, count)).as("seed %d", seed).isEqualTo(events.subList(0, count));
                var kept = journal.read(id).orElseThrow().stream()
                        .flatMap(entry -> entry.events().stream())
                        .toList();
                assertThat(kept.subList(0, count)).as("seed %d", seed).isEqualTo(events.subList(0, count));
            });
        }
    }

    @Test
    void aForkBeforeTheReportIsAnsweredOtherwiseAndTheOriginalStays() {
        try (var executions = executions(new MemoryJournal(KEY))) {
            var definition = Flows.flow(Flows.callback("approve"), Flows.pass("done"));
            var first = new ExecutionId("test", "first");
            soon(executions.start(new StartRequest("test", definition, Optional.of("first"), Obj.EMPTY)));
            submitted(executions, first);
            var answered = token(executions, first);
            soon(executions.reportSucceeded(answered, Obj.of("status", Value.of("ok"))));
            var original = soon(executions.ended(first));
            var before = lines(original.events());

            var second = new ExecutionId("test", "second");
            var outcome = soon(Fork.start(executions, original.events(), List.of(), 5, definition, second));

            assertThat(outcome).isEqualTo(new Fork.Outcome.Started(second));
            assertThat(token(executions, second)).isNotEqualTo(answered);
            soon(executions.reportFailed(token(executions, second), new Failure("Rejected", "too expensive")));
            var forked = soon(executions.ended(second));
            assertThat(forked.events().subList(0, 5))
                    .isEqualTo(original.events().subList(0, 5));
            assertThat(lines(forked.events()).get(5)).contains("TaskFailed", "Rejected");
            assertThat(lines(executions.find(first).orElseThrow().events())).isEqualTo(before);
        }
    }

    @Test
    void aForkKeepsWhatAPersonChangedInItsPast() {
        var gate = new DebugGate(new Engine(KEY));
        var journal = new MemoryJournal(KEY);
        try (var executions = new Executions(journal, task -> Call.awaitingPerson(true), new WallTime(), gate)) {
            var definition = Flows.flow(Flows.pass("a"), Flows.pass("b"));
            var first = new ExecutionId("test", "first");
            gate.startTo(first, StepPath.FLOW.child(0, 1));
            var stopped = stop(gate);
            soon(executions.start(new StartRequest("test", definition, Optional.of("first"), Obj.EMPTY)));
            soon(stopped);
            var change = new Command.EditValue(
                    0, StepPath.FLOW.child(0, 1), Edit.Place.LOCAL, Obj.of("by", Value.of("hand")));
            soon(executions.submit(first, change));
            assertThat(gate.stop(first).orElseThrow().state().edits()).hasSize(1);
            gate.resume(first);
            var original = soon(executions.ended(first));

            var second = new ExecutionId("test", "second");
            var count = original.events().size() - 2;
            soon(Fork.start(executions, original.events(), original.state().edits(), count, definition, second));
            var forked = soon(executions.ended(second));

            var output = Obj.of("by", Value.of("hand"), "b", Value.of(true));
            assertThat(original.state().output()).contains(output);
            assertThat(forked.state().output()).contains(output);
            assertThat(journal.read(second).orElseThrow().stream().flatMap(entry -> entry.edit().stream()))
                    .hasSize(1);
        }
    }

    private static CompletionStage<Stop> stop(DebugGate gate) {
        var stopped = new CompletableFuture<Stop>();
        gate.listen(new Listener() {
            @Override
            public void stopped(Stop stop) {
                stopped.complete(stop);
            }

            @Override
            public void resumed(ExecutionId id) {}

            @Override
            public void logged(ExecutionId id, StepPath path, String message) {}
        });
        return stopped;
    }

    @Test
    void aForkMayGoOnWithAnotherDefinitionWhenItsPastIsThatOfThisDefinitionToo() {
        try (var executions = executions(new MemoryJournal(KEY))) {
            var definition = Flows.flow(Flows.pass("a"), Flows.pass("b"));
            var run = soon(executions.start(new StartRequest("test", definition, Optional.of("run"), Obj.EMPTY)));
            var events = soon(executions.ended(new ExecutionId("test", "run"))).events();
            var changed = Flows.flow(Flows.pass("a"), Flows.pass("c"));

            var good = new ExecutionId("test", "good");
            assertThat(soon(Fork.start(executions, events, List.of(), 5, changed, good)))
                    .isEqualTo(new Fork.Outcome.Started(good));
            assertThat(lines(soon(executions.ended(good)).events())).anyMatch(line -> line.contains("StepEntered c"));

            var bad = soon(Fork.start(executions, events, List.of(), 7, changed, new ExecutionId("test", "bad")));
            assertThat(bad).isInstanceOfSatisfying(Fork.Outcome.Differs.class, differs -> {
                assertThat(differs.difference().told().id()).isEqualTo(6);
                assertThat(differs.difference().instead().orElseThrow().stepName())
                        .isEqualTo("c");
            });
            assertThat(soon(Fork.start(executions, events, List.of(), 5, changed, good)))
                    .isInstanceOf(Fork.Outcome.Refused.class);
            assertThat(run).isNotNull();
        }
    }

    private static void submitted(Executions executions, ExecutionId id) {
        var task = executions.find(id).orElseThrow().state();
        while (task.openTasks().isEmpty() || executions.manualTasks().isEmpty()) {
            Thread.onSpinWait();
            task = executions.find(id).orElseThrow().state();
        }
        soon(executions.answer(executions.manualTasks().getFirst(), Obj.EMPTY));
    }

    private static String token(Executions executions, ExecutionId id) {
        var state = executions.find(id).orElseThrow().state();
        return executions.token(state, state.openTasks().getFirst());
    }
}

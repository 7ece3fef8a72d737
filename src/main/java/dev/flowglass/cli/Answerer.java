package dev.flowglass.cli;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.Timer;
import dev.flowglass.model.Answer;
import dev.flowglass.model.TaskStep;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FeedListener;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.ManualTask;
import dev.flowglass.runtime.ReportReceipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Does what an answers file says, in its order: each entry waits for an event of its step, also one that has
/// happened before its turn came, and takes it. Only when nothing else can happen is an entry taken before its turn.
/// Executions run with [#GATE], so that an answer comes before the event that follows.
final class Answerer implements FeedListener {
    /// Lets executions go on event by event.
    static final Gate GATE = (id, state) -> new Gate.Answer.Go(1);

    private final Executions executions;
    private final List<Answer> left;
    private final Consumer<String> refused;

    /// Events that no answer has taken. Guarded by `this`, like `left`.
    private final List<Happened> happened = new ArrayList<>();

    /// Executions that can go on by themselves. Guarded by `this`.
    private final Set<ExecutionId> busy = new HashSet<>();

    private record Happened(ExecutionId id, Event event) {}

    /// @param refused hears of an answer that was not accepted
    Answerer(Executions executions, List<Answer> answers, Consumer<String> refused) {
        this.executions = executions;
        this.left = new ArrayList<>(answers);
        this.refused = refused;
    }

    synchronized int left() {
        return left.size();
    }

    /// True when an answer to such an event is still to be given.
    synchronized boolean answers(Event event) {
        return left.stream().anyMatch(answer -> isFor(answer, event));
    }

    private static boolean isFor(Answer answer, Event event) {
        return event.stepName().equals(answer.step()) && event.type().word().equals(answer.event());
    }

    @Override
    public synchronized void onBatch(Batch batch) {
        batch.events().forEach(event -> happened.add(new Happened(batch.id(), event)));
        if (isQuiet(batch)) {
            busy.remove(batch.id());
        } else {
            busy.add(batch.id());
        }
        boolean acted = false;
        while (!left.isEmpty() && give(left.getFirst(), batch)) {
            acted = true;
        }
        if (!acted && busy.isEmpty()) {
            var _ = List.copyOf(left).stream().anyMatch(answer -> give(answer, batch));
        }
    }

    private boolean give(Answer answer, Batch batch) {
        var match = happened.stream()
                .filter(candidate -> isFor(answer, candidate.event()))
                .findFirst();
        match.ifPresent(at -> {
            happened.remove(at);
            left.remove(answer);
            act(answer, at, batch);
        });
        return match.isPresent();
    }

    /// True when the execution goes on only by an answer, or because a time limit passes.
    private boolean isQuiet(Batch batch) {
        var state = batch.after();
        return state.status().ended()
                || !state.isReady()
                        && state.timers().stream().noneMatch(Answerer::goesOn)
                        && state.openTasks().stream()
                                .allMatch(task -> task.stage() == OpenTask.Stage.SUBMITTED
                                        || manual(batch.id(), task).isPresent());
    }

    private static boolean goesOn(Timer timer) {
        return switch (timer.kind()) {
            case WAIT, RETRY -> true;
            case TASK_TIMEOUT, EXECUTION_TIMEOUT -> false;
        };
    }

    private void act(Answer answer, Happened at, Batch batch) {
        var id = at.id();
        var state = batch.id().equals(id)
                ? batch.after()
                : executions.find(id).orElseThrow().state();
        switch (answer.act()) {
            case Answer.Act.Stop(String error, String cause) -> {
                var _ = executions.stop(id, new Failure(error, cause));
            }
            case Answer.Act.Succeed(var output) ->
                answer(
                        answer,
                        state,
                        at,
                        token -> executions.reportSucceeded(token, output),
                        manual -> executions.answer(manual, output));
            case Answer.Act.Fail(String error, String cause) ->
                answer(
                        answer,
                        state,
                        at,
                        token -> executions.reportFailed(token, new Failure(error, cause)),
                        manual -> executions.fail(manual, new Failure(error, cause)));
        }
    }

    private interface Report {
        CompletionStage<ReportReceipt> with(String token);
    }

    private interface Manual {
        CompletionStage<?> with(ManualTask task);
    }

    private void answer(Answer answer, ExecutionState state, Happened at, Report report, Manual manual) {
        var task = state.openTask(at.event().thread());
        if (task.isEmpty()) {
            refused.accept(answer.step());
        } else if (task.get().step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK) {
            var _ = report.with(executions.token(state, task.get())).thenAccept(receipt -> {
                if (!(receipt instanceof ReportReceipt.Accepted)) {
                    refused.accept(answer.step());
                }
            });
        } else {
            var person = manual(at.id(), task.get());
            if (person.isPresent()) {
                var _ = manual.with(person.get());
            } else {
                refused.accept(answer.step());
            }
        }
    }

    private Optional<ManualTask> manual(ExecutionId id, OpenTask task) {
        return executions.manualTasks().stream()
                .filter(manual ->
                        manual.execution().equals(id) && manual.task().ref().equals(task.ref()))
                .findFirst();
    }
}

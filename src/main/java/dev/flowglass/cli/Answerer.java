package dev.flowglass.cli;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.model.Answer;
import dev.flowglass.model.TaskStep;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FeedListener;
import dev.flowglass.runtime.ManualTask;
import dev.flowglass.runtime.ReportReceipt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Does what an answers file says, in its order: each entry waits for an event of its step, also one that has
/// happened before its turn came, and takes it.
final class Answerer implements FeedListener {
    private final Executions executions;
    private final Deque<Answer> left;
    private final Consumer<String> refused;

    /// Events that no answer has taken. Guarded by `this`, like `left`.
    private final List<Happened> happened = new ArrayList<>();

    private record Happened(ExecutionId id, Event event) {}

    /// @param refused hears of an answer that was not accepted
    Answerer(Executions executions, List<Answer> answers, Consumer<String> refused) {
        this.executions = executions;
        this.left = new ArrayDeque<>(answers);
        this.refused = refused;
    }

    synchronized int left() {
        return left.size();
    }

    @Override
    public synchronized void onBatch(Batch batch) {
        batch.events().forEach(event -> happened.add(new Happened(batch.id(), event)));
        for (var next = left.peek(); next != null; next = left.peek()) {
            var answer = next;
            var match = happened.stream()
                    .filter(candidate -> candidate.event().stepName().equals(answer.step())
                            && candidate.event().type().word().equals(answer.event()))
                    .findFirst();
            if (match.isEmpty()) {
                return;
            }
            happened.remove(match.get());
            left.remove();
            act(answer, match.get(), batch);
        }
    }

    private void act(Answer answer, Happened at, Batch batch) {
        var id = at.id();
        var state = batch.id().equals(id)
                ? batch.after()
                : executions.find(id).orElseThrow().state();
        switch (answer.act()) {
            case Answer.Act.Stop(String error, String cause) -> {
                var unused = executions.stop(id, new Failure(error, cause));
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
            var unused = report.with(executions.token(state, task.get())).thenAccept(receipt -> {
                if (!(receipt instanceof ReportReceipt.Accepted)) {
                    refused.accept(answer.step());
                }
            });
        } else {
            var person = manual(at.id(), task.get());
            if (person.isPresent()) {
                var unused = manual.with(person.get());
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

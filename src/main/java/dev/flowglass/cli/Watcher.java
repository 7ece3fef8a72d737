package dev.flowglass.cli;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.model.TaskStep;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.ExecutionView;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FeedListener;
import java.time.Instant;

/// Prints the events of an execution as they happen, and says of tasks that wait for somebody how to
/// answer them.
final class Watcher implements FeedListener {
    private final Terminal terminal;
    private final Executions executions;
    private final Answerer answerer;
    private final boolean json;

    private final String hint;
    private final ExecutionId watched;

    /// Guarded by `this`.
    private int printed;

    /// @param hint key of the words that say how to report a callback
    Watcher(
            Terminal terminal,
            Executions executions,
            ExecutionId watched,
            Answerer answerer,
            boolean json,
            String hint) {
        this.terminal = terminal;
        this.executions = executions;
        this.watched = watched;
        this.answerer = answerer;
        this.json = json;
        this.hint = hint;
    }

    @Override
    public synchronized void onBatch(Batch batch) {
        if (batch.id().equals(watched)) {
            for (var event : batch.events()) {
                print(event, batch.after().startedAt());
            }
        }
        var unanswered = batch.events().stream()
                .filter(event -> !answerer.answers(event))
                .toList();
        answerer.onBatch(batch);
        unanswered.forEach(event -> ask(batch, event));
    }

    /// Prints what was not printed yet.
    synchronized void finish(ExecutionView end) {
        for (var event : end.events().subList(printed, end.events().size())) {
            print(event, end.state().startedAt());
        }
        terminal.out().flush();
    }

    private void print(Event event, Instant start) {
        if (event.id() > printed) {
            terminal.out().println(json ? HistoryText.json(event) : HistoryText.line(event, start));
            printed = event.id();
        }
    }

    private void ask(Batch batch, Event event) {
        var open = batch.after().openTask(event.thread());
        if (open.isEmpty()) {
            return;
        }
        var task = open.get();
        if (event.type() == EventType.TASK_SUBMITTED && task.step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK) {
            terminal.say(hint, task.step().name(), executions.token(batch.after(), task));
        } else if (event.type() == EventType.TASK_STARTED && isForAPerson(batch.id(), event)) {
            terminal.say("cli.run.manual", task.step().name());
        }
    }

    private boolean isForAPerson(ExecutionId id, Event event) {
        return executions.manualTasks().stream()
                .anyMatch(manual ->
                        manual.execution().equals(id) && manual.task().ref().thread() == event.thread());
    }
}

package dev.flowglass.cli;

import dev.flowglass.connector.FunctionLog;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.model.Answer;
import dev.flowglass.model.Flow;
import dev.flowglass.model.TaskStep;
import dev.flowglass.runtime.ExecutionView;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.StartResult;
import dev.flowglass.runtime.VirtualTime;
import dev.flowglass.store.MemoryQueues;
import dev.flowglass.store.MemoryStore;
import dev.flowglass.words.Messages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Runs a sample folder with its answers, in a time that jumps: the same events every time.
final class Rehearsal {
    private static final Instant START = Instant.parse("2024-03-05T08:00:00Z");
    private static final String NAME = "run-1";

    private final Messages words;

    Rehearsal(Messages words) {
        this.words = words;
    }

    /// @param events of the execution up to its end, or as far as it came
    /// @param trouble what kept it from its end, or an answer that was not taken
    /// @param flow what ran
    record Result(Flow flow, List<Event> events, Optional<String> trouble) {}

    Result run(Path folder) throws Unreadable {
        var files = new FlowFolder(folder, words);
        var definition = files.definition();
        var resources = files.resources(Optional.empty());
        var answersFile = files.file(FlowFolder.ANSWERS);
        List<Answer> answers = Files.exists(answersFile) ? files.answers(answersFile) : List.of();
        var request = new StartRequest(files.name(definition), definition, Optional.of(NAME), files.input());
        var still = new CompletableFuture<Boolean>();
        var time = new VirtualTime(START, () -> still.complete(true));
        var key = new TokenKey("tokens of rehearsals".getBytes(StandardCharsets.UTF_8));
        try (var running = new Running(
                new MemoryStore(key, new MemoryQueues()),
                resources,
                files.library(resources),
                time,
                Answerer.GATE,
                FunctionLog.NONE)) {
            return run(running.executions(), request, answers, still);
        }
    }

    private Result run(
            Executions executions, StartRequest request, List<Answer> answers, CompletableFuture<Boolean> still) {
        var refused = new ConcurrentLinkedQueue<String>();
        var answerer = new Answerer(executions, answers, refused::add);
        executions.subscribe(answerer);
        try {
            executions.time().begin();
            var start = executions.start(request).toCompletableFuture();
            executions.time().end();
            return switch (start.join()) {
                case StartResult.Started(ExecutionView execution) -> {
                    CompletableFuture.anyOf(executions.ended(execution.id()).toCompletableFuture(), still)
                            .join();
                    var view = executions.find(execution.id()).orElseThrow();
                    yield new Result(
                            request.definition().flow(), view.events(), trouble(view, answerer, refused.peek()));
                }
                case StartResult.BadName(String name) -> notStarted(request, words.text("cli.run.bad-name", name));
                case StartResult.InputTooLarge(int bytes, int limit) ->
                    notStarted(request, words.text("cli.run.input-too-large", bytes, limit));
                case StartResult.AlreadyExists there -> notStarted(request, words.text("cli.run.exists", NAME));
                case StartResult.AlreadyRunning there -> notStarted(request, words.text("cli.run.exists", NAME));
            };
        } catch (CompletionException e) {
            return notStarted(request, String.valueOf(e.getMessage()));
        }
    }

    private static Result notStarted(StartRequest request, String why) {
        return new Result(request.definition().flow(), List.of(), Optional.of(why));
    }

    private Optional<String> trouble(ExecutionView view, Answerer answerer, @Nullable String refused) {
        if (refused != null) {
            return Optional.of(words.text("cli.test.refused", refused));
        }
        if (!view.state().status().ended()) {
            var waiting = view.state().openTasks().stream()
                    .map(OpenTask::step)
                    .map(TaskStep::name)
                    .toList();
            return Optional.of(words.text("cli.test.waits", String.join(", ", waiting)));
        }
        return answerer.left() > 0
                ? Optional.of(words.text("cli.test.answers-left", answerer.left()))
                : Optional.empty();
    }
}

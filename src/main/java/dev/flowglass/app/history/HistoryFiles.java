package dev.flowglass.app.history;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.debug.Replay;
import dev.flowglass.debug.SampleFolder;
import dev.flowglass.debug.ToldEvent;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Histories as files, and executions as sample folders.
public final class HistoryFiles {
    /// A form in which a history is written.
    public enum Form {
        /// What GetExecutionHistory answers.
        JSON("json"),
        CSV("csv"),
        TEXT("txt");

        private final String extension;

        Form(String extension) {
            this.extension = extension;
        }

        public String extension() {
            return extension;
        }
    }

    /// What came of it.
    public sealed interface Outcome {
        record Written(Path file) implements Outcome {}

        record SavedTest(Path folder) implements Outcome {}

        /// @param difference where the history is not what the flow in front gives; what came before is shown
        record Imported(ExecutionId id, int events, Optional<Replay.Difference> difference) implements Outcome {}

        /// @param word key of the sentence, with its arguments
        record Unreadable(String word, List<Object> arguments) implements Outcome {}

        record Failed(Path file, String why) implements Outcome {}
    }

    private final Executions executions;
    private final ExecutionsViewModel known;
    private final Consumer<Outcome> then;
    private final Executor background;
    private final Executor fx;

    /// @param then hears what came of it, on the FX thread
    /// @param background reads and writes files
    public HistoryFiles(
            Executions executions,
            ExecutionsViewModel known,
            Consumer<Outcome> then,
            Executor background,
            Executor fx) {
        this.executions = executions;
        this.known = known;
        this.then = then;
        this.background = background;
        this.fx = fx;
    }

    /// The whole history of an execution as text.
    public static String text(List<Event> events, Form form) {
        return switch (form) {
            case JSON ->
                Json.pretty(Obj.of(
                                "Events",
                                Array.of(events.stream()
                                        .map(event -> ToldEvent.of(event).json())
                                        .toList())))
                        + "\n";
            case CSV ->
                events.stream()
                        .map(HistoryFiles::csv)
                        .collect(Collectors.joining(
                                "\r\n", "EventId,ScheduleEventId,Time,Type,StepName,EventDetail\r\n", "\r\n"));
            case TEXT ->
                events.stream()
                        .map(event -> line(event, events.getFirst()))
                        .collect(Collectors.joining("\n", "", "\n"));
        };
    }

    private static String csv(Event event) {
        return List.of(
                        String.valueOf(event.id()),
                        String.valueOf(event.scheduleId()),
                        ToldEvent.text(event.time()),
                        event.type().word(),
                        event.stepName(),
                        Json.sorted(event.detail().json()))
                .stream()
                .map(field -> field.matches("[^\",\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    private static String line(Event event, Event first) {
        return "%d +%d.%03d %s"
                .formatted(
                        event.id(),
                        Duration.between(first.time(), event.time()).toSeconds(),
                        Duration.between(first.time(), event.time()).toMillisPart(),
                        ToldEvent.of(event).line().replaceFirst("^\\d+ ", ""));
    }

    /// Writes the history of an execution.
    public void export(ExecutionItem item, Form form, Path file) {
        var events = List.copyOf(item.events());
        work(file, () -> {
            Files.writeString(file, text(events, form));
            return new Outcome.Written(file);
        });
    }

    /// Writes an execution as a sample folder; not one in which a person changed values, which no test could repeat.
    ///
    /// @param folder is made when it is not there
    public void saveTest(ExecutionItem item, Path folder) {
        if (!item.state().edits().isEmpty()) {
            then.accept(new Outcome.Unreadable("save-test.changed", List.of()));
            return;
        }
        var events = List.copyOf(item.events());
        work(folder, () -> {
            Files.createDirectories(folder);
            var files = SampleFolder.of(item.definition().text(), item.state().input(), events, item::step);
            for (var entry : files.entrySet()) {
                Files.writeString(folder.resolve(entry.getKey()), entry.getValue());
            }
            return new Outcome.SavedTest(folder);
        });
    }

    /// Reads a history and shows it as an execution of a flow, which nobody can change.
    ///
    /// @param flow name of the flow
    public void read(Path file, String flow, FlowDefinition definition) {
        var id = free(flow, file);
        work(file, () -> switch (ToldEvent.read(Files.readString(file))) {
            case ToldEvent.Reading.Unreadable(var word, var arguments) ->
                new Outcome.Unreadable("import." + word, with(file, arguments));
            case ToldEvent.Reading.Read(var events) -> imported(id, definition, events);
        });
    }

    private static List<Object> with(Path file, List<Object> arguments) {
        var all = new ArrayList<Object>(List.of(String.valueOf(file.getFileName())));
        all.addAll(arguments);
        return all;
    }

    private ExecutionId free(String flow, Path file) {
        var name = String.valueOf(file.getFileName())
                .replaceFirst("\\.[^.]*$", "")
                .replaceAll("[^A-Za-z0-9_-]", "-")
                .replaceFirst("^(?=[^A-Za-z_])", "_");
        var first = new ExecutionId(flow, name.isEmpty() ? "imported" : name);
        var id = first;
        for (int i = 2; known.find(id).isPresent(); i++) {
            id = new ExecutionId(flow, first.name() + "-" + i);
        }
        return id;
    }

    private Outcome imported(ExecutionId id, FlowDefinition definition, List<ToldEvent> events) {
        var replay = Replay.run(
                executions.engine(),
                Definition.of(definition.flow(), id.flow(), id.name(), executions.limits()),
                events);
        if (replay.events().isEmpty()) {
            return new Outcome.Unreadable(
                    "import.other-flow", List.of(events.getFirst().line()));
        }
        var batch = new Batch(id, definition, replay.events(), replay.state());
        fx.execute(() -> known.adopt(batch));
        return new Outcome.Imported(id, replay.events().size(), replay.difference());
    }

    private interface Work {
        Outcome run() throws IOException;
    }

    private void work(Path file, Work work) {
        var _ = CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return work.run();
                            } catch (IOException | UncheckedIOException e) {
                                return new Outcome.Failed(file, String.valueOf(e.getMessage()));
                            }
                        },
                        background)
                .thenAcceptAsync(then, fx);
    }
}

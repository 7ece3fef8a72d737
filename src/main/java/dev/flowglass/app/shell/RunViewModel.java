package dev.flowglass.app.shell;

import dev.flowglass.app.editor.DocumentReader;
import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.expression.Path.Root;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.model.Flow;
import dev.flowglass.model.Mapping;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.History;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.StartResult;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Starts and stops executions of the flow in front, with the text as it is, saved or not.
///
/// The input is the one used last for that flow, else the `input.json` beside it, else `{}`; a flow that reads its
/// input and has none of them asks once.
public final class RunViewModel {
    /// What came of the wish to run.
    public sealed interface Outcome {
        record Started(ExecutionId id) implements Outcome {}

        /// The flow cannot run; its problems say why.
        record HasErrors(FlowDocument document) implements Outcome {}

        /// The person has to say the input.
        ///
        /// @param proposal JSON to begin with
        record NeedsInput(String proposal) implements Outcome {}

        record WrongResources(FlowBinder.Mistake mistake) implements Outcome {}

        record InputTooLarge(int bytes, int limit) implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    private static final System.Logger LOG = System.getLogger(RunViewModel.class.getName());
    private static final String INPUT_FILE = "input.json";

    private final Executions executions;
    private final ExecutionsViewModel known;
    private final DocumentReader reader;
    private final FlowBinder binder;
    private final Settings settings;
    private final Executor background;
    private final Executor fx;
    private final Map<ExecutionId, Path> sources = new HashMap<>();
    private final RunNames names;
    private Consumer<ExecutionId> prepare = id -> {};

    public RunViewModel(
            Executions executions,
            ExecutionsViewModel known,
            History history,
            DocumentReader reader,
            FlowBinder binder,
            Settings settings,
            Executor background,
            Executor fx) {
        this.executions = executions;
        this.known = known;
        this.names = new RunNames(history);
        this.reader = reader;
        this.binder = binder;
        this.settings = settings;
        this.background = background;
        this.fx = fx;
    }

    /// Runs with the input that is known, or says that it has to be asked for.
    public void start(EditorViewModel file, Consumer<Outcome> then) {
        start(file, id -> {}, then);
    }

    /// As [#start(EditorViewModel, Consumer)], also when the input has to be asked for meanwhile.
    ///
    /// @param before told the execution before it starts
    public void start(EditorViewModel file, Consumer<ExecutionId> before, Consumer<Outcome> then) {
        prepare = before;
        read(file, then, document -> {
            var input = knownInput(file);
            var flow = document.flow();
            if (input.isEmpty() && flow.filter(RunViewModel::readsInput).isPresent()) {
                tell(then, new Outcome.NeedsInput("{}"));
            } else {
                launch(file, document, input.orElse("{}"), then);
            }
        });
    }

    /// Proposes an input to a person before it runs.
    public void proposeInput(EditorViewModel file, Consumer<Outcome> then) {
        prepare = id -> {};
        read(
                file,
                then,
                document -> tell(then, new Outcome.NeedsInput(knownInput(file).orElse("{}"))));
    }

    /// Runs with this input, and remembers it.
    ///
    /// @param input JSON of an object
    public void start(EditorViewModel file, String input, Consumer<Outcome> then) {
        settings.put(inputKey(file), input);
        read(file, then, document -> launch(file, document, input, then));
    }

    /// The file that an execution was started from in this window.
    public Optional<Path> source(ExecutionId id) {
        return Optional.ofNullable(sources.get(id));
    }

    public static String flowName(EditorViewModel file) {
        return FlowNames.of(file.path(), file.name());
    }

    public void stop(ExecutionItem execution) {
        var _ = executions.stop(execution.id(), new Failure("", ""));
    }

    /// Runs the definition of an execution again, with its input.
    public void again(ExecutionItem execution, Consumer<Outcome> then) {
        prepare = id -> {};
        var input = execution.state().input();
        var source = source(execution.id());
        inBackground(then, () -> submit(execution.id().flow(), execution.definition(), input, source, then));
    }

    private void read(EditorViewModel file, Consumer<Outcome> then, Consumer<FlowDocument> action) {
        var text = file.text();
        inBackground(then, () -> {
            var document = reader.read(text);
            if (document.flow().isEmpty()) {
                tell(then, new Outcome.HasErrors(document));
            } else {
                action.accept(document);
            }
        });
    }

    private void launch(EditorViewModel file, FlowDocument document, String input, Consumer<Outcome> then) {
        var name =
                document.flow().flatMap(Flow::name).filter(ExecutionId::isName).orElseGet(() -> flowName(file));
        var mistake = file.path().flatMap(path -> binder.bind(name, path));
        if (mistake.isPresent()) {
            tell(then, new Outcome.WrongResources(mistake.get()));
        } else if (Json.read(input) instanceof Json.Reading.Parsed(Obj object)) {
            document.flow()
                    .ifPresent(
                            flow -> submit(name, new FlowDefinition(document.text(), flow), object, file.path(), then));
        } else {
            tell(then, new Outcome.NeedsInput(input));
        }
    }

    /// Finds the id of the next execution of a flow.
    ///
    /// @param from the file that it comes from
    /// @param then is told on the FX thread
    public void next(String flow, Optional<Path> from, Consumer<ExecutionId> then) {
        background.execute(() -> {
            var id = new ExecutionId(flow, names.next(flow));
            fx.execute(() -> {
                from.ifPresent(path -> sources.put(id, path));
                then.accept(id);
            });
        });
    }

    /// Called in the background: the first name of a flow waits for the disk.
    private void submit(
            String flow, FlowDefinition definition, Obj input, Optional<Path> source, Consumer<Outcome> then) {
        var id = new ExecutionId(flow, names.next(flow));
        fx.execute(() -> {
            source.ifPresent(path -> sources.put(id, path));
            var prepared = prepare;
            prepared.accept(id);
            prepare = started -> {};
            known.show(id);
            var _ = executions
                    .start(new StartRequest(flow, definition, Optional.of(id.name()), input))
                    .whenCompleteAsync(
                            (result, failure) -> {
                                if (result instanceof StartResult.AlreadyExists
                                        || result instanceof StartResult.AlreadyRunning) {
                                    prepare = prepared;
                                    inBackground(then, () -> submit(flow, definition, input, source, then));
                                } else {
                                    then.accept(
                                            failure == null
                                                    ? outcome(id, result)
                                                    : new Outcome.Failed(String.valueOf(failure)));
                                }
                            },
                            fx);
        });
    }

    private static Outcome outcome(ExecutionId id, StartResult result) {
        return switch (result) {
            case StartResult.Started started -> new Outcome.Started(id);
            case StartResult.AlreadyRunning running -> new Outcome.Started(id);
            case StartResult.AlreadyExists exists -> new Outcome.Started(id);
            case StartResult.BadName(var name) -> new Outcome.Failed(name);
            case StartResult.InputTooLarge(var bytes, var limit) -> new Outcome.InputTooLarge(bytes, limit);
        };
    }

    private Optional<String> knownInput(EditorViewModel file) {
        return settings.text(inputKey(file))
                .or(() -> file.path()
                        .map(path -> path.resolveSibling(INPUT_FILE))
                        .filter(Files::isRegularFile)
                        .flatMap(RunViewModel::content));
    }

    private static Optional<String> content(Path path) {
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String inputKey(EditorViewModel file) {
        return "input." + file.path().map(Path::toString).orElse(file.name());
    }

    private static boolean readsInput(Flow flow) {
        return Stream.concat(
                        flow.inputMappings().stream(),
                        flow.steps().list().stream()
                                .map(step -> step.inputMappings())
                                .flatMap(List::stream))
                .map(Mapping::source)
                .anyMatch(source -> source instanceof Mapping.Source.From(var path) && path.root() == Root.INPUT);
    }

    /// What goes wrong there, as a store that cannot be read, is an outcome too: the wish to run never ends in nothing.
    private void inBackground(Consumer<Outcome> then, Runnable work) {
        background.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "An execution could not be started", e);
                tell(then, new Outcome.Failed(String.valueOf(e.getMessage())));
            }
        });
    }

    private void tell(Consumer<Outcome> then, Outcome outcome) {
        fx.execute(() -> then.accept(outcome));
    }
}

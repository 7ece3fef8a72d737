package dev.flowglass.app.history;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.executions.Moment;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.shell.RunViewModel;
import dev.flowglass.debug.Fork;
import dev.flowglass.debug.Replay;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.model.StepPath;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.value.Obj;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Starts executions that go on from a moment of another one, or that run one step of it.
public final class Forks {
    /// What came of it.
    public sealed interface Outcome {
        record Started(ExecutionId id) implements Outcome {}

        /// The text as it is now could not have come to this moment.
        record Differs(Replay.Difference difference) implements Outcome {}

        record Failed(String why) implements Outcome {}
    }

    private final Executions executions;
    private final ExecutionsViewModel known;
    private final Selection selection;
    private final RunViewModel run;
    private final Supplier<Optional<EditorViewModel>> file;
    private final Consumer<Outcome> then;
    private final Executor fx;

    /// @param file the file in front
    /// @param then hears what came of it
    public Forks(
            Executions executions,
            ExecutionsViewModel known,
            Selection selection,
            RunViewModel run,
            Supplier<Optional<EditorViewModel>> file,
            Consumer<Outcome> then,
            Executor fx) {
        this.executions = executions;
        this.known = known;
        this.selection = selection;
        this.run = run;
        this.file = file;
        this.then = then;
        this.fx = fx;
    }

    /// A new execution with the past up to the moment that is shown.
    public void forkHere() {
        var shown = known.moment().shown();
        shown.item().ifPresent(item -> fork(item, shown.event(), item.definition()));
    }

    /// The same, going on with the text in front.
    public void forkWithText() {
        var shown = known.moment().shown();
        shown.item().ifPresent(item -> fork(item, shown.event(), text().orElse(item.definition())));
    }

    /// A new execution with the past up to where the selected step was entered last, with the text in front.
    public void runFromStep() {
        var shown = known.moment().shown();
        shown.item()
                .ifPresent(item -> entered(shown)
                        .ifPresent(event -> fork(item, event.id() - 1, text().orElse(item.definition()))));
    }

    /// The last time that the selected step was entered up to the moment that is shown.
    public Optional<Event> entered(Moment.Shown shown) {
        return selection
                .step()
                .flatMap(step -> shown.events().reversed().stream()
                        .filter(event -> event.type() == EventType.STEP_ENTERED
                                && event.path().equals(step))
                        .findFirst());
    }

    private Optional<FlowDefinition> text() {
        return file.get().flatMap(open -> open.documentProperty().get()).flatMap(Forks::definition);
    }

    private static Optional<FlowDefinition> definition(FlowDocument document) {
        return document.flow().map(flow -> new FlowDefinition(document.text(), flow));
    }

    private void fork(ExecutionItem item, int count, FlowDefinition definition) {
        run.next(item.id().flow(), run.source(item.id()), id -> fork(item, count, definition, id));
    }

    private void fork(ExecutionItem item, int count, FlowDefinition definition, ExecutionId id) {
        var _ = Fork.start(executions, item.events(), item.state().edits(), Math.max(1, count), definition, id)
                .handleAsync(
                        (outcome, failure) -> {
                            then.accept(
                                    failure == null ? outcome(outcome) : new Outcome.Failed(String.valueOf(failure)));
                            return null;
                        },
                        fx);
    }

    private static Outcome outcome(Fork.Outcome outcome) {
        return switch (outcome) {
            case Fork.Outcome.Started(var id) -> new Outcome.Started(id);
            case Fork.Outcome.Differs(var difference) -> new Outcome.Differs(difference);
            case Fork.Outcome.Refused(var why) -> new Outcome.Failed(String.valueOf(why));
        };
    }

    /// What the selected step was given when it was entered last: JSON to propose, with the parent's local under
    /// [StepAlone#LOCAL] when it has any.
    public Obj inputOfStep() {
        return entered(known.moment().shown())
                .map(event -> event.detail() instanceof Detail.Entered(var input, var local)
                        ? local.equals(Obj.EMPTY) ? input : input.with(StepAlone.LOCAL, local)
                        : Obj.EMPTY)
                .orElse(Obj.EMPTY);
    }

    /// The name of the selected step in the text in front.
    public Optional<String> nameOfStep() {
        return selection
                .step()
                .flatMap(step -> file.get()
                        .flatMap(open -> open.documentProperty().get())
                        .flatMap(FlowDocument::outline)
                        .flatMap(outline -> outline.find(step))
                        .map(node -> node.name()));
    }

    /// Runs the selected step of the text in front, and nothing else.
    public void runStep(Obj input) {
        var step = selection.step();
        var document = file.get().flatMap(open -> open.documentProperty().get());
        if (step.isPresent() && document.isPresent()) {
            StepAlone.of(document.get(), step.get(), input)
                    .ifPresentOrElse(
                            definition -> start(step.get(), definition, input),
                            () -> then.accept(new Outcome.Failed(nameOfStep().orElse(""))));
        }
    }

    private void start(StepPath step, FlowDefinition definition, Obj input) {
        var flow = file.get().map(RunViewModel::flowName).orElse("step");
        run.next(flow, Optional.empty(), id -> start(step, definition, input, id));
    }

    private void start(StepPath step, FlowDefinition definition, Obj input, ExecutionId id) {
        var _ = executions
                .start(new StartRequest(id.flow(), definition, Optional.of(id.name()), input))
                .handleAsync(
                        (result, failure) -> {
                            then.accept(
                                    failure == null
                                            ? new Outcome.Started(id)
                                            : new Outcome.Failed(step + ": " + failure));
                            return null;
                        },
                        fx);
    }
}

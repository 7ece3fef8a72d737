package dev.flowglass.app.graph.edit;

import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.completion.Template;
import dev.flowglass.language.edit.Operation;
import dev.flowglass.language.edit.Operation.Wrapper;
import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.language.edit.StepKind;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Lets a person change the flow in its graph: lays the insert points over it, has the actions, and fills the menu of a
/// step.
public final class GraphEditing {
    private final GraphView graph;
    private final GraphEdits edits;
    private final Words words;
    private final EditLayer layer;
    private final WaysOut ways;
    private final List<Action> actions = new ArrayList<>();

    public GraphEditing(GraphView graph, GraphEdits edits, Words words) {
        this.graph = graph;
        this.edits = edits;
        this.words = words;
        layer = new EditLayer(graph, edits, words, new Gestures());
        ways = new WaysOut(graph, edits, words, layer);
        graph.setOverlay(layer);
        addActions();
    }

    public List<Action> actions() {
        return actions;
    }

    private final class Gestures implements EditLayer.Commands {
        @Override
        public void insert(StepPath at) {
            pickStep(at);
        }

        @Override
        public Optional<StepRun> moving(StepPath grabbed) {
            return graph.selectedSteps().contains(grabbed) ? run() : Optional.of(StepRun.of(grabbed));
        }

        @Override
        public void move(StepRun run, StepPath to) {
            GraphEditing.this.move(run, to);
        }

        @Override
        public void connect(StepPath from, StepPath to) {
            edits.step(to)
                    .ifPresent(target -> edits.step(from).ifPresent(source -> ways.connect(source, target.name())));
        }
    }

    // --- actions ---

    private void addActions() {
        var step = Bindings.createBooleanBinding(() -> graph.selected().isPresent(), graph.selectedProperty());
        add(
                "graph.insert-after",
                () -> pickStep(graph.selected().map(InsertPoint::after).orElseGet(edits::end)));
        add("graph.insert-before", () -> pickStep(graph.selected().orElse(StepPath.FLOW.child(0, 0))));
        addRun("graph.delete", step, run -> edits.apply(new Operation.Delete(run.first(), run.count())));
        addRun("graph.copy", step, this::copy);
        addRun("graph.cut", step, run -> {
            copy(run);
            edits.apply(new Operation.Delete(run.first(), run.count()));
        });
        add("graph.paste", this::paste);
        addRun("graph.duplicate", step, run -> {
            if (edits.apply(new Operation.Duplicate(run.first(), run.count()))) {
                select(run.count());
            }
        });
        add("graph.select-all", graph::selectAll);
        add("graph.select-upstream", step, _ -> graph.selectUpstream());
        add("graph.select-downstream", step, _ -> graph.selectDownstream());
        add("graph.rename", step, path -> edits.step(path).ifPresent(node -> layer.rename(path, node.name())));
        addRun("graph.move-up", step, run -> moveBy(run, -1));
        addRun("graph.move-down", step, run -> moveBy(run, 1));
        for (var wrapper : Wrapper.values()) {
            addRun(
                    "graph.wrap-" + wrapper.name().toLowerCase(Locale.ROOT),
                    step,
                    run -> edits.apply(new Operation.Wrap(run.first(), run.count(), wrapper)));
        }
        add("graph.add-branch", step, path -> edits.apply(new Operation.AddGroup(path)));
        add("graph.add-default", step, path -> edits.apply(new Operation.AddDefault(path)));
        add("graph.add-catch", step, ways::pickCatch);
        add("graph.add-retry", step, path -> edits.apply(new Operation.AddRetry(path)));
        add("graph.go-to", step, ways::pickExit);
    }

    private void add(String id, Runnable handler) {
        actions.add(new Action(id, handler));
    }

    private void add(String id, ObservableBooleanValue enabled, Consumer<StepPath> handler) {
        actions.add(new Action(id, enabled, () -> graph.selected().ifPresent(handler)));
    }

    /// For all selected steps.
    private void addRun(String id, ObservableBooleanValue enabled, Consumer<StepRun> handler) {
        actions.add(new Action(id, enabled, () -> run().ifPresent(handler)));
    }

    /// The selected steps when they follow each other; else the graph says that they do not.
    private Optional<StepRun> run() {
        var run = StepRun.of(graph.selectedSteps());
        if (run.isEmpty()) {
            edits.refuse(Reason.NOT_NEIGHBOURS);
        }
        return run;
    }

    /// Selects as many steps from the selected one on.
    private void select(int count) {
        graph.selected().map(first -> new StepRun(first, count)).ifPresent(run -> graph.select(run.steps()));
    }

    private void move(StepRun run, StepPath to) {
        if (edits.apply(new Operation.Move(run.first(), run.count(), to))) {
            select(run.count());
        }
    }

    private void copy(StepRun run) {
        edits.copy(run).ifPresent(text -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private void paste() {
        var text =
                Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
        var selected = graph.selectedSteps();
        edits.paste(selected.isEmpty() ? edits.end() : InsertPoint.after(selected.getLast()), text);
    }

    private void moveBy(StepRun run, int by) {
        int offset = by < 0 ? -1 : run.count() + 1;
        int to = run.first().indices().getLast() + offset;
        if (to >= 0 && to <= edits.siblings(run.first()).size()) {
            move(run, run.at(offset));
        }
    }

    // --- palettes ---

    private void pickStep(StepPath at) {
        if (!edits.isPossible()) {
            return;
        }
        if (graph.isStale()) {
            edits.refuse(Reason.BROKEN_TEXT);
            return;
        }
        layer.pick(
                layer.placeOf(at),
                Stream.concat(
                                Stream.of(StepKind.values()).map(kind -> choice(kind, at)),
                                Stream.of(Template.values()).map(template -> choice(template, at)))
                        .toList());
    }

    private StepPicker.Choice choice(StepKind kind, StepPath at) {
        return new StepPicker.Choice(
                "kind-" + kind.word(),
                kind.word(),
                words.now("graph.kind." + kind.word()),
                words.now("graph.kind." + kind.word() + ".detail"),
                () -> edits.apply(new Operation.Insert(at, kind.content())));
    }

    private StepPicker.Choice choice(Template template, StepPath at) {
        return new StepPicker.Choice(
                "template-" + template.word(),
                template.word(),
                words.now(template.title()),
                words.now("completion.kind.template"),
                () -> edits.paste(at, template.steps(List.of())));
    }

    // --- menu ---

    /// The lines of a menu for a step, or for the empty ground.
    ///
    /// @param item makes the line of an action
    public List<MenuItem> menu(Optional<StepPath> path, Function<Action, MenuItem> item) {
        return edits.isPossible() ? new StepMenu(edits, words, id -> item.apply(action(id))).items(path) : List.of();
    }

    private Action action(String id) {
        return actions.stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

package dev.flowglass.app.graph.edit;

import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.Outline;
import dev.flowglass.language.edit.Operation;
import dev.flowglass.language.edit.Operation.Wrapper;
import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.language.edit.StepKind;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Point2D;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Lets a person change the flow in its graph: lays the insert points over it, has the actions, and fills the menu of a
/// step.
public final class GraphEditing {
    private final GraphView graph;
    private final GraphEdits edits;
    private final Words words;
    private final EditLayer layer;
    private final List<Action> actions = new ArrayList<>();

    public GraphEditing(GraphView graph, GraphEdits edits, Words words) {
        this.graph = graph;
        this.edits = edits;
        this.words = words;
        layer = new EditLayer(graph, edits, words, new Gestures());
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
                    .ifPresent(target ->
                            edits.step(from).ifPresent(source -> GraphEditing.this.connect(source, target.name())));
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
        add("graph.add-catch", step, this::pickCatch);
        add("graph.add-retry", step, path -> edits.apply(new Operation.AddRetry(path)));
        add("graph.go-to", step, this::pickExit);
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
                Stream.of(StepKind.values()).map(kind -> choice(kind, at)).toList());
    }

    private StepPicker.Choice choice(StepKind kind, StepPath at) {
        return new StepPicker.Choice(
                "kind-" + kind.word(),
                kind.word(),
                words.now("graph.kind." + kind.word()),
                words.now("graph.kind." + kind.word() + ".detail"),
                () -> edits.apply(new Operation.Insert(at, kind.content())));
    }

    private Point2D beside(StepPath path) {
        return graph.boundsOf(path)
                .map(box -> new Point2D(box.getCenterX(), box.getMaxY()))
                .orElse(Point2D.ZERO);
    }

    private void pickCatch(StepPath path) {
        if (edits.step(path)
                .flatMap(Outline.Node::type)
                .filter(StepType.TASK::equals)
                .isEmpty()) {
            edits.refuse(Reason.WRONG_KIND);
            return;
        }
        pickSibling(path, "", name -> edits.apply(new Operation.AddCatch(path, name)));
    }

    private void pickSibling(StepPath path, String word, Consumer<String> taken) {
        layer.pick(
                beside(path),
                edits.siblings(path).stream()
                        .filter(sibling -> !sibling.name().isEmpty())
                        .map(sibling -> new StepPicker.Choice(
                                "step-" + sibling.name(),
                                word,
                                sibling.name(),
                                sibling.type().map(StepType::word).orElse(""),
                                () -> taken.accept(sibling.name())))
                        .toList());
    }

    /// First which way out, then where to.
    private void pickExit(StepPath path) {
        edits.step(path).ifPresent(step -> {
            var exits = exits(step);
            if (exits.isEmpty()) {
                edits.refuse(Reason.WRONG_KIND);
                return;
            }
            layer.pick(
                    beside(path),
                    exits.stream()
                            .map(exit -> new StepPicker.Choice(
                                    exit.id(), "", exit.label(), exit.detail(), () -> pickSibling(path, "", exit.to())))
                            .toList());
        });
    }

    private void connect(Outline.Node from, String target) {
        var exits = exits(from);
        if (exits.isEmpty()) {
            edits.refuse(Reason.WRONG_KIND);
        } else if (exits.size() == 1) {
            exits.getFirst().to().accept(target);
        } else {
            layer.pick(
                    beside(from.path()),
                    exits.stream()
                            .map(exit -> new StepPicker.Choice(
                                    exit.id(),
                                    "",
                                    exit.label(),
                                    exit.detail(),
                                    () -> exit.to().accept(target)))
                            .toList());
        }
    }

    /// A way out of a step that can be given a target.
    private record WayOut(String id, String label, String detail, Consumer<String> to) {}

    private List<WayOut> exits(Outline.Node step) {
        var exits = new ArrayList<WayOut>();
        var path = step.path();
        if (step.type().equals(Optional.of(StepType.CHOICE))) {
            for (var group : step.groups()) {
                boolean otherwise = group.kind() == Outline.Group.Kind.DEFAULT;
                exits.add(new WayOut(
                        "exit-" + group.index(),
                        otherwise ? words.now("graph.default") : group.label(),
                        group.jump().map(Outline.Jump::target).orElse(""),
                        name -> edits.apply(
                                new Operation.SetGoto(new Operation.Exit.OfGroup(path, group.index()), name))));
            }
        } else if (step.type().equals(Optional.of(StepType.TASK))) {
            for (int i = 0; i < step.jumps().size(); i++) {
                int index = i;
                var jump = step.jumps().get(i);
                exits.add(new WayOut(
                        "exit-" + i,
                        words.now("graph.exit.catch", jump.label()),
                        jump.target(),
                        name -> edits.apply(new Operation.SetGoto(new Operation.Exit.OfCatch(path, index), name))));
            }
            exits.add(new WayOut(
                    "exit-new",
                    words.now("action.graph.add-catch"),
                    "",
                    name -> edits.apply(new Operation.AddCatch(path, name))));
        }
        return exits;
    }

    // --- menu ---

    /// The lines of a menu for a step, or for the empty ground.
    ///
    /// @param item makes the line of an action
    public List<MenuItem> menu(Optional<StepPath> path, Function<Action, MenuItem> item) {
        if (!edits.isPossible()) {
            return List.of();
        }
        var items = new ArrayList<MenuItem>();
        if (path.isEmpty()) {
            items.add(item.apply(action("graph.insert-after")));
            items.add(item.apply(action("graph.paste")));
            return items;
        }
        Stream.of("graph.insert-before", "graph.insert-after")
                .map(this::action)
                .map(item)
                .forEach(items::add);
        items.add(new SeparatorMenuItem());
        Stream.of("graph.rename", "graph.cut", "graph.copy", "graph.paste", "graph.duplicate", "graph.delete")
                .map(this::action)
                .map(item)
                .forEach(items::add);
        items.add(new SeparatorMenuItem());
        Stream.of("graph.wrap-parallel", "graph.wrap-foreach", "graph.wrap-choice")
                .map(this::action)
                .map(item)
                .forEach(items::add);
        edits.step(path.get()).ifPresent(step -> parts(step, item, items));
        return items;
    }

    private void parts(Outline.Node step, Function<Action, MenuItem> item, List<MenuItem> items) {
        var parts = step.type().stream()
                .flatMap(type -> switch (type) {
                    case TASK -> Stream.of("graph.add-catch", "graph.add-retry", "graph.go-to");
                    case CHOICE -> Stream.of("graph.add-branch", "graph.add-default", "graph.go-to");
                    case PARALLEL -> Stream.of("graph.add-branch");
                    case FOREACH, WAIT, PASS, SUCCEED, FAIL -> Stream.<String>empty();
                })
                .toList();
        if (!parts.isEmpty()) {
            items.add(new SeparatorMenuItem());
            parts.stream().map(this::action).map(item).forEach(items::add);
        }
        boolean groups = step.type()
                .filter(type -> type == StepType.CHOICE || type == StepType.PARALLEL)
                .isPresent();
        if (groups && !step.groups().isEmpty()) {
            var remove = new Menu(words.now("graph.remove-group"));
            step.groups().forEach(group -> remove.getItems().add(removal(step.path(), group)));
            items.add(remove);
        }
        if (exitsOf(step).findAny().isPresent()) {
            var remove = new Menu(words.now("graph.remove-goto"));
            exitsOf(step).forEach(line -> remove.getItems().add(line));
            items.add(remove);
        }
    }

    private MenuItem removal(StepPath path, Outline.Group group) {
        var name = switch (group.kind()) {
            case BRANCH -> words.now("graph.branch", group.index() + 1);
            case OPTION -> group.label();
            case DEFAULT -> words.now("graph.default");
            case ITERATION -> "";
        };
        return line(name, () -> edits.apply(new Operation.RemoveGroup(path, group.index())));
    }

    private Stream<MenuItem> exitsOf(Outline.Node step) {
        var groups = step.groups().stream()
                .flatMap(group -> group.jump().stream()
                        .map(jump -> line(
                                jump.target(),
                                () -> edits.apply(new Operation.RemoveGoto(
                                        new Operation.Exit.OfGroup(step.path(), group.index()))))));
        var catches = java.util.stream.IntStream.range(0, step.jumps().size())
                .mapToObj(i -> line(
                        words.now("graph.exit.catch", step.jumps().get(i).label()),
                        () -> edits.apply(new Operation.RemoveGoto(new Operation.Exit.OfCatch(step.path(), i)))));
        return Stream.concat(groups, catches);
    }

    private static MenuItem line(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Action action(String id) {
        return actions.stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

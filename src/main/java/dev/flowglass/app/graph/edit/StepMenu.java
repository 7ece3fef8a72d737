package dev.flowglass.app.graph.edit;

import dev.flowglass.app.words.Words;
import dev.flowglass.language.Outline;
import dev.flowglass.language.edit.Operation;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of a step: what can be done with it, by its type.
///
/// @param item makes the line of an action, by its id
record StepMenu(GraphEdits edits, Words words, Function<String, MenuItem> item) {
    /// For a step, or for the empty ground.
    List<MenuItem> items(Optional<StepPath> path) {
        var items = new ArrayList<MenuItem>();
        if (path.isEmpty()) {
            items.add(item.apply("graph.insert-after"));
            items.add(item.apply("graph.paste"));
            return items;
        }
        Stream.of("graph.insert-before", "graph.insert-after").map(item).forEach(items::add);
        items.add(new SeparatorMenuItem());
        Stream.of("graph.rename", "graph.cut", "graph.copy", "graph.paste", "graph.duplicate", "graph.delete")
                .map(item)
                .forEach(items::add);
        items.add(new SeparatorMenuItem());
        Stream.of("graph.wrap-parallel", "graph.wrap-foreach", "graph.wrap-choice")
                .map(item)
                .forEach(items::add);
        edits.step(path.get()).ifPresent(step -> parts(step, items));
        return items;
    }

    private void parts(Outline.Node step, List<MenuItem> items) {
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
            parts.stream().map(item).forEach(items::add);
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
        var catches = IntStream.range(0, step.jumps().size())
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
}

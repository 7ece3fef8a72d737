package dev.flowglass.language.edit;

import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The names of steps and who goes to them, in the data of a flow.
final class Links {
    private Links() {}

    /// A `goto`.
    record Goto(FieldPath path, String target) {}

    static Optional<String> name(Value step) {
        return text(step, "name");
    }

    static Optional<String> text(Value map, String key) {
        return map instanceof Obj obj && obj.find(key) instanceof Value.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    static List<Value> elements(Optional<Value> list) {
        return list.isPresent() && list.get() instanceof Array array ? array.elements() : List.of();
    }

    static List<String> names(List<Value> steps) {
        return steps.stream().map(Links::name).flatMap(Optional::stream).toList();
    }

    /// The ways out of a step.
    static List<Goto> exits(FieldPath path, Value step) {
        var exits = new ArrayList<Goto>();
        for (var key : List.of("choices", "catch")) {
            var list = elements(Tree.get(step, FieldPath.of(key)));
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                text(list.get(i), "goto")
                        .ifPresent(target ->
                                exits.add(new Goto(path.key(key).item(index).key("goto"), target)));
            }
        }
        Tree.get(step, FieldPath.of("default"))
                .flatMap(otherwise -> text(otherwise, "goto"))
                .ifPresent(target -> exits.add(new Goto(path.key("default").key("goto"), target)));
        return exits;
    }

    /// All `goto`s of a list of steps, not of the lists inside.
    static List<Goto> exits(FieldPath list, List<Value> steps) {
        var exits = new ArrayList<Goto>();
        for (int i = 0; i < steps.size(); i++) {
            exits.addAll(exits(list.item(i), steps.get(i)));
        }
        return exits;
    }

    /// The ways to the lists of steps inside a step.
    static List<FieldPath> lists(FieldPath path, Value step) {
        var lists = new ArrayList<FieldPath>();
        for (var key : List.of("choices", "branches")) {
            int count = elements(Tree.get(step, FieldPath.of(key))).size();
            for (int i = 0; i < count; i++) {
                lists.add(path.key(key).item(i).key("steps"));
            }
        }
        lists.add(path.key("default").key("steps"));
        lists.add(path.key("steps"));
        return lists.stream()
                .filter(list -> !elements(Tree.get(
                                step,
                                new FieldPath(list.segments()
                                        .subList(
                                                path.segments().size(),
                                                list.segments().size()))))
                        .isEmpty())
                .toList();
    }

    /// The names of all steps of a flow.
    static Set<String> allNames(Value flow) {
        var names = new LinkedHashSet<String>();
        collect(flow, FieldPath.of("steps"), names);
        return names;
    }

    private static void collect(Value root, FieldPath list, Set<String> into) {
        var steps = elements(Tree.get(root, list));
        into.addAll(names(steps));
        for (int i = 0; i < steps.size(); i++) {
            lists(list.item(i), steps.get(i)).forEach(inner -> collect(root, inner, into));
        }
    }
}

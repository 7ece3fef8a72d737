package dev.flowglass.language.edit;

import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Operations on whole steps.
final class StepEdits {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,127}");

    private final Draft draft;

    StepEdits(Draft draft) {
        this.draft = draft;
    }

    /// A step where it stands.
    ///
    /// @param siblings all steps of its list, itself included
    private record Standing(StepPath step, FieldPath list, List<Value> siblings) {
        int index() {
            return step.indices().getLast();
        }

        FieldPath path() {
            return list.item(index());
        }

        Value value() {
            return siblings.get(index());
        }

        Optional<String> name() {
            return Links.name(value());
        }

        /// The `goto`s of its siblings that mean this step.
        List<Links.Goto> referrers() {
            var name = name();
            return name.isEmpty() || Links.names(siblings).indexOf(name.get()) != namesBefore()
                    ? List.of()
                    : Links.exits(list, siblings).stream()
                            .filter(exit -> exit.target().equals(name.get()))
                            .toList();
        }

        private int namesBefore() {
            return Links.names(siblings.subList(0, index())).size();
        }

        boolean isOwn(Links.Goto exit) {
            return exit.path().segments().get(list.segments().size()).equals(path().last());
        }

        /// The steps that mean this one, by name.
        String referrerNames() {
            return referrers().stream()
                    .filter(exit -> !isOwn(exit))
                    .map(exit -> (FieldPath.Segment.Item)
                            exit.path().segments().get(list.segments().size()))
                    .map(item -> Links.name(siblings.get(item.index())).orElse(""))
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
    }

    private Optional<Standing> standing(StepPath step) {
        if (step.isFlow() || StepFields.of(draft.sheet(), step).isEmpty()) {
            draft.refuse(Reason.NOT_FOUND);
            return Optional.empty();
        }
        var list = StepFields.list(draft.sheet(), step).orElseThrow();
        return Optional.of(new Standing(step, list, Links.elements(draft.value(list))));
    }

    // --- in ---

    Outcome insert(StepPath at, Content content) {
        var steps = Fragment.of(content).map(StepEdits::steps).orElse(List.of());
        if (steps.isEmpty()) {
            draft.refuse(Reason.NO_STEPS);
        }
        var list = at.isFlow() ? Optional.<FieldPath>empty() : StepFields.list(draft.sheet(), at);
        int index = at.isFlow() ? 0 : at.indices().getLast();
        if (list.isEmpty() || index > Links.elements(draft.value(list.get())).size()) {
            draft.refuse(Reason.NOT_FOUND);
            return draft.outcome(at);
        }
        var names = new FreshNames(draft.sheet().value());
        for (int i = 0; i < steps.size(); i++) {
            insert(list.get().item(index + i), steps.get(i));
        }
        names.renameRun(draft, list.get(), index, steps.size());
        return draft.outcome(at);
    }

    /// Also where the list is not written yet.
    private void insert(FieldPath at, Fragment step) {
        if (Links.elements(draft.value(at.parent())).isEmpty()
                && !(draft.value(at.parent()).orElse(Value.NULL) instanceof Array)) {
            draft.put(at.parent(), step.inList());
        } else {
            draft.insert(at, step);
        }
    }

    /// The steps in something that was given: a step, a list, a whole flow.
    private static List<Fragment> steps(Fragment given) {
        return switch (given.value()) {
            case Array array -> {
                if (array.elements().stream().anyMatch(step -> !isStep(step))) {
                    yield List.of();
                }
                yield written(given)
                        .orElseGet(() ->
                                array.elements().stream().map(Fragment::of).toList());
            }
            case Obj obj
            when obj.get("steps").isPresent() && obj.get("version").isPresent() ->
                obj.get("steps").map(Fragment::of).map(StepEdits::steps).orElse(List.of());
            case Obj obj when isStep(obj) -> List.of(given);
            default -> List.of();
        };
    }

    private static Optional<List<Fragment>> written(Fragment given) {
        return given.lines()
                .flatMap(lines -> Sheet.read(String.join("\n", lines)).map(sheet -> {
                    var fragments = new ArrayList<Fragment>();
                    if (sheet.root() instanceof YamlNode.Sequence list) {
                        var items = new ItemEdits(sheet, list);
                        for (int i = 0; i < list.elements().size(); i++) {
                            fragments.add(items.element(i));
                        }
                    }
                    return fragments;
                }));
    }

    private static boolean isStep(Value value) {
        return Links.text(value, "type").isPresent();
    }

    // --- out ---

    Outcome delete(StepPath step) {
        standing(step).ifPresent(at -> {
            leave(at);
            takeOut(at.path());
        });
        var siblings = StepFields.list(draft.sheet(), step)
                .map(list -> Links.elements(draft.value(list)).size())
                .orElse(0);
        int index = step.indices().isEmpty() ? 0 : step.indices().getLast();
        var parent = step.parent().orElse(StepPath.FLOW);
        return draft.outcome(
                index < siblings ? step : siblings > 0 ? StepPath.parse(sibling(step, siblings - 1)) : parent);
    }

    private static String sibling(StepPath step, int index) {
        var indices = new ArrayList<>(step.indices());
        indices.set(indices.size() - 1, index);
        return new StepPath(indices).toString();
    }

    /// What goes to a step that leaves its list goes to the step after it, as the flow would when it was not there.
    private void leave(Standing at) {
        var referrers = at.referrers().stream().filter(exit -> !at.isOwn(exit)).toList();
        if (referrers.isEmpty()) {
            return;
        }
        var next = at.index() + 1 < at.siblings().size()
                ? Links.name(at.siblings().get(at.index() + 1))
                : Optional.<String>empty();
        if (next.isEmpty()) {
            draft.refuse(Reason.IS_TARGET, at.name().orElse(""), at.referrerNames());
            return;
        }
        referrers.forEach(exit -> draft.put(exit.path(), Content.of(next.get())));
    }

    /// The last step of an option takes the option's empty list with it.
    private void takeOut(FieldPath path) {
        var list = path.parent();
        boolean last = Links.elements(draft.value(list)).size() == 1;
        boolean optional = list.segments().size() > 2
                && (list.parent().last().equals(new FieldPath.Segment.Key("default"))
                        || list.parent().parent().last().equals(new FieldPath.Segment.Key("choices")));
        draft.remove(last && optional ? list : path);
    }

    // --- elsewhere ---

    Outcome move(StepPath step, StepPath to) {
        if (to.isWithin(step) && !to.equals(step)) {
            draft.refuse(Reason.INTO_ITSELF);
        }
        var list = to.isFlow() ? Optional.<FieldPath>empty() : StepFields.list(draft.sheet(), to);
        var from = standing(step);
        if (from.isEmpty() || list.isEmpty()) {
            draft.refuse(Reason.NOT_FOUND);
            return draft.outcome(step);
        }
        int count = Links.elements(draft.value(list.get())).size();
        if (to.indices().getLast() > count) {
            draft.refuse(Reason.NOT_FOUND);
            return draft.outcome(step);
        }
        boolean stays = Shift.siblings(step, to);
        if (stays && (to.equals(step) || to.equals(Shift.next(step)))) {
            return draft.outcome(step);
        }
        if (!stays) {
            depart(from.get(), list.get());
        }
        var item = draft.element(from.get().path());
        item.ifPresent(fragment -> insert(list.get().item(to.indices().getLast()), fragment));
        StepFields.list(draft.sheet(), Shift.inserted(step, to))
                .ifPresent(old ->
                        takeOut(old.item(Shift.inserted(step, to).indices().getLast())));
        return draft.outcome(Shift.removed(to, step));
    }

    /// A step goes to another list: whom it goes to has to be there, and its name has to be free.
    private void depart(Standing at, FieldPath list) {
        var others = Links.names(Links.elements(draft.value(list)));
        for (var exit : Links.exits(at.path(), at.value())) {
            if (!others.contains(exit.target()) && !Optional.of(exit.target()).equals(at.name())) {
                draft.refuse(Reason.GOES_TO, at.name().orElse(""), exit.target());
            }
        }
        at.name().filter(others::contains).ifPresent(name -> draft.refuse(Reason.NAME_TAKEN, name));
        leave(at);
    }

    Outcome duplicate(StepPath step) {
        var copy = Shift.next(step.isFlow() ? StepPath.parse("0") : step);
        standing(step).ifPresent(at -> {
            var names = new FreshNames(draft.sheet().value());
            draft.element(at.path()).ifPresent(item -> draft.insert(at.list().item(at.index() + 1), item));
            names.renameRun(draft, at.list(), at.index() + 1, 1);
        });
        return draft.outcome(copy);
    }

    Outcome wrap(StepPath step, Operation.Wrapper in) {
        standing(step).ifPresent(at -> {
            var others = Links.exits(at.path(), at.value()).stream()
                    .filter(exit -> !Optional.of(exit.target()).equals(at.name()))
                    .findFirst();
            others.ifPresent(exit -> draft.refuse(Reason.GOES_TO, at.name().orElse(""), exit.target()));
            var names = new FreshNames(draft.sheet().value());
            var name = names.take(in.name().toLowerCase(java.util.Locale.ROOT));
            at.referrers().stream()
                    .filter(exit -> !at.isOwn(exit))
                    .forEach(exit -> draft.put(exit.path(), Content.of(name)));
            draft.element(at.path())
                    .ifPresent(item -> draft.exchange(
                            at.path(),
                            new Wrapping(in, name, ends(at.value())).around(item, Notation.of(draft.sheet()))));
        });
        return draft.outcome(step);
    }

    private static boolean ends(Value step) {
        return Links.text(step, "type").filter("succeed"::equals).isPresent()
                || Tree.get(step, FieldPath.of("end"))
                        .filter(Value.of(true)::equals)
                        .isPresent();
    }

    // --- names ---

    Outcome rename(StepPath step, String name) {
        if (!NAME.matcher(name).matches()) {
            draft.refuse(Reason.BAD_NAME, name);
        }
        standing(step).ifPresent(at -> {
            if (at.name().equals(Optional.of(name))) {
                return;
            }
            if (Links.names(at.siblings()).contains(name)) {
                draft.refuse(Reason.NAME_TAKEN, name);
            }
            var referrers = at.referrers();
            draft.put(at.path().key("name"), Content.of(name));
            referrers.stream()
                    .filter(exit -> !draft.value(exit.path()).equals(Optional.of(Value.of(name))))
                    .forEach(exit -> draft.put(exit.path(), Content.of(name)));
        });
        return draft.outcome(step);
    }
}

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
import java.util.stream.IntStream;

/// Operations on whole steps.
final class StepEdits {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,127}");

    private final Draft draft;

    StepEdits(Draft draft) {
        this.draft = draft;
    }

    /// Steps where they stand: neighbours in one list.
    ///
    /// @param siblings all steps of the list, themselves included
    private record Standing(StepPath step, int count, FieldPath list, List<Value> siblings) {
        int index() {
            return step.indices().getLast();
        }

        /// The position behind the last of them.
        int end() {
            return index() + count;
        }

        FieldPath path() {
            return path(0);
        }

        FieldPath path(int offset) {
            return list.item(index() + offset);
        }

        Value last() {
            return siblings.get(end() - 1);
        }

        List<String> names() {
            return Links.names(siblings.subList(index(), end()));
        }

        Optional<String> name() {
            return Links.name(siblings.get(index()));
        }

        /// Where they go, other than to each other.
        List<Links.Goto> exits() {
            return Links.exits(list, siblings).stream()
                    .filter(this::isOwn)
                    .filter(exit -> !names().contains(exit.target()))
                    .toList();
        }

        /// The `goto`s of the list, their own ones too, that mean one of them.
        List<Links.Goto> referrers() {
            var meant = IntStream.range(index(), end())
                    .filter(this::isMeant)
                    .mapToObj(siblings::get)
                    .map(Links::name)
                    .flatMap(Optional::stream)
                    .toList();
            return Links.exits(list, siblings).stream()
                    .filter(exit -> meant.contains(exit.target()))
                    .toList();
        }

        /// The `goto`s of the others that mean one of them.
        List<Links.Goto> strangers() {
            return referrers().stream().filter(exit -> !isOwn(exit)).toList();
        }

        /// A name that is there twice means the first.
        private boolean isMeant(int position) {
            var name = Links.name(siblings.get(position));
            return siblings.subList(0, position).stream().map(Links::name).noneMatch(name::equals);
        }

        private boolean isOwn(Links.Goto exit) {
            int position = from(exit);
            return position >= index() && position < end();
        }

        private int from(Links.Goto exit) {
            return exit.path().segments().get(list.segments().size()) instanceof FieldPath.Segment.Item(int position)
                    ? position
                    : -1;
        }

        /// The others that mean one of them, by name.
        String referrerNames() {
            return strangers().stream()
                    .map(exit -> Links.name(siblings.get(from(exit))).orElse(""))
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
    }

    private Optional<Standing> standing(StepPath step, int count) {
        if (step.isFlow() || StepFields.of(draft.sheet(), step).isEmpty()) {
            draft.refuse(Reason.NOT_FOUND);
            return Optional.empty();
        }
        var list = StepFields.list(draft.sheet(), step).orElseThrow();
        var siblings = Links.elements(draft.value(list));
        if (count < 1 || step.indices().getLast() + count > siblings.size()) {
            draft.refuse(Reason.NOT_FOUND);
            return Optional.empty();
        }
        return Optional.of(new Standing(step, count, list, siblings));
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

    Outcome delete(StepPath step, int count) {
        standing(step, count).ifPresent(at -> {
            leave(at);
            takeOut(at.list(), at.index(), count);
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

    /// What goes to steps that leave their list goes to the step after them, as the flow would when they were not
    /// there.
    private void leave(Standing at) {
        var referrers = at.strangers();
        if (referrers.isEmpty()) {
            return;
        }
        var next = at.end() < at.siblings().size() ? Links.name(at.siblings().get(at.end())) : Optional.<String>empty();
        if (next.isEmpty()) {
            draft.refuse(
                    Reason.IS_TARGET,
                    referrers.stream().map(Links.Goto::target).distinct().collect(Collectors.joining(", ")),
                    at.referrerNames());
            return;
        }
        referrers.forEach(exit -> draft.put(exit.path(), Content.of(next.get())));
    }

    private void takeOut(FieldPath list, int first, int count) {
        for (int i = first + count - 1; i >= first; i--) {
            takeOut(list.item(i));
        }
    }

    /// The last step of an option takes the list with it, unless there are comments on its lines.
    private void takeOut(FieldPath path) {
        var list = path.parent();
        boolean last = Links.elements(draft.value(list)).size() == 1;
        boolean optional = list.segments().size() > 2
                && (list.parent().last().equals(new FieldPath.Segment.Key("default"))
                        || list.parent().parent().last().equals(new FieldPath.Segment.Key("choices")));
        draft.remove(last && optional && !draft.isCommented(list) ? list : path);
    }

    // --- elsewhere ---

    Outcome move(StepPath step, int count, StepPath to) {
        var list = to.isFlow() ? Optional.<FieldPath>empty() : StepFields.list(draft.sheet(), to);
        var from = standing(step, count);
        if (from.isPresent() && isInside(from.get(), to)) {
            draft.refuse(Reason.INTO_ITSELF);
        }
        if (from.isEmpty() || list.isEmpty()) {
            draft.refuse(Reason.NOT_FOUND);
            return draft.outcome(step);
        }
        int place = to.indices().getLast();
        if (place > Links.elements(draft.value(list.get())).size()) {
            draft.refuse(Reason.NOT_FOUND);
            return draft.outcome(step);
        }
        boolean stays = Shift.siblings(step, to);
        if (stays && place >= from.get().index() && place <= from.get().end()) {
            return draft.outcome(step);
        }
        if (!stays) {
            depart(from.get(), list.get());
        }
        var items = draft.each(from.get().path(), count);
        for (int i = 0; i < items.size(); i++) {
            insert(list.get().item(place + i), items.get(i));
        }
        var moved = Shift.inserted(step, to, count);
        StepFields.list(draft.sheet(), moved)
                .ifPresent(old -> takeOut(old, moved.indices().getLast(), count));
        return draft.outcome(Shift.removed(to, step, count));
    }

    private static boolean isInside(Standing at, StepPath to) {
        return IntStream.range(0, at.count())
                .mapToObj(i -> Shift.next(at.step(), i))
                .anyMatch(step -> to.isWithin(step) && !to.equals(step));
    }

    /// Steps go to another list: whom they go to has to be there, and their names have to be free.
    private void depart(Standing at, FieldPath list) {
        var others = Links.names(Links.elements(draft.value(list)));
        at.exits().stream()
                .filter(exit -> !others.contains(exit.target()))
                .findFirst()
                .ifPresent(exit -> goesTo(at, exit));
        at.names().stream()
                .filter(others::contains)
                .findFirst()
                .ifPresent(name -> draft.refuse(Reason.NAME_TAKEN, name));
        leave(at);
    }

    private void goesTo(Standing at, Links.Goto exit) {
        draft.refuse(
                Reason.GOES_TO, Links.name(at.siblings().get(at.from(exit))).orElse(""), exit.target());
    }

    Outcome duplicate(StepPath step, int count) {
        standing(step, count).ifPresent(at -> {
            var names = new FreshNames(draft.sheet().value());
            var items = draft.each(at.path(), count);
            for (int i = 0; i < items.size(); i++) {
                draft.insert(at.list().item(at.end() + i), items.get(i));
            }
            names.renameRun(draft, at.list(), at.end(), count);
        });
        return draft.outcome(step.isFlow() ? step : Shift.next(step, count));
    }

    Outcome wrap(StepPath step, int count, Operation.Wrapper in) {
        standing(step, count).ifPresent(at -> {
            at.exits().stream().findFirst().ifPresent(exit -> goesTo(at, exit));
            at.strangers().stream()
                    .filter(exit -> !Optional.of(exit.target()).equals(at.name()))
                    .findFirst()
                    .ifPresent(exit -> draft.refuse(Reason.INTO_MIDDLE, exit.target(), at.referrerNames()));
            var names = new FreshNames(draft.sheet().value());
            var name = names.take(in.name().toLowerCase(java.util.Locale.ROOT));
            at.strangers().forEach(exit -> draft.put(exit.path(), Content.of(name)));
            draft.elements(at.path(), count)
                    .ifPresent(list -> draft.exchange(
                            at.path(),
                            count,
                            new Wrapping(in, name, ends(at.last())).around(list, Notation.of(draft.sheet()))));
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
        standing(step, 1).ifPresent(at -> {
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

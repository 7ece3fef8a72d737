package dev.flowglass.language.edit;

import dev.flowglass.language.edit.FieldPath.Segment;
import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.language.edit.Outcome.Refusal;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import dev.flowglass.value.Array;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Does operations: says which small edits of the text do them, or why they are not done.
public final class FlowEdits {
    private FlowEdits() {}

    /// Never throws, whatever the text is; reads the text a few times, so that it takes time in proportion to it.
    public static Outcome of(String text, Operation operation) {
        return Draft.of(text)
                .map(draft -> of(draft, operation))
                .orElseGet(() -> operation instanceof Operation.Insert insert && saysNothing(text)
                        ? begin(text, insert)
                        : new Refusal(Reason.BROKEN_TEXT));
    }

    private static Outcome of(Draft draft, Operation operation) {
        return switch (operation) {
            case Operation.SetField(StepPath step, FieldPath field, Content content) -> {
                at(draft, step, field, path -> draft.put(path, content));
                yield draft.outcome(step);
            }
            case Operation.RemoveField(StepPath step, FieldPath field) -> {
                at(draft, step, field, draft::remove);
                yield draft.outcome(step);
            }
            case Operation.InsertItem(StepPath step, FieldPath field, Content content) -> {
                at(draft, step, field, path -> insert(draft, path, content));
                yield draft.outcome(step);
            }
            case Operation.MoveItem(StepPath step, FieldPath field, int to) -> {
                at(draft, step, field, path -> move(draft, path, to));
                yield draft.outcome(step);
            }
            case Operation.Insert(StepPath at, Content steps) -> new StepEdits(draft).insert(at, steps);
            case Operation.Delete(StepPath step, int count) -> new StepEdits(draft).delete(step, count);
            case Operation.Move(StepPath step, int count, StepPath to) -> new StepEdits(draft).move(step, count, to);
            case Operation.Duplicate(StepPath step, int count) -> new StepEdits(draft).duplicate(step, count);
            case Operation.Wrap(StepPath step, int count, Operation.Wrapper in) ->
                new StepEdits(draft).wrap(step, count, in);
            case Operation.Rename(StepPath step, String name) -> new StepEdits(draft).rename(step, name);
            case Operation.AddGroup(StepPath step) -> new GroupEdits(draft).addGroup(step);
            case Operation.AddDefault(StepPath choice) -> new GroupEdits(draft).addDefault(choice);
            case Operation.RemoveGroup(StepPath step, int group) -> new GroupEdits(draft).removeGroup(step, group);
            case Operation.AddCatch(StepPath task, String target) -> new GroupEdits(draft).addCatch(task, target);
            case Operation.AddRetry(StepPath task) -> new GroupEdits(draft).addRetry(task);
            case Operation.SetGoto(Operation.Exit from, String target) -> new GroupEdits(draft).setGoto(from, target);
            case Operation.RemoveGoto(Operation.Exit from) -> new GroupEdits(draft).removeGoto(from);
        };
    }

    /// The text of steps as it can be put in elsewhere: elements of a list, with their comments, at the left edge.
    ///
    /// @param count how many neighbours of one list, from `step` on
    public static Optional<String> copy(String text, StepPath step, int count) {
        return Draft.of(text)
                .filter(draft -> !step.isFlow())
                .flatMap(draft -> StepFields.of(draft.sheet(), step).flatMap(path -> copy(draft, path, count)))
                .map(lines -> String.join("\n", lines) + "\n");
    }

    private static Optional<List<String>> copy(Draft draft, FieldPath path, int count) {
        return draft.elements(path, count)
                .map(list -> list.lines()
                        .orElseGet(() -> draft.each(path, count).stream()
                                .flatMap(item -> item.elements(Notation.of(draft.sheet())).getFirst().stream())
                                .toList()));
    }

    private static boolean saysNothing(String text) {
        return text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))
                && !text.contains("\ufeff");
    }

    /// The first step of an empty text comes with the beginning of a flow.
    private static Outcome begin(String text, Operation.Insert insert) {
        var beginning = (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "version: v1\ntype: flow\nsteps: []\n";
        return Draft.of(text + beginning)
                .map(draft -> new StepEdits(draft).insert(StepPath.parse("0"), insert.steps()))
                .map(outcome -> switch (outcome) {
                    case Outcome.Edit edit ->
                        new Outcome.Edit(
                                List.of(new TextEdit(
                                        Range.at(text.length()),
                                        edit.apply(text + beginning).substring(text.length()))),
                                edit.select());
                    case Refusal refusal -> refusal;
                })
                .orElseGet(() -> new Refusal(Reason.BROKEN_TEXT));
    }

    private static void at(Draft draft, StepPath step, FieldPath field, Consumer<FieldPath> change) {
        StepFields.of(draft.sheet(), step)
                .filter(path -> !field.isHere())
                .ifPresentOrElse(path -> change.accept(path.then(field)), () -> draft.refuse(Reason.NOT_FOUND));
    }

    private static void insert(Draft draft, FieldPath path, Content content) {
        var list = draft.value(path.parent());
        boolean there = list.isPresent() && list.get() instanceof Array array && array.size() > 0;
        if (there) {
            Fragment.of(content)
                    .ifPresentOrElse(item -> draft.insert(path, item), () -> draft.refuse(Reason.BAD_CONTENT));
        } else {
            draft.put(path, content);
        }
    }

    private static void move(Draft draft, FieldPath path, int to) {
        if (!(path.last() instanceof Segment.Item(int index))
                || !(draft.sheet().find(path.parent()).orElse(draft.sheet().root()) instanceof YamlNode.Sequence list)
                || Math.max(index, to) >= list.elements().size()) {
            draft.refuse(Reason.NOT_FOUND);
            return;
        }
        if (index != to) {
            var item = new ItemEdits(draft.sheet(), list).element(index);
            draft.remove(path);
            draft.insert(path.parent().item(to), item);
        }
    }
}

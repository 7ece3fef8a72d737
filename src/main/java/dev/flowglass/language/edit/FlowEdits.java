package dev.flowglass.language.edit;

import dev.flowglass.language.edit.FieldPath.Segment;
import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.language.edit.Outcome.Refusal;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Array;

/// Does operations: says which small edits of the text do them, or why they are not done.
public final class FlowEdits {
    private FlowEdits() {}

    /// Never throws, whatever the text is; reads the text a few times, so that it takes time in proportion to it.
    public static Outcome of(String text, Operation operation) {
        return Draft.of(text).map(draft -> of(draft, operation)).orElseGet(() -> new Refusal(Reason.BROKEN_TEXT));
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
        };
    }

    private static void at(Draft draft, StepPath step, FieldPath field, java.util.function.Consumer<FieldPath> change) {
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

package dev.flowglass.language.edit;

import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.Optional;

/// Operations on parts of steps: branches, options, the default, catch and retry, and where they go.
final class GroupEdits {
    private final Draft draft;

    GroupEdits(Draft draft) {
        this.draft = draft;
    }

    private Optional<FieldPath> step(StepPath step) {
        var path = StepFields.of(draft.sheet(), step).filter(found -> !step.isFlow());
        if (path.isEmpty()) {
            draft.refuse(Reason.NOT_FOUND);
        }
        return path;
    }

    private String type(FieldPath path) {
        return draft.value(path).flatMap(step -> Links.text(step, "type")).orElse("");
    }

    private void append(FieldPath list, Value element) {
        var fragment = Fragment.of(element);
        int size = Links.elements(draft.value(list)).size();
        if (size == 0) {
            draft.put(list, fragment.inList());
        } else {
            draft.insert(list.item(size), fragment);
        }
    }

    Outcome addGroup(StepPath step) {
        step(step).ifPresent(path -> {
            switch (type(path)) {
                case "parallel" ->
                    append(
                            path.key("branches"),
                            StepKind.branch(new FreshNames(draft.sheet().value()).take("branch")));
                case "choice" -> append(path.key("choices"), StepKind.option());
                default -> draft.refuse(Reason.WRONG_KIND);
            }
        });
        return draft.outcome(step);
    }

    Outcome addDefault(StepPath step) {
        step(step).ifPresent(path -> {
            if (!type(path).equals("choice")
                    || draft.value(path.key("default"))
                            .filter(Obj.class::isInstance)
                            .isPresent()) {
                draft.refuse(Reason.WRONG_KIND);
            }
            draft.put(path.key("default"), Fragment.of(Obj.EMPTY));
        });
        return draft.outcome(step);
    }

    Outcome removeGroup(StepPath step, int group) {
        step(step).ifPresent(path -> {
            var owner = StepFields.group(draft.sheet(), path, group).filter(found -> !found.equals(path));
            if (owner.isEmpty()) {
                draft.refuse(Reason.WRONG_KIND);
                return;
            }
            boolean last = owner.get().last() instanceof FieldPath.Segment.Item
                    && Links.elements(draft.value(owner.get().parent())).size() == 1;
            if (last) {
                draft.refuse(Reason.LAST_GROUP);
            }
            draft.remove(owner.get());
        });
        return draft.outcome(step);
    }

    Outcome addCatch(StepPath task, String target) {
        step(task).ifPresent(path -> {
            if (!type(path).equals("task")) {
                draft.refuse(Reason.WRONG_KIND);
            }
            checkSibling(path, target);
            append(path.key("catch"), StepKind.catching(target));
        });
        return draft.outcome(task);
    }

    Outcome addRetry(StepPath task) {
        step(task).ifPresent(path -> {
            if (!type(path).equals("task")) {
                draft.refuse(Reason.WRONG_KIND);
            }
            append(path.key("retry"), StepKind.retry());
        });
        return draft.outcome(task);
    }

    private void checkSibling(FieldPath step, String target) {
        if (!Links.names(Links.elements(draft.value(step.parent()))).contains(target)) {
            draft.refuse(Reason.NOT_SIBLING, target);
        }
    }

    Outcome setGoto(Operation.Exit from, String target) {
        exit(from).ifPresent(path -> {
            step(from.step()).ifPresent(step -> checkSibling(step, target));
            if (!draft.value(path.key("goto")).equals(Optional.of(Value.of(target)))) {
                draft.put(path.key("goto"), Content.of(target));
            }
        });
        return draft.outcome(from.step());
    }

    Outcome removeGoto(Operation.Exit from) {
        exit(from)
                .ifPresent(path -> draft.remove(
                        switch (from) {
                            case Operation.Exit.OfGroup group -> path.key("goto");
                            case Operation.Exit.OfCatch handler -> path;
                        }));
        return draft.outcome(from.step());
    }

    private Optional<FieldPath> exit(Operation.Exit from) {
        var found = step(from.step()).flatMap(path -> switch (from) {
            case Operation.Exit.OfGroup(StepPath step, int group) ->
                StepFields.group(draft.sheet(), path, group)
                        .filter(owner -> type(path).equals("choice"));
            case Operation.Exit.OfCatch(StepPath step, int index) ->
                Optional.of(path.key("catch").item(index))
                        .filter(handler -> draft.value(handler).isPresent());
        });
        if (found.isEmpty()) {
            draft.refuse(Reason.WRONG_KIND);
        }
        return found;
    }
}

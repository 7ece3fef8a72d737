package dev.flowglass.language.edit;

import dev.flowglass.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Names that no step has yet.
final class FreshNames {
    private static final int LONGEST = 120;

    private final Set<String> taken;

    FreshNames(Value flow) {
        this.taken = Links.allNames(flow);
    }

    /// The name itself when nobody has it, else with the first number in place of its own that makes it free. It is
    /// taken from now on.
    String take(String name) {
        var stem = name.replaceFirst("[0-9]+$", "");
        var base = stem.isEmpty() ? name : stem.substring(0, Math.min(stem.length(), LONGEST));
        var free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = base + i;
        }
        return free;
    }

    /// New names, where needed, for a step and all inside it, written into the draft.
    ///
    /// @param path of the step that has just been put there
    void rename(Draft draft, FieldPath path) {
        draft.value(path).ifPresent(step -> {
            Links.name(step).ifPresent(name -> put(draft, path, name));
            Links.lists(path, step).forEach(list -> renameList(draft, list));
        });
    }

    private void put(Draft draft, FieldPath path, String name) {
        var fresh = take(name);
        if (!fresh.equals(name)) {
            draft.put(path.key("name"), Content.of(fresh));
        }
    }

    /// Steps of one list, which may go to each other.
    void renameList(Draft draft, FieldPath list) {
        renameRun(draft, list, 0, Links.elements(draft.value(list)).size());
    }

    /// Steps that stand together in a list and may go to each other.
    void renameRun(Draft draft, FieldPath list, int first, int count) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (int i = first; i < first + count; i++) {
            var path = list.item(i);
            var before = draft.value(path).flatMap(Links::name);
            rename(draft, path);
            var after = draft.value(path).flatMap(Links::name);
            before.ifPresent(name ->
                    after.filter(fresh -> !fresh.equals(name)).ifPresent(fresh -> changed.putIfAbsent(name, fresh)));
        }
        for (int i = first; i < first + count && !changed.isEmpty(); i++) {
            var path = list.item(i);
            draft.value(path).stream()
                    .flatMap(step -> Links.exits(path, step).stream())
                    .filter(exit -> changed.containsKey(exit.target()))
                    .forEach(exit ->
                            draft.put(exit.path(), Content.of(changed.getOrDefault(exit.target(), exit.target()))));
        }
    }
}

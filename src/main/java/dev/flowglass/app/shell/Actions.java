package dev.flowglass.app.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// All actions of the window, by id, in the order in which they were added.
public final class Actions {
    private final SequencedMap<String, Action> byId = new LinkedHashMap<>();

    public void add(Action action) {
        if (byId.putIfAbsent(action.id(), action) != null) {
            throw new IllegalArgumentException("Expected one action '%s', but there are two".formatted(action.id()));
        }
    }

    public void addAll(List<Action> actions) {
        actions.forEach(this::add);
    }

    public Action get(String id) {
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(
                        () -> new IllegalArgumentException("Expected an action '%s', but there is none".formatted(id)));
    }

    public boolean has(String id) {
        return byId.containsKey(id);
    }

    public List<Action> all() {
        return List.copyOf(byId.values());
    }
}

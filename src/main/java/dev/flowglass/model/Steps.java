package dev.flowglass.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A list of steps that run one after the other: of a flow, a branch, an option or a foreach. Names are unique in it.
public final class Steps {
    public static final Steps NONE = new Steps(List.of());

    private final List<Step> list;
    private final Map<String, Integer> positions = new HashMap<>();

    private Steps(List<Step> list) {
        this.list = List.copyOf(list);
        for (int i = 0; i < list.size(); i++) {
            positions.putIfAbsent(list.get(i).name(), i);
        }
    }

    public static Steps of(List<? extends Step> list) {
        return list.isEmpty() ? NONE : new Steps(List.copyOf(list));
    }

    public List<Step> list() {
        return list;
    }

    public int size() {
        return list.size();
    }

    public Step get(int index) {
        return list.get(index);
    }

    /// Position of the step with that name in this list; inner and outer lists do not count.
    public OptionalInt indexOf(String name) {
        var found = positions.get(name);
        return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Steps that && list.equals(that.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return list.toString();
    }
}

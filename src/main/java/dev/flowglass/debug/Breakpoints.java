package dev.flowglass.debug;

import dev.flowglass.model.StepPath;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The breakpoints of one flow, bound to the steps of its text as it was when they were bound last. Immutable.
///
/// @param list in the order in which they were set
public record Breakpoints(StepTree steps, List<Breakpoint> list) {
    public static final Breakpoints NONE = new Breakpoints(StepTree.EMPTY, List.of());

    public Breakpoints {
        list = List.copyOf(list);
    }

    /// Those at a step.
    public List<Breakpoint> at(StepPath path) {
        return list.stream()
                .filter(breakpoint -> breakpoint.bound() && breakpoint.path().equals(path))
                .toList();
    }

    public Optional<Breakpoint> find(int id) {
        return list.stream().filter(breakpoint -> breakpoint.id() == id).findFirst();
    }

    /// Sets a plain one at a step that has none, takes those away of a step that has some.
    public Breakpoints toggled(StepPath path) {
        var there = at(path);
        return there.isEmpty()
                ? plus(path)
                : new Breakpoints(
                        steps,
                        list.stream()
                                .filter(breakpoint -> !there.contains(breakpoint))
                                .toList());
    }

    /// With one more, plain, before the step.
    public Breakpoints plus(StepPath path) {
        int id = list.stream().mapToInt(Breakpoint::id).max().orElse(0) + 1;
        var name = steps.find(path).map(StepTree.Node::name).orElse("");
        return new Breakpoints(
                steps,
                Stream.concat(list.stream(), Stream.of(Breakpoint.at(id, path, name)))
                        .toList());
    }

    public Breakpoints minus(int id) {
        return new Breakpoints(
                steps, list.stream().filter(breakpoint -> breakpoint.id() != id).toList());
    }

    Breakpoints enabled() {
        return new Breakpoints(
                steps,
                list.stream()
                        .filter(breakpoint -> breakpoint.enabled() && breakpoint.bound())
                        .toList());
    }

    /// Changes one.
    public Breakpoints with(int id, UnaryOperator<Breakpoint> change) {
        return new Breakpoints(
                steps,
                list.stream()
                        .map(breakpoint -> breakpoint.id() == id ? change.apply(breakpoint) : breakpoint)
                        .toList());
    }

    /// Bound to the steps of another text of the same flow. One whose step is gone keeps its name and is bound again
    /// when a step of that name comes back.
    public Breakpoints boundTo(StepTree now) {
        if (steps.equals(now)) {
            return this;
        }
        var rebinding = new Rebinding(steps, now);
        return new Breakpoints(
                now,
                list.stream()
                        .map(breakpoint -> breakpoint.bind(
                                steps.find(breakpoint.path()).isPresent() && breakpoint.bound()
                                        ? rebinding.find(breakpoint.path()).flatMap(now::find)
                                        : comeBack(breakpoint, now)))
                        .toList());
    }

    private static Optional<StepTree.Node> comeBack(Breakpoint breakpoint, StepTree now) {
        var there = now.find(breakpoint.path()).filter(node -> node.name().equals(breakpoint.step()));
        if (there.isPresent()) {
            return there;
        }
        var named = now.all().stream()
                .filter(node -> !node.name().isEmpty() && node.name().equals(breakpoint.step()))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}

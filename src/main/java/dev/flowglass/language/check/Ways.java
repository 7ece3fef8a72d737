package dev.flowglass.language.check;

import dev.flowglass.language.FlowSource.GroupSource;
import dev.flowglass.language.FlowSource.NameSource;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.model.StepType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ways through one list of steps: in list order, by `goto`, and out of it. Where it is not sure whether a way can
/// be gone, it can.
final class Ways {
    private final List<StepSource> list;
    private final Subject subject;
    private final Map<String, Integer> positions;
    private final List<List<Way>> from = new ArrayList<>();
    private final BitSet leaving = new BitSet();
    private final BitSet succeeding = new BitSet();

    /// @param by the `goto`, if it is one
    record Way(int to, Optional<NameSource> by) {}

    Ways(List<StepSource> list, Subject subject) {
        this.list = list;
        this.subject = subject;
        this.positions = Subject.positions(list);
        for (int i = 0; i < list.size(); i++) {
            from.add(new ArrayList<>());
            add(i, list.get(i));
        }
    }

    private void add(int i, StepSource step) {
        step.task().stream()
                .flatMap(task -> task.catches().stream())
                .forEach(handler -> handler.goTo().ifPresent(target -> jump(i, target)));
        if (step.is(StepType.SUCCEED)) {
            leaving.set(i);
            succeeding.set(i);
        } else if (step.is(StepType.FAIL)) {
            leaving.set(i);
        } else if (step.is(StepType.CHOICE)) {
            choose(i, step);
        } else if (step.is(StepType.PARALLEL) && !step.groups().stream().allMatch(this::mayEnd)) {
            leaving.set(i);
        } else {
            goOn(i, step);
        }
    }

    private void choose(int i, StepSource step) {
        boolean otherwise = false;
        for (var group : step.groups()) {
            otherwise |= group.kind() == dev.flowglass.language.Outline.Group.Kind.DEFAULT;
            if (!mayEnd(group)) {
                leaving.set(i);
            } else if (group.goTo().isPresent()) {
                jump(i, group.goTo().get());
            } else {
                goOn(i, step);
            }
        }
        if (!otherwise) {
            goOn(i, step);
        }
    }

    private boolean mayEnd(GroupSource group) {
        return group.steps().isEmpty() || subject.ways(group.steps()).mayEnd();
    }

    private void goOn(int i, StepSource step) {
        if (step.end() || i + 1 == list.size()) {
            leaving.set(i);
            succeeding.set(i);
        } else {
            from.get(i).add(new Way(i + 1, Optional.empty()));
        }
    }

    private void jump(int i, NameSource target) {
        var position = positions.get(target.name());
        if (position == null) {
            leaving.set(i);
            succeeding.set(i);
        } else {
            from.get(i).add(new Way(position, Optional.of(target)));
        }
    }

    List<Way> from(int step) {
        return from.get(step);
    }

    /// True when the list can end well.
    boolean mayEnd() {
        return reachable(0, new BitSet()).intersects(succeeding);
    }

    /// `known` and the steps that can be reached from a step.
    BitSet reachable(int start, BitSet known) {
        var open = new ArrayDeque<Integer>();
        if (!known.get(start)) {
            known.set(start);
            open.add(start);
        }
        while (!open.isEmpty()) {
            for (var way : from.get(open.remove())) {
                if (!known.get(way.to())) {
                    known.set(way.to());
                    open.add(way.to());
                }
            }
        }
        return known;
    }

    /// The steps from which the list can be left, well or not.
    BitSet canLeave() {
        var before = new ArrayList<List<Integer>>();
        for (int i = 0; i < list.size(); i++) {
            before.add(new ArrayList<>());
        }
        for (int i = 0; i < list.size(); i++) {
            for (var way : from.get(i)) {
                before.get(way.to()).add(i);
            }
        }
        var known = (BitSet) leaving.clone();
        var open = new ArrayDeque<Integer>();
        known.stream().forEach(open::add);
        while (!open.isEmpty()) {
            for (int earlier : before.get(open.remove())) {
                if (!known.get(earlier)) {
                    known.set(earlier);
                    open.add(earlier);
                }
            }
        }
        return known;
    }

    /// For each step the last position in the list that can have run before it: later than its own in a loop.
    int[] lastBefore() {
        int[] furthest = new int[list.size()];
        for (int i = 0; i < list.size(); i++) {
            for (var way : from.get(i)) {
                furthest[way.to()] = Math.max(furthest[way.to()], i + 1);
            }
        }
        for (int i = 1; i < list.size(); i++) {
            furthest[i] = Math.max(furthest[i], furthest[i - 1]);
        }
        int[] last = new int[list.size()];
        for (int i = list.size() - 1; i >= 0; i--) {
            int end = furthest[i] - 1;
            last[i] = Math.max(end, end <= i ? i - 1 : last[end]);
        }
        return last;
    }
}

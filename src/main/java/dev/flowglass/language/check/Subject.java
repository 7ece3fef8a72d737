package dev.flowglass.language.check;

import dev.flowglass.language.FlowSource;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.language.FlowSource.TaskSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A flow with what several rules need to know of it, found out once.
final class Subject {
    private final FlowSource flow;
    private final List<List<StepSource>> lists;
    private final IdentityHashMap<List<StepSource>, Ways> ways = new IdentityHashMap<>();
    private final IdentityHashMap<StepSource, Keys> outputs = new IdentityHashMap<>();
    private final IdentityHashMap<List<StepSource>, Keys> locals = new IdentityHashMap<>();

    Subject(FlowSource flow) {
        this.flow = flow;
        this.lists = flow.allLists();
        // Inner lists come after those that hold them: from the end, each finds what it needs.
        for (var list : lists.reversed()) {
            ways.put(list, new Ways(list, this));
            var made = new ArrayList<Keys>();
            for (var step : list) {
                var output = Keys.outputOf(step, this);
                outputs.put(step, output);
                made.add(output);
            }
            locals.put(list, Keys.union(made));
        }
    }

    FlowSource flow() {
        return flow;
    }

    /// Every list of steps, outer before inner.
    List<List<StepSource>> lists() {
        return lists;
    }

    List<StepSource> steps() {
        var all = new ArrayList<StepSource>();
        lists.forEach(all::addAll);
        return all;
    }

    record Task(StepSource step, TaskSource parts) {}

    List<Task> tasks() {
        var tasks = new ArrayList<Task>();
        for (var list : lists) {
            for (var step : list) {
                step.task().ifPresent(task -> tasks.add(new Task(step, task)));
            }
        }
        return tasks;
    }

    Ways ways(List<StepSource> list) {
        return ways.computeIfAbsent(list, inner -> new Ways(inner, this));
    }

    /// The keys that a step's output can have.
    Keys output(StepSource step) {
        return outputs.getOrDefault(step, Keys.UNKNOWN);
    }

    /// The keys that the local of a list can have when it ends.
    Keys local(List<StepSource> list) {
        return list.isEmpty() ? Keys.NONE : locals.getOrDefault(list, Keys.UNKNOWN);
    }

    static Map<String, Integer> positions(List<StepSource> list) {
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).name().isEmpty()) {
                positions.putIfAbsent(list.get(i).name(), i);
            }
        }
        return positions;
    }
}

package dev.flowglass.app.data;

import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Array;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// One run of a step, from its StepEntered on.
///
/// @param elements positions, outermost first, of the foreach elements in which it ran
/// @param events of this run, in order; of a parallel or foreach also those of its branches and iterations
/// @param inner local of the steps inside it, as far as known: of a choice the merged one, of a parallel or foreach the
/// array of all
public record StepRun(List<Integer> elements, List<Event> events, Optional<Value> inner) {
    public StepRun {
        elements = List.copyOf(elements);
        events = List.copyOf(events);
    }

    /// All runs of the step at `path`, in order.
    public static List<StepRun> of(List<Event> history, StepPath path) {
        var runs = new LinkedHashMap<Integer, Open>();
        var current = new HashMap<Integer, Open>();
        var spawned = new HashMap<Integer, Spawn>();
        for (var event : history) {
            if (event.detail() instanceof Detail.Spawned(var input, int parent, int position)) {
                boolean element = event.type() == EventType.ITERATION_ENTERED;
                spawned.put(event.thread(), new Spawn(parent, position, element));
            }
            if (event.path().equals(path)) {
                if (event.type() == EventType.STEP_ENTERED) {
                    var open = new Open(elements(spawned, event.thread()));
                    runs.put(event.id(), open);
                    current.put(event.thread(), open);
                }
                var spawn = event.type() == EventType.BRANCH_ENTERED
                                || event.type() == EventType.BRANCH_EXITED
                                || event.type() == EventType.ITERATION_ENTERED
                                || event.type() == EventType.ITERATION_EXITED
                        ? spawned.get(event.thread())
                        : null;
                var run = current.get(spawn == null ? event.thread() : spawn.parent());
                if (run != null) {
                    run.events.add(event);
                    if (spawn != null && event.detail() instanceof Detail.Local(var local)) {
                        run.locals.put(spawn.position(), local);
                    }
                }
            } else if (event.type() == EventType.STEP_EXITED
                    && event.path().parent().equals(Optional.of(path))
                    && event.detail() instanceof Detail.Local(var local)) {
                var run = current.get(event.thread());
                if (run != null) {
                    run.merged = Optional.of(local);
                }
            }
        }
        return runs.values().stream().map(Open::close).toList();
    }

    private record Spawn(int parent, int position, boolean element) {}

    private static List<Integer> elements(Map<Integer, Spawn> spawned, int thread) {
        var elements = new ArrayList<Integer>();
        for (var at = spawned.get(thread); at != null; at = spawned.get(at.parent())) {
            if (at.element()) {
                elements.addFirst(at.position());
            }
        }
        return elements;
    }

    private static final class Open {
        private final List<Integer> elements;
        private final List<Event> events = new ArrayList<>();
        private final TreeMap<Integer, Value> locals = new TreeMap<>();
        private Optional<Value> merged = Optional.empty();

        Open(List<Integer> elements) {
            this.elements = elements;
        }

        StepRun close() {
            return new StepRun(
                    elements, events, locals.isEmpty() ? merged : Optional.of(Array.of(List.copyOf(locals.values()))));
        }
    }

    public int enteredId() {
        return events.getFirst().id();
    }

    public boolean has(int eventId) {
        return events.stream().anyMatch(event -> event.id() == eventId);
    }

    /// The data of this run in the order in which it came about, by what it is.
    SequencedMap<DataPart, Value> parts() {
        var parts = new LinkedHashMap<DataPart, Value>();
        for (var event : events) {
            switch (event.detail()) {
                case Detail.Entered(var input, var local) -> {
                    parts.put(DataPart.PARENT_INPUT, input);
                    parts.put(DataPart.PARENT_LOCAL, local);
                }
                case Detail.Started(var input, var plan) -> parts.put(DataPart.INPUT, input);
                case Detail.Scheduled scheduled -> {
                    parts.put(DataPart.INPUT, scheduled.input());
                    parts.remove(DataPart.SUBMITTED);
                    parts.remove(DataPart.ERROR);
                }
                case Detail.Result(var output, var unusable) -> parts.put(DataPart.LOCAL, output);
                case Detail.Output(var output) -> {
                    if (event.type() == EventType.TASK_SUBMITTED) {
                        parts.put(DataPart.SUBMITTED, output);
                    } else {
                        inner.ifPresent(local -> parts.put(DataPart.LOCAL, local));
                        parts.put(DataPart.OUTPUT, output);
                    }
                }
                case Detail.Local(var local) -> {
                    if (event.type() == EventType.STEP_EXITED) {
                        parts.put(DataPart.MERGED, local);
                    }
                }
                case Detail.Erred erred ->
                    parts.put(DataPart.ERROR, event.detail().json());
                case Detail.Ended ended ->
                    parts.put(DataPart.ERROR, event.detail().json());
                case Detail.Spawned spawned -> {}
                case Detail.Began began -> {}
                case Detail.Nothing nothing -> {}
            }
        }
        if (!parts.containsKey(DataPart.LOCAL)) {
            inner.ifPresent(local -> parts.put(DataPart.LOCAL, local));
        }
        return parts;
    }
}

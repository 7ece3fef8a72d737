package dev.flowglass.debug;

import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.Flow;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.ParallelStep;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.Steps;
import dev.flowglass.model.TaskStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Which parts of a flow its executions came to.
public final class Coverage {
    public enum Kind {
        STEP,
        /// An option of a choice, its default, or the way past all options.
        OPTION,
        BRANCH,
        CATCH,
        RETRY,
        /// An entry of `inputMappings`, then those of `outputMappings`, then those of `errorMappings`.
        MAPPING
    }

    /// Something that an execution can come to.
    ///
    /// @param index of the option, branch, catch, retry or mapping in its step, from 0; 0 for a step
    public record Item(Kind kind, StepPath path, int index) {}

    /// An item as a person reads it.
    ///
    /// @param step name of the step
    /// @param label what it is in its step: a condition, error names; empty for a step, a default and a way past
    /// @param times how often
    public record Place(Item item, String step, String label, int times) {
        public boolean taken() {
            return times > 0;
        }
    }

    private final List<Place> places = new ArrayList<>();
    private final Map<Item, Integer> taken = new HashMap<>();
    private final Flow flow;

    public Coverage(Flow flow) {
        this.flow = flow;
        collect(flow.steps(), StepPath.FLOW, 0);
    }

    private void collect(Steps steps, StepPath parent, int group) {
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var path = parent.child(group, i);
            add(Kind.STEP, path, 0, step, "");
            parts(step, path);
            mappings(step, path);
            for (int inner = 0; inner < step.groups().size(); inner++) {
                collect(step.groups().get(inner), path, inner);
            }
        }
    }

    private void parts(Step step, StepPath path) {
        switch (step) {
            case ChoiceStep choice -> {
                for (int i = 0; i < choice.choices().size(); i++) {
                    add(
                            Kind.OPTION,
                            path,
                            i,
                            step,
                            choice.choices().get(i).condition().text());
                }
                add(Kind.OPTION, path, choice.choices().size(), step, "");
            }
            case ParallelStep parallel -> {
                for (int i = 0; i < parallel.groups().size(); i++) {
                    add(Kind.BRANCH, path, i, step, String.valueOf(i + 1));
                }
            }
            case TaskStep task -> {
                for (int i = 0; i < task.retry().size(); i++) {
                    add(
                            Kind.RETRY,
                            path,
                            i,
                            step,
                            String.join(", ", task.retry().get(i).errors()));
                }
                for (int i = 0; i < task.catches().size(); i++) {
                    add(
                            Kind.CATCH,
                            path,
                            i,
                            step,
                            String.join(", ", task.catches().get(i).errors()));
                }
            }
            default -> {
                // Nothing beside its steps.
            }
        }
    }

    private void mappings(Step step, StepPath path) {
        int index = 0;
        for (var mapping : allMappings(step)) {
            add(Kind.MAPPING, path, index++, step, mapping.target());
        }
    }

    private static List<Mapping> allMappings(Step step) {
        var all = new ArrayList<>(step.inputMappings());
        all.addAll(step.outputMappings());
        if (step instanceof TaskStep task) {
            all.addAll(task.errorMappings());
        }
        return all;
    }

    private void take(Item item) {
        taken.merge(item, 1, Integer::sum);
    }

    private void takeMappings(StepPath path, int from, int count) {
        for (int i = from; i < from + count; i++) {
            take(new Item(Kind.MAPPING, path, i));
        }
    }

    /// Which mappings an event shows to have been carried out.
    private void mapped(Event event) {
        var found = event.path().isFlow() ? Optional.<Step>empty() : flow.step(event.path());
        if (found.isEmpty()) {
            return;
        }
        var step = found.get();
        int inputs = step.inputMappings().size();
        int outputs = step.outputMappings().size();
        switch (event.type()) {
            case STEP_STARTED -> takeMappings(event.path(), 0, inputs);
            case TASK_SCHEDULED -> {
                // Each attempt has the input that was mapped for the first.
                if (event.detail() instanceof Detail.Scheduled scheduled && scheduled.attempt() == 1) {
                    takeMappings(event.path(), 0, inputs);
                }
            }
            case STEP_SUCCEEDED -> takeMappings(event.path(), inputs, outputs);
            default -> {
                // It maps nothing.
            }
        }
    }

    private void add(Kind kind, StepPath path, int index, Step step, String label) {
        places.add(new Place(new Item(kind, path, index), step.name(), label, 0));
    }

    /// Adds an execution of this flow.
    public void add(List<Event> history) {
        for (var event : history) {
            if (event.type() == EventType.STEP_ENTERED) {
                take(new Item(Kind.STEP, event.path(), 0));
            }
            mapped(event);
            switch (event.detail()) {
                case Detail.Started(var input, Detail.Plan.Choose(OptionalInt group)) ->
                    take(new Item(Kind.OPTION, event.path(), group.orElseGet(() -> options(event.path()))));
                case Detail.Spawned(var input, int parent, int position) -> {
                    if (event.type() == EventType.BRANCH_ENTERED) {
                        take(new Item(Kind.BRANCH, event.path(), position));
                    }
                }
                case Detail.Erred erred -> recovered(event.path(), erred);
                case Detail.Result(var output, var unusable) ->
                    unusable.ifPresent(erred -> recovered(event.path(), erred));
                default -> {
                    // It goes on as it must.
                }
            }
        }
    }

    /// The way past all options counts behind the last one.
    private int options(StepPath path) {
        return (int) places.stream()
                        .filter(place -> place.item().kind() == Kind.OPTION
                                && place.item().path().equals(path))
                        .count()
                - 1;
    }

    private void recovered(StepPath path, Detail.Erred erred) {
        switch (erred.recovery()) {
            case Detail.Recovery.Retry(int policy, var at) -> take(new Item(Kind.RETRY, path, policy));
            case Detail.Recovery.Catch(int clause) -> {
                take(new Item(Kind.CATCH, path, clause));
                if (flow.step(path).orElse(null) instanceof TaskStep task) {
                    takeMappings(
                            path,
                            task.inputMappings().size() + task.outputMappings().size(),
                            task.errorMappings().size());
                }
            }
            case Detail.Recovery.None none -> {
                // The step failed, which is no route of its own.
            }
        }
    }

    /// Everything that an execution can come to, in the order of the text, and whether one did.
    public List<Place> places() {
        return places.stream()
                .map(place -> new Place(place.item(), place.step(), place.label(), taken.getOrDefault(place.item(), 0)))
                .toList();
    }

    /// How much of everything was taken.
    public Share share() {
        var all = places();
        return new Share((int) all.stream().filter(Place::taken).count(), all.size());
    }

    /// How many of a kind were taken, and how many there are.
    public Share share(Kind kind) {
        var all = places().stream().filter(place -> place.item().kind() == kind).toList();
        return new Share((int) all.stream().filter(Place::taken).count(), all.size());
    }

    public record Share(int taken, int all) {
        /// Rounded down, so that 100 is all; 100 when there is nothing.
        public int percent() {
            return all == 0 ? 100 : taken * 100 / all;
        }

        @Override
        public String toString() {
            return all == 0 ? "-" : taken + "/" + all;
        }
    }
}

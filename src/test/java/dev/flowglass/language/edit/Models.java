package dev.flowglass.language.edit;

import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.FailStep;
import dev.flowglass.model.Flow;
import dev.flowglass.model.ForeachStep;
import dev.flowglass.model.ParallelStep;
import dev.flowglass.model.PassStep;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.Steps;
import dev.flowglass.model.SucceedStep;
import dev.flowglass.model.TaskStep;
import dev.flowglass.model.WaitStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Operations on flows as they are meant, to hold those on texts against.
final class Models {
    private Models() {}

    static List<Step> list(Flow flow, StepPath in) {
        var steps = flow.steps();
        var indices = in.indices();
        for (int i = 0; i + 2 < indices.size(); i += 2) {
            var groups = steps.get(indices.get(i)).groups();
            int group = indices.get(i + 1);
            steps = group < groups.size() ? groups.get(group) : Steps.NONE;
        }
        return steps.list();
    }

    static Step step(Flow flow, StepPath path) {
        return list(flow, path).get(path.indices().getLast());
    }

    static List<StepPath> all(Flow flow) {
        var all = new ArrayList<StepPath>();
        collect(flow.steps(), StepPath.FLOW, 0, all);
        return all;
    }

    private static void collect(Steps steps, StepPath parent, int group, List<StepPath> into) {
        for (int i = 0; i < steps.size(); i++) {
            var path = parent.child(group, i);
            into.add(path);
            var groups = steps.get(i).groups();
            for (int g = 0; g < groups.size(); g++) {
                collect(groups.get(g), path, g, into);
            }
        }
    }

    /// With another list in the place of the one that a step is in.
    static Flow with(Flow flow, StepPath in, UnaryOperator<List<Step>> change) {
        return new Flow(
                flow.version(),
                flow.name(),
                with(flow.steps(), in.indices(), change),
                flow.inputMappings(),
                flow.outputMappings(),
                flow.timeoutSeconds());
    }

    private static Steps with(Steps steps, List<Integer> in, UnaryOperator<List<Step>> change) {
        var list = new ArrayList<>(steps.list());
        if (in.size() == 1) {
            return Steps.of(change.apply(list));
        }
        int index = in.getFirst();
        int group = in.get(1);
        list.set(index, withGroup(list.get(index), group, inside -> with(inside, in.subList(2, in.size()), change)));
        return Steps.of(list);
    }

    static Step withGroup(Step step, int group, UnaryOperator<Steps> change) {
        return switch (step) {
            case ChoiceStep choice -> {
                var options = new ArrayList<>(choice.choices());
                var otherwise = choice.otherwise();
                if (group < options.size()) {
                    var option = options.get(group);
                    options.set(group, new ChoiceStep.Option(option.condition(), with(option.route(), change)));
                } else {
                    otherwise = Optional.of(
                            with(otherwise.orElse(new ChoiceStep.Route(Steps.NONE, Optional.empty())), change));
                }
                yield new ChoiceStep(
                        choice.name(),
                        choice.end(),
                        choice.inputMappings(),
                        choice.outputMappings(),
                        options,
                        otherwise);
            }
            case ParallelStep parallel -> {
                var branches = new ArrayList<>(parallel.branches());
                branches.set(group, change.apply(branches.get(group)));
                yield new ParallelStep(
                        parallel.name(), parallel.end(), parallel.inputMappings(), parallel.outputMappings(), branches);
            }
            case ForeachStep foreach ->
                new ForeachStep(
                        foreach.name(),
                        foreach.end(),
                        foreach.inputMappings(),
                        foreach.outputMappings(),
                        foreach.collection(),
                        foreach.item(),
                        foreach.index(),
                        change.apply(foreach.steps()));
            case TaskStep same -> same;
            case WaitStep same -> same;
            case PassStep same -> same;
            case SucceedStep same -> same;
            case FailStep same -> same;
        };
    }

    private static ChoiceStep.Route with(ChoiceStep.Route route, UnaryOperator<Steps> change) {
        return new ChoiceStep.Route(change.apply(route.steps()), route.goTo());
    }

    static List<Step> without(List<Step> list, int index, int count) {
        var copy = new ArrayList<>(list);
        copy.subList(index, index + count).clear();
        return copy;
    }

    static List<Step> inserted(List<Step> list, int index, List<Step> steps) {
        var copy = new ArrayList<>(list);
        copy.addAll(index, steps);
        return copy;
    }

    /// Where a step goes by `goto`, in order.
    static List<String> targets(Step step) {
        var targets = new ArrayList<String>();
        goingTo(step, target -> {
            targets.add(target);
            return target;
        });
        return targets;
    }

    /// With each `goto` of the step itself, not of those inside, through a function.
    static Step goingTo(Step step, UnaryOperator<String> target) {
        return switch (step) {
            case ChoiceStep choice ->
                new ChoiceStep(
                        choice.name(),
                        choice.end(),
                        choice.inputMappings(),
                        choice.outputMappings(),
                        choice.choices().stream()
                                .map(option -> new ChoiceStep.Option(option.condition(), to(option.route(), target)))
                                .toList(),
                        choice.otherwise().map(route -> to(route, target)));
            case TaskStep task ->
                new TaskStep(
                        task.name(),
                        task.end(),
                        task.inputMappings(),
                        task.outputMappings(),
                        task.target(),
                        task.pattern(),
                        task.serviceParams(),
                        task.timeoutSeconds(),
                        task.retry(),
                        task.catches().stream()
                                .map(handler -> new TaskStep.Catch(handler.errors(), target.apply(handler.goTo())))
                                .toList(),
                        task.errorMappings());
            case ParallelStep same -> same;
            case ForeachStep same -> same;
            case WaitStep same -> same;
            case PassStep same -> same;
            case SucceedStep same -> same;
            case FailStep same -> same;
        };
    }

    private static ChoiceStep.Route to(ChoiceStep.Route route, UnaryOperator<String> target) {
        return new ChoiceStep.Route(route.steps(), route.goTo().map(target));
    }

    static Step named(Step step, String name) {
        return switch (step) {
            case ChoiceStep s ->
                new ChoiceStep(name, s.end(), s.inputMappings(), s.outputMappings(), s.choices(), s.otherwise());
            case ParallelStep s -> new ParallelStep(name, s.end(), s.inputMappings(), s.outputMappings(), s.branches());
            case ForeachStep s ->
                new ForeachStep(
                        name,
                        s.end(),
                        s.inputMappings(),
                        s.outputMappings(),
                        s.collection(),
                        s.item(),
                        s.index(),
                        s.steps());
            case TaskStep s ->
                new TaskStep(
                        name,
                        s.end(),
                        s.inputMappings(),
                        s.outputMappings(),
                        s.target(),
                        s.pattern(),
                        s.serviceParams(),
                        s.timeoutSeconds(),
                        s.retry(),
                        s.catches(),
                        s.errorMappings());
            case WaitStep s -> new WaitStep(name, s.end(), s.inputMappings(), s.outputMappings(), s.until());
            case PassStep s -> new PassStep(name, s.end(), s.inputMappings(), s.outputMappings());
            case SucceedStep s -> new SucceedStep(name, s.inputMappings(), s.outputMappings());
            case FailStep s -> new FailStep(name, s.inputMappings(), s.outputMappings(), s.error(), s.cause());
        };
    }

    /// All names made equal, to compare what a copy has besides.
    static Step nameless(Step step) {
        var plain = named(goingTo(step, target -> "n"), "n");
        for (int i = 0; i < plain.groups().size(); i++) {
            plain = withGroup(
                    plain,
                    i,
                    steps ->
                            Steps.of(steps.list().stream().map(Models::nameless).toList()));
        }
        return plain;
    }

    /// The steps of a list other than `count` from `except` on, with what goes to `from` going to `to`.
    static List<Step> retargeted(List<Step> list, int except, int count, String from, String to) {
        var changed = new ArrayList<Step>();
        for (int i = 0; i < list.size(); i++) {
            boolean excepted = i >= except && i < except + count;
            changed.add(excepted ? list.get(i) : goingTo(list.get(i), target -> target.equals(from) ? to : target));
        }
        return changed;
    }
}

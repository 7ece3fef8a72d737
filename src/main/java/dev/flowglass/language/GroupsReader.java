package dev.flowglass.language;

import dev.flowglass.expression.Condition;
import dev.flowglass.expression.Path;
import dev.flowglass.expression.Reading;
import dev.flowglass.language.FlowSource.GroupSource;
import dev.flowglass.language.FlowSource.NameSource;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.language.Outline.Group.Kind;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Mapping;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.language.yaml.YamlNode.Sequence;
import dev.flowglass.model.ChoiceStep.Option;
import dev.flowglass.model.ChoiceStep.Route;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.Steps;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the lists of steps inside a step: options, branches, the body of a foreach.
final class GroupsReader {
    private static final int MOST_BRANCHES = 100;

    private final Page page;
    private final StepsReader steps;
    private final Values values;

    GroupsReader(Page page, StepsReader steps) {
        this.page = page;
        this.steps = steps;
        this.values = new Values(page);
    }

    /// The groups as far as they can be run; nothing when one of them cannot.
    static Optional<List<Steps>> steps(List<GroupSource> groups) {
        var lists = new ArrayList<Steps>();
        for (var group : groups) {
            var list = steps(group);
            if (list.isEmpty()) {
                return Optional.empty();
            }
            lists.add(list.get());
        }
        return Optional.of(lists);
    }

    private static Optional<Steps> steps(GroupSource group) {
        return runnable(group.steps());
    }

    static Optional<Steps> runnable(List<StepSource> steps) {
        var list = new ArrayList<Step>();
        for (var step : steps) {
            if (step.step().isEmpty()) {
                return Optional.empty();
            }
            list.add(step.step().get());
        }
        return Optional.of(Steps.of(list));
    }

    List<GroupSource> branches(Fields parallel, StepPath path) {
        var list = parallel.someList("branches").map(Sequence::elements).orElse(List.of());
        if (list.size() > MOST_BRANCHES) {
            page.report(
                    LanguageCode.TOO_MANY_ENTRIES,
                    parallel.keyRange("branches"),
                    "branches",
                    String.valueOf(list.size()),
                    String.valueOf(MOST_BRANCHES));
        }
        var branches = new ArrayList<GroupSource>();
        for (int i = 0; i < list.size(); i++) {
            int index = i;
            var element = list.get(i);
            branches.add(parallel.mapping(element, "branches")
                    .map(map -> new Fields(map, Place.BRANCH, page))
                    .map(fields -> group(
                            Kind.BRANCH, index, element.range(), steps.read(fields, path, index), Optional.empty()))
                    .orElseGet(() -> group(Kind.BRANCH, index, element.range(), List.of(), Optional.empty())));
        }
        return branches;
    }

    List<GroupSource> body(Fields foreach, StepPath path) {
        return foreach.has("steps")
                ? List.of(group(
                        Kind.ITERATION, 0, foreach.valueRange("steps"), steps.read(foreach, path, 0), Optional.empty()))
                : List.of();
    }

    private static GroupSource group(
            Kind kind, int index, Range range, List<StepSource> steps, Optional<NameSource> goTo) {
        return new GroupSource(kind, index, Optional.empty(), "", range, range, steps, goTo);
    }

    /// @param collection nothing when it is missing or no path
    /// @param item nothing when it is missing
    record Iteration(Optional<Path> collection, Optional<String> item, Optional<String> index) {}

    Iteration iteration(Fields foreach) {
        var fields = foreach.map("iterationMapping").map(map -> new Fields(map, Place.ITERATION, page));
        return new Iteration(
                fields.flatMap(map -> map.text("collection").flatMap(path -> values.stepPath(path, "collection"))),
                fields.flatMap(map -> map.text("item").map(Scalar::text)),
                fields.flatMap(map -> map.text("index").map(Scalar::text)));
    }

    /// @param options nothing when one of them cannot run
    record Choices(List<GroupSource> groups, Optional<List<Option>> options, Optional<Route> otherwise) {}

    Choices choices(Fields choice, StepPath path) {
        var groups = new ArrayList<GroupSource>();
        var options = new ArrayList<Option>();
        var list = choice.someList("choices").map(Sequence::elements).orElse(List.of());
        for (int i = 0; i < list.size(); i++) {
            var group = option(choice, list.get(i), path, i);
            groups.add(group);
            if (group.condition().isPresent()) {
                route(group)
                        .ifPresent(route ->
                                options.add(new Option(group.condition().get(), route)));
            }
        }
        boolean whole = options.size() == list.size();
        Optional<Route> otherwise = Optional.empty();
        if (choice.has("default")) {
            var group = otherwise(choice, path, list.size());
            groups.add(group);
            otherwise = route(group);
            whole &= otherwise.isPresent();
        }
        return new Choices(groups, whole ? Optional.of(options) : Optional.empty(), otherwise);
    }

    private static Optional<Route> route(GroupSource group) {
        return steps(group).map(steps -> new Route(steps, group.goTo().map(NameSource::name)));
    }

    private GroupSource option(Fields choice, YamlNode element, StepPath path, int index) {
        var map = choice.mapping(element, "choices");
        if (map.isEmpty()) {
            return group(Kind.OPTION, index, element.range(), List.of(), Optional.empty());
        }
        var fields = new Fields(map.get(), Place.OPTION, page);
        var text = fields.text("condition");
        return new GroupSource(
                Kind.OPTION,
                index,
                text.flatMap(this::condition),
                text.map(Scalar::text).orElse(""),
                fields.valueRange("condition"),
                map.get().range(),
                fields.has("steps") ? steps.read(fields, path, index) : List.of(),
                HandlersReader.goTo(fields));
    }

    private Optional<Condition> condition(Scalar text) {
        return switch (Condition.read(text.text())) {
            case Reading.Read<Condition>(Condition condition, List<Diagnostic> remarks) -> {
                remarks.forEach(remark -> page.report(text, remark));
                yield Optional.of(condition);
            }
            case Reading.Unreadable<Condition>(Diagnostic problem) -> {
                page.report(text, problem);
                yield Optional.empty();
            }
        };
    }

    private GroupSource otherwise(Fields choice, StepPath path, int index) {
        var map = choice.map("default");
        if (map.isEmpty()) {
            return group(Kind.DEFAULT, index, choice.valueRange("default"), List.of(), Optional.empty());
        }
        var fields = new Fields(map.get(), Place.DEFAULT, page);
        return group(
                Kind.DEFAULT,
                index,
                map.get().range(),
                fields.has("steps") ? steps.read(fields, path, index) : List.of(),
                HandlersReader.goTo(fields));
    }

    /// The groups of a step whose type is not known: whatever looks like one.
    List<GroupSource> any(Mapping map, StepPath path) {
        var type = map.find("choices").or(() -> map.find("default")).isPresent()
                ? Place.CHOICE
                : map.find("branches").isPresent()
                        ? Place.PARALLEL
                        : map.find("steps").isPresent() ? Place.FOREACH : Place.STEP;
        if (type == Place.STEP) {
            return List.of();
        }
        var unchecked = new Page(page.text(), new Problems(page.text()), page.nearest());
        var fields = new Fields(map, type, unchecked);
        return switch (type) {
            case CHOICE -> choices(fields, path).groups();
            case PARALLEL -> branches(fields, path);
            default -> body(fields, path);
        };
    }
}

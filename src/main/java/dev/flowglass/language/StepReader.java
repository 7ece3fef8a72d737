package dev.flowglass.language;

import dev.flowglass.expression.Path;
import dev.flowglass.language.FlowSource.GroupSource;
import dev.flowglass.language.FlowSource.MappingSource;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.language.FlowSource.TaskSource;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.FailStep;
import dev.flowglass.model.ForeachStep;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.ParallelStep;
import dev.flowglass.model.PassStep;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import dev.flowglass.model.SucceedStep;
import dev.flowglass.model.TaskStep;
import dev.flowglass.model.WaitStep;
import dev.flowglass.source.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads one step.
final class StepReader {
    private final Page page;
    private final MappingsReader mappings;
    private final TaskReader tasks;
    private final WaitReader waits;
    private final GroupsReader groups;

    StepReader(Page page, StepsReader steps) {
        this.page = page;
        this.mappings = new MappingsReader(page);
        this.tasks = new TaskReader(page);
        this.waits = new WaitReader(page);
        this.groups = new GroupsReader(page, steps);
    }

    /// What every step has.
    ///
    /// @param head where to point at the step as a whole
    record Common(
            StepPath path,
            String name,
            Range head,
            boolean end,
            List<MappingSource> inputMappings,
            List<MappingSource> outputMappings) {
        List<Mapping> inputs() {
            return plain(inputMappings);
        }

        List<Mapping> outputs() {
            return plain(outputMappings);
        }
    }

    static List<Mapping> plain(List<MappingSource> sources) {
        return sources.stream().map(MappingSource::mapping).toList();
    }

    /// What a type adds.
    private record Rest(List<GroupSource> groups, Optional<TaskSource> task, String detail, Optional<Step> step) {
        static Rest of(List<GroupSource> groups, String detail, Optional<Step> step) {
            return new Rest(groups, Optional.empty(), detail, step);
        }
    }

    StepSource read(YamlNode.Mapping map, StepPath path) {
        var typeText = map.find("type")
                .map(YamlNode.Entry::value)
                .filter(value -> value instanceof Scalar)
                .map(Fields::shown);
        var type = typeText.flatMap(StepReader::type);
        var meant = type.or(() -> typeText.flatMap(text -> page.nearest()
                .to(text, Arrays.stream(StepType.values()).map(StepType::word).toList())
                .flatMap(StepReader::type)));
        var place = meant.map(Place::of).orElse(Place.STEP);
        var fields = new Fields(map, place, page);
        if (type.isEmpty()) {
            fields.word("type");
        }
        var name = name(fields);
        var common = new Common(
                path,
                name.map(Scalar::text).orElse(""),
                name.map(Scalar::range).filter(range -> range.length() > 0).orElseGet(fields::head),
                fields.isTrue("end"),
                mappings.read(fields, "inputMappings", MappingsReader.Scope.DATA),
                mappings.read(fields, "outputMappings", MappingsReader.Scope.DATA));
        var rest = meant.map(known -> rest(known, fields, common))
                .orElseGet(() -> Rest.of(groups.any(map, path), "", Optional.empty()));
        if (common.end()
                && rest.groups().stream().anyMatch(group -> group.goTo().isPresent())) {
            page.report(LanguageCode.END_AND_GOTO, fields.valueRange("end"));
        }
        return new StepSource(
                path,
                type,
                common.name(),
                map.range(),
                common.head(),
                common.end(),
                common.inputMappings(),
                common.outputMappings(),
                rest.groups(),
                rest.task(),
                rest.detail(),
                type.isPresent() && !common.name().isEmpty() ? rest.step() : Optional.empty());
    }

    private static Optional<StepType> type(String word) {
        return Arrays.stream(StepType.values())
                .filter(type -> type.word().equals(word))
                .findFirst();
    }

    private Optional<Scalar> name(Fields fields) {
        var name = fields.text("name");
        name.filter(text -> !Names.isName(text.text()))
                .ifPresent(text -> page.report(LanguageCode.BAD_NAME, text.range(), text.text()));
        return name;
    }

    private Rest rest(StepType type, Fields fields, Common common) {
        return switch (type) {
            case TASK -> task(fields, common);
            case WAIT -> {
                var until = waits.read(fields);
                yield Rest.of(
                        List.of(),
                        until.map(WaitReader::shown).orElse(""),
                        until.map(found ->
                                new WaitStep(common.name(), common.end(), common.inputs(), common.outputs(), found)));
            }
            case PASS ->
                Rest.of(
                        List.of(),
                        "",
                        Optional.of(new PassStep(common.name(), common.end(), common.inputs(), common.outputs())));
            case CHOICE -> choice(fields, common);
            case PARALLEL -> {
                var branches = groups.branches(fields, common.path());
                var steps = GroupsReader.steps(branches);
                yield Rest.of(
                        branches,
                        "",
                        steps.map(lists -> new ParallelStep(
                                common.name(), common.end(), common.inputs(), common.outputs(), lists)));
            }
            case FOREACH -> foreach(fields, common);
            case SUCCEED ->
                Rest.of(List.of(), "", Optional.of(new SucceedStep(common.name(), common.inputs(), common.outputs())));
            case FAIL -> {
                var error = fields.anyText("error");
                var cause = fields.anyText("cause");
                yield Rest.of(
                        List.of(),
                        error.orElse(""),
                        Optional.of(new FailStep(common.name(), common.inputs(), common.outputs(), error, cause)));
            }
        };
    }

    private Rest task(Fields fields, Common common) {
        var read = tasks.read(fields, common);
        var detail = read.source().target().map(StepReader::shown).orElse("");
        return new Rest(
                List.of(), Optional.of(read.source()), detail, read.step().map(step -> step));
    }

    private static String shown(TaskStep.Target target) {
        return switch (target) {
            case TaskStep.Target.Resource(String arn) ->
                ResourceKind.of(arn).map(kind -> kind.name(arn)).orElse(arn.substring(arn.lastIndexOf('/') + 1));
            case TaskStep.Target.Action(String action) -> action;
        };
    }

    private Rest choice(Fields fields, Common common) {
        var read = groups.choices(fields, common.path());
        return Rest.of(
                read.groups(),
                "",
                read.options()
                        .map(options -> new ChoiceStep(
                                common.name(),
                                common.end(),
                                common.inputs(),
                                common.outputs(),
                                options,
                                read.otherwise())));
    }

    private Rest foreach(Fields fields, Common common) {
        var iteration = groups.iteration(fields);
        var body = groups.body(fields, common.path());
        var steps = GroupsReader.steps(body).filter(lists -> !lists.isEmpty());
        var step = iteration
                .collection()
                .flatMap(path -> iteration
                        .item()
                        .flatMap(item -> steps.map(lists -> (Step) new ForeachStep(
                                common.name(),
                                common.end(),
                                common.inputs(),
                                common.outputs(),
                                path,
                                item,
                                iteration.index(),
                                lists.getFirst()))));
        return Rest.of(body, iteration.collection().map(Path::toString).orElse(""), step);
    }
}

package dev.flowglass.language;

import dev.flowglass.expression.Template;
import dev.flowglass.language.FlowSource.TaskSource;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.TaskStep;
import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.model.TaskStep.Target;
import dev.flowglass.value.Value;
import java.util.Arrays;
import java.util.Optional;

/// Reads what only a task has.
final class TaskReader {
    private final Page page;
    private final MappingsReader mappings;
    private final HandlersReader handlers;
    private final ServiceParameters parameters;

    TaskReader(Page page) {
        this.page = page;
        this.mappings = new MappingsReader(page);
        this.handlers = new HandlersReader(page);
        this.parameters = new ServiceParameters(page);
    }

    /// @param step nothing when there is no target
    record Read(TaskSource source, Optional<TaskStep> step) {}

    Read read(Fields fields, StepReader.Common common) {
        var target = target(fields);
        var pattern = fields.word("pattern").flatMap(TaskReader::pattern).orElse(Pattern.REQUEST_RESPONSE);
        var serviceParams = parameters.read(fields, target);
        var timeout = fields.integer("timeoutSeconds", 1, Long.MAX_VALUE);
        var retry = handlers.retry(fields);
        var catches = handlers.catches(fields);
        var errorMappings = mappings.read(fields, "errorMappings", MappingsReader.Scope.ERROR);
        if (target.isPresent() && fields.has("pattern")) {
            checkPattern(fields, target.get(), pattern, Optional.ofNullable(serviceParams.get("InvocationType")));
        }
        var source = new TaskSource(
                target,
                pattern,
                fields.has("pattern") ? fields.valueRange("pattern") : common.head(),
                serviceParams,
                fields.has("timeoutSeconds"),
                retry.sources(),
                catches.sources(),
                errorMappings,
                fields.has("errorMappings") ? Optional.of(fields.keyRange("errorMappings")) : Optional.empty());
        return new Read(
                source,
                target.map(called -> new TaskStep(
                        common.name(),
                        common.end(),
                        common.inputs(),
                        common.outputs(),
                        called,
                        pattern,
                        serviceParams,
                        timeout,
                        retry.policies(),
                        catches.policies(),
                        StepReader.plain(errorMappings))));
    }

    private static Optional<Pattern> pattern(String word) {
        return Arrays.stream(Pattern.values())
                .filter(pattern -> pattern.word().equals(word))
                .findFirst();
    }

    private Optional<Target> target(Fields fields) {
        var arn = fields.text("resourceArn");
        var action = fields.text("action");
        arn.ifPresent(this::checkArn);
        action.filter(text -> !text.text().matches("[^:\\s]+:[^:\\s]+"))
                .ifPresent(text -> page.report(LanguageCode.BAD_ACTION, text.range(), text.text()));
        return arn.<Target>map(text -> new Target.Resource(text.text()))
                .or(() -> action.map(text -> new Target.Action(text.text())));
    }

    private void checkArn(Scalar arn) {
        if (ResourceKind.of(arn.text()).isPresent()) {
            return;
        }
        boolean likely = arn.text().startsWith("acs:") && arn.text().split(":", -1).length >= 5;
        page.report(likely ? LanguageCode.UNKNOWN_ARN : LanguageCode.BAD_ARN, arn.range(), arn.text());
    }

    private void checkPattern(Fields fields, Target target, Pattern pattern, Optional<Template> invocation) {
        var range = fields.valueRange("pattern");
        switch (target) {
            case Target.Action action -> {
                if (pattern != Pattern.REQUEST_RESPONSE) {
                    page.report(LanguageCode.PATTERN_ON_ACTION, range, pattern.word());
                }
            }
            case Target.Resource(String arn) -> {
                var kind = ResourceKind.of(arn);
                if (pattern != Pattern.SYNC || kind.isEmpty()) {
                    return;
                }
                switch (kind.get()) {
                    case QUEUE, TOPIC -> page.report(LanguageCode.SYNC_ON_QUEUE, range);
                    case FUNCTION -> {
                        boolean async = invocation.isPresent()
                                && (!(invocation.get() instanceof Template.Constant(Value type))
                                        || type.equals(Value.of("Async")));
                        if (!async) {
                            page.report(LanguageCode.SYNC_NEEDS_ASYNC, range);
                        }
                    }
                    case FLOW -> {}
                }
            }
        }
    }
}

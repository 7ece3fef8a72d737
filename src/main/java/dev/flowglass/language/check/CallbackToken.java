package dev.flowglass.language.check;

import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.expression.Template;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.language.FlowSource.TaskSource;
import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import dev.flowglass.model.Mapping.Source;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.TaskStep.Pattern;
import dev.flowglass.model.TaskStep.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A task that waits for a report must hand its token to somebody: into its input, and from there into what is sent.
final class CallbackToken implements Check {
    private static final List<Segment> TOKEN = List.of(new Segment.Key("task"), new Segment.Key("token"));

    @Override
    public void check(Subject subject, Problems problems) {
        for (var task : subject.tasks()) {
            if (task.parts().pattern() == Pattern.WAIT_FOR_CALLBACK) {
                check(task.step(), task.parts(), problems);
            }
        }
    }

    private static void check(StepSource step, TaskSource task, Problems problems) {
        var keys = step.inputMappings().stream()
                .filter(mapping -> carriesToken(mapping.mapping().source()))
                .map(mapping -> mapping.target())
                .toList();
        if (keys.isEmpty()) {
            problems.add(LanguageCode.CALLBACK_WITHOUT_TOKEN, task.patternRange());
            return;
        }
        var parameter = sentParameter(task);
        if (parameter.isPresent()
                && task.serviceParams().get(parameter.get()) instanceof Template sent
                && !reads(sent, keys)) {
            problems.add(LanguageCode.TOKEN_NOT_SENT, task.patternRange(), keys.getFirst(), parameter.get());
        }
    }

    static boolean carriesToken(Source source) {
        return source instanceof Source.From(Path path)
                && path.root() == Path.Root.CONTEXT
                && path.segments().size() <= TOKEN.size()
                && TOKEN.subList(0, path.segments().size()).equals(path.segments());
    }

    /// The parameter that decides what of the input is sent; a function gets all of it.
    private static Optional<String> sentParameter(TaskSource task) {
        return task.target()
                .flatMap(target ->
                        target instanceof Target.Resource(String arn) ? ResourceKind.of(arn) : Optional.empty())
                .flatMap(kind -> switch (kind) {
                    case FUNCTION -> Optional.empty();
                    case FLOW -> Optional.of("Input");
                    case QUEUE, TOPIC -> Optional.of("MessageBody");
                });
    }

    private static boolean reads(Template template, List<String> keys) {
        return switch (template) {
            case Template.Constant constant -> false;
            case Template.At(Path path) ->
                path.segments().isEmpty()
                        || !(path.segments().getFirst() instanceof Segment.Key(String name))
                        || keys.contains(name);
            case Template.Items(List<Template> elements) -> elements.stream().anyMatch(element -> reads(element, keys));
            case Template.Fields(Map<String, Template> entries) ->
                entries.values().stream().anyMatch(entry -> reads(entry, keys));
        };
    }
}

package dev.flowglass.language.check;

import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.language.FlowSource.MappingSource;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import dev.flowglass.model.Mapping.Source;
import dev.flowglass.model.TaskStep.Pattern;
import java.util.List;

/// `$context.task` where there is no token.
final class TokenOutsideCallback implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        check(subject.flow().inputMappings(), problems);
        check(subject.flow().outputMappings(), problems);
        for (var step : subject.steps()) {
            if (!isCallback(step)) {
                check(step.inputMappings(), problems);
                check(step.outputMappings(), problems);
            }
        }
    }

    private static boolean isCallback(StepSource step) {
        return step.task()
                .filter(task -> task.pattern() == Pattern.WAIT_FOR_CALLBACK)
                .isPresent();
    }

    private static void check(List<MappingSource> mappings, Problems problems) {
        for (var mapping : mappings) {
            if (mapping.mapping().source() instanceof Source.From(Path path)
                    && path.root() == Path.Root.CONTEXT
                    && !path.segments().isEmpty()
                    && path.segments().getFirst().equals(new Segment.Key("task"))) {
                problems.add(LanguageCode.TOKEN_WITHOUT_CALLBACK, mapping.sourceRange());
            }
        }
    }
}

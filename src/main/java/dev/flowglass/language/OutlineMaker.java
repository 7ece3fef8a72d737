package dev.flowglass.language;

import dev.flowglass.language.FlowSource.GroupSource;
import dev.flowglass.language.FlowSource.HandlerSource;
import dev.flowglass.language.FlowSource.NameSource;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.model.TaskStep;
import dev.flowglass.source.Range;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes the outline of what was read.
final class OutlineMaker {
    private OutlineMaker() {}

    static Outline of(FlowSource flow) {
        return new Outline(nodes(flow.steps()));
    }

    private static List<Outline.Node> nodes(List<StepSource> steps) {
        return steps.stream().map(OutlineMaker::node).toList();
    }

    private static Outline.Node node(StepSource step) {
        return new Outline.Node(
                step.path(),
                step.name(),
                step.type(),
                step.range(),
                step.name().isEmpty() ? Range.at(step.range().start()) : step.head(),
                step.detail(),
                step.task()
                        .filter(task -> task.pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK)
                        .isPresent(),
                step.end(),
                step.groups().stream().map(OutlineMaker::group).toList(),
                step.task().stream()
                        .flatMap(task -> task.catches().stream())
                        .flatMap(OutlineMaker::jump)
                        .toList());
    }

    private static java.util.stream.Stream<Outline.Jump> jump(HandlerSource handler) {
        var label = handler.errors().stream().map(NameSource::name).collect(Collectors.joining(", "));
        return handler.goTo().stream()
                .map(target -> new Outline.Jump(Outline.Jump.Kind.CATCH, target.name(), label, target.range()));
    }

    private static Outline.Group group(GroupSource group) {
        Optional<Outline.Jump> jump =
                group.goTo().map(target -> new Outline.Jump(Outline.Jump.Kind.GOTO, target.name(), "", target.range()));
        return new Outline.Group(
                group.kind(), group.index(), group.conditionText(), group.range(), nodes(group.steps()), jump);
    }
}

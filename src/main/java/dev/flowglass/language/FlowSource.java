package dev.flowglass.language;

import dev.flowglass.expression.Condition;
import dev.flowglass.expression.Template;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import dev.flowglass.model.TaskStep;
import dev.flowglass.source.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A flow as it stands in its text: all that could be read, with its place, also of a flow that has mistakes.
///
/// @param timeout true when the flow has `timeoutSeconds`
public record FlowSource(
        List<StepSource> steps,
        List<MappingSource> inputMappings,
        List<MappingSource> outputMappings,
        boolean timeout) {
    public FlowSource {
        steps = List.copyOf(steps);
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
    }

    /// Every step, outer before inner, in the order of the text.
    public List<StepSource> allSteps() {
        var all = new ArrayList<StepSource>();
        allLists().forEach(all::addAll);
        return all;
    }

    /// Every list of steps that is not empty, the flow's own first.
    public List<List<StepSource>> allLists() {
        var lists = new ArrayList<List<StepSource>>();
        lists.add(steps);
        for (int i = 0; i < lists.size(); i++) {
            for (var step : lists.get(i)) {
                for (var group : step.groups()) {
                    lists.add(group.steps());
                }
            }
        }
        lists.removeIf(List::isEmpty);
        return lists;
    }

    /// @param type nothing when it is missing or unknown
    /// @param name empty when there is none
    /// @param range from the first key to the end of the last value
    /// @param head where to point at the step as a whole: its name, else its first key
    /// @param task what only a task has; also there when the task has mistakes
    /// @param step nothing when a mistake makes it meaningless
    public record StepSource(
            StepPath path,
            Optional<StepType> type,
            String name,
            Range range,
            Range head,
            boolean end,
            List<MappingSource> inputMappings,
            List<MappingSource> outputMappings,
            List<GroupSource> groups,
            Optional<TaskSource> task,
            String detail,
            Optional<Step> step) {
        public StepSource {
            inputMappings = List.copyOf(inputMappings);
            outputMappings = List.copyOf(outputMappings);
            groups = List.copyOf(groups);
        }

        public boolean is(StepType wanted) {
            return type.isPresent() && type.get() == wanted;
        }
    }

    /// @param pattern where the pattern stands, else the step's head
    /// @param errorMappingsKey nothing when there are none
    public record TaskSource(
            Optional<TaskStep.Target> target,
            TaskStep.Pattern pattern,
            Range patternRange,
            SequencedMap<String, Template> serviceParams,
            boolean timeout,
            List<HandlerSource> retry,
            List<HandlerSource> catches,
            List<MappingSource> errorMappings,
            Optional<Range> errorMappingsKey) {
        public TaskSource {
            retry = List.copyOf(retry);
            catches = List.copyOf(catches);
            errorMappings = List.copyOf(errorMappings);
        }
    }

    /// An entry of `retry` or `catch`.
    public record HandlerSource(List<NameSource> errors, Optional<NameSource> goTo, Range range) {
        public HandlerSource {
            errors = List.copyOf(errors);
        }
    }

    /// A name in the text: of an error, or of a step that a `goto` goes to.
    public record NameSource(String name, Range range) {}

    /// A list of steps inside a step.
    ///
    /// @param condition of an option that has one that can be read
    /// @param conditionText of an option, empty for others
    public record GroupSource(
            Outline.Group.Kind kind,
            int index,
            Optional<Condition> condition,
            String conditionText,
            Range conditionRange,
            Range range,
            List<StepSource> steps,
            Optional<NameSource> goTo) {
        public GroupSource {
            steps = List.copyOf(steps);
        }
    }

    public record MappingSource(Mapping mapping, Range targetRange, Range sourceRange, Range range) {
        public String target() {
            return mapping.target();
        }
    }
}

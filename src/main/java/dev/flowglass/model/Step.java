package dev.flowglass.model;

import java.util.List;

/// A step of a flow.
public sealed interface Step
        permits TaskStep, WaitStep, PassStep, ChoiceStep, ParallelStep, ForeachStep, SucceedStep, FailStep {
    String name();

    /// True when the later siblings do not run. Always false for `succeed` and `fail`, which end their list anyway.
    boolean end();

    List<Mapping> inputMappings();

    List<Mapping> outputMappings();

    default StepType type() {
        return switch (this) {
            case TaskStep task -> StepType.TASK;
            case WaitStep wait -> StepType.WAIT;
            case PassStep pass -> StepType.PASS;
            case ChoiceStep choice -> StepType.CHOICE;
            case ParallelStep parallel -> StepType.PARALLEL;
            case ForeachStep foreach -> StepType.FOREACH;
            case SucceedStep succeed -> StepType.SUCCEED;
            case FailStep fail -> StepType.FAIL;
        };
    }

    /// The lists of steps inside this one, in the order that [StepPath] counts groups.
    default List<Steps> groups() {
        return switch (this) {
            case ChoiceStep choice -> choice.groupSteps();
            case ParallelStep parallel -> parallel.branches();
            case ForeachStep foreach -> List.of(foreach.steps());
            case TaskStep task -> List.of();
            case WaitStep wait -> List.of();
            case PassStep pass -> List.of();
            case SucceedStep succeed -> List.of();
            case FailStep fail -> List.of();
        };
    }
}

package dev.flowglass.runtime;

import java.util.Optional;

/// The flows that other flows can start.
@FunctionalInterface
public interface FlowLibrary {
    /// No flow can be started by another.
    FlowLibrary NONE = (parent, target) -> Optional.empty();

    /// The flow that a task's target stands for.
    ///
    /// @param parent name of the flow that the task belongs to
    /// @param target ARN of a flow
    /// @return nothing when there is no such flow, or when the target is bound to something else
    Optional<FlowDefinition> find(String parent, String target);
}

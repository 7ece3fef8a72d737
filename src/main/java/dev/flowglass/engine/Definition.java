package dev.flowglass.engine;

import dev.flowglass.model.Flow;
import dev.flowglass.model.StepPath;

/// What an execution runs, fixed from its start to its end.
public final class Definition {
    private final Flow flow;
    private final String flowName;
    private final String executionName;
    private final Limits limits;
    private final Block main;

    private Definition(Flow flow, String flowName, String executionName, Limits limits) {
        this.flow = flow;
        this.flowName = flowName;
        this.executionName = executionName;
        this.limits = limits;
        this.main = Block.of(flow.steps(), StepPath.FLOW, 0);
    }

    public static Definition of(Flow flow, String flowName, String executionName, Limits limits) {
        return new Definition(flow, flowName, executionName, limits);
    }

    /// With the limits of the service.
    public static Definition of(Flow flow, String flowName, String executionName) {
        return of(flow, flowName, executionName, Limits.SERVICE);
    }

    public Flow flow() {
        return flow;
    }

    public String flowName() {
        return flowName;
    }

    public String executionName() {
        return executionName;
    }

    public Limits limits() {
        return limits;
    }

    Block main() {
        return main;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Definition that
                        && flow.equals(that.flow)
                        && flowName.equals(that.flowName)
                        && executionName.equals(that.executionName)
                        && limits.equals(that.limits);
    }

    @Override
    public int hashCode() {
        return flowName.hashCode() * 31 + executionName.hashCode();
    }
}

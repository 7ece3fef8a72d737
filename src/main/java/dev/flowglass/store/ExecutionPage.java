package dev.flowglass.store;

import java.util.List;
import java.util.Optional;

/// Some executions of a list.
///
/// @param next where to go on, opaque; empty when these are the last
public record ExecutionPage(List<ExecutionSummary> executions, Optional<String> next) {
    public ExecutionPage {
        executions = List.copyOf(executions);
    }

    /// The page that these make, of which one more than `limit` was looked for.
    static ExecutionPage of(List<ExecutionSummary> found, int limit) {
        return found.size() <= limit
                ? new ExecutionPage(found, Optional.empty())
                : new ExecutionPage(
                        found.subList(0, limit),
                        Optional.of(Position.of(found.get(limit - 1)).text()));
    }
}

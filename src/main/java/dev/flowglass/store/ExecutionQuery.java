package dev.flowglass.store;

import dev.flowglass.engine.Status;
import java.time.Instant;
import java.util.Optional;

/// Which executions of a flow; all conditions have to hold.
///
/// @param from earliest start, inclusive
/// @param to latest start, inclusive
/// @param namePrefix may be empty
/// @param after where a page before this one ended, as [ExecutionPage#next] told
/// @param limit at most so many, 1 or more
public record ExecutionQuery(
        String flow,
        Optional<Status> status,
        Optional<Instant> from,
        Optional<Instant> to,
        String namePrefix,
        Optional<String> after,
        int limit) {
    /// All executions of a flow.
    public ExecutionQuery(String flow, int limit) {
        this(flow, Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty(), limit);
    }
}

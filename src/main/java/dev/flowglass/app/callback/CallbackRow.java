package dev.flowglass.app.callback;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TaskRef;
import dev.flowglass.runtime.ManualTask;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A step that waits for a person or for somebody's report.
///
/// @param manual present when a person stands in for its resource, which has not answered yet
/// @param submitted what its resource answered when it took the job
/// @param token for its report, when it waits for one
public record CallbackRow(
        ExecutionItem item,
        OpenTask task,
        Optional<ManualTask> manual,
        Optional<Value> submitted,
        Optional<String> token) {
    /// What stays the same as long as it waits.
    public record Key(ExecutionItem item, TaskRef ref) {}

    public Key key() {
        return new Key(item, task.ref());
    }

    /// True when it waits for a report; otherwise a person answers for its resource.
    public boolean awaitsReport() {
        return token.isPresent();
    }

    public Duration waited(Instant now) {
        return now.isBefore(task.since()) ? Duration.ZERO : Duration.between(task.since(), now);
    }

    /// Time until it times out by its own or its execution's limit, if the step has one.
    public Optional<Duration> left(Instant now) {
        return task.deadline().map(deadline -> Duration.between(now, deadline));
    }
}

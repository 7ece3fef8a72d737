package dev.flowglass.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// The flows that clients created, by name. Stages end when the change is safe.
public interface Flows {
    Optional<StoredFlow> find(String name);

    /// Flows whose name comes after `after` in the order of UTF-16 units, that order, at most `limit` of them.
    List<StoredFlow> list(String after, int limit);

    /// Adds a flow; false when there is one of that name.
    CompletionStage<Boolean> create(StoredFlow flow);

    /// Puts `after` in place of `before`; false when the flow there is not `before` any more.
    CompletionStage<Boolean> replace(StoredFlow before, StoredFlow after);

    /// Takes a flow away, with its schedules; false when there is none. Its executions are the journal's.
    CompletionStage<Boolean> delete(String name);
}

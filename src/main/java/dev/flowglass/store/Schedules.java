package dev.flowglass.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Schedules, by flow and name. Stages end when the change is safe.
public interface Schedules {
    Optional<StoredSchedule> find(String flow, String name);

    /// Schedules of a flow whose name comes after `after`, in that order, at most `limit` of them.
    List<StoredSchedule> list(String flow, String after, int limit);

    /// The schedules of all flows.
    List<StoredSchedule> all();

    /// Adds a schedule; false when its flow has one of that name.
    CompletionStage<Boolean> create(StoredSchedule schedule);

    /// Puts `after` in place of `before`; false when the schedule there is not `before` any more.
    CompletionStage<Boolean> replace(StoredSchedule before, StoredSchedule after);

    /// Takes a schedule away; false when there is none.
    CompletionStage<Boolean> delete(String flow, String name);
}

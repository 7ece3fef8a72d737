package dev.flowglass.store;

import java.time.Instant;

/// A schedule that starts executions of a flow.
///
/// @param id a UUID
/// @param name unique in its flow
/// @param cron six fields with seconds first, in UTC, or `@every` with a duration
/// @param payload JSON text, or empty
/// @param due the moment up to which it has been carried out; at first the moment of its creation
public record StoredSchedule(
        String id,
        String flow,
        String name,
        String cron,
        String description,
        String payload,
        boolean enabled,
        Instant created,
        Instant modified,
        Instant due) {
    /// Carried out up to another moment.
    public StoredSchedule withDue(Instant moment) {
        return new StoredSchedule(id, flow, name, cron, description, payload, enabled, created, modified, moment);
    }
}

package dev.flowglass.api;

import dev.flowglass.api.http.Stages;
import dev.flowglass.engine.Limits;
import dev.flowglass.runtime.Cron;
import dev.flowglass.store.Schedules;
import dev.flowglass.store.StoredSchedule;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.UUID;

/// CreateSchedule, UpdateSchedule, DescribeSchedule, DeleteSchedule, ListSchedules.
final class ScheduleOperations {
    private static final int LARGEST_PAGE = 1_000;
    private static final int USUAL_PAGE = 60;

    /// An update may meet the note that the schedule was carried out.
    private static final int ATTEMPTS = 10;

    private final Schedules schedules;
    private final FlowOperations flows;
    private final InstantSource time;
    private final Runnable changed;

    ScheduleOperations(Schedules schedules, FlowOperations flows, InstantSource time, Runnable changed) {
        this.schedules = schedules;
        this.flows = flows;
        this.time = time;
        this.changed = changed;
    }

    Obj create(Parameters given) throws Refusal {
        var flow = FlowOperations.name(given, "FlowName");
        var name = FlowOperations.name(given, "ScheduleName");
        var cron = cron(given);
        flows.find(flow);
        var now = now();
        var schedule = new StoredSchedule(
                UUID.randomUUID().toString(),
                flow,
                name,
                cron,
                given.text("Description"),
                payload(given),
                given.flag("Enable").orElse(true),
                now,
                now,
                now);
        if (!Stages.wait(schedules.create(schedule))) {
            throw new Refusal(
                    ErrorCode.SCHEDULE_ALREADY_EXISTS, "Schedule %s for flow %s already exists.".formatted(name, flow));
        }
        changed.run();
        return fields(schedule);
    }

    Obj update(Parameters given) throws Refusal {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = find(given);
            var after = updated(before, given);
            if (Stages.wait(schedules.replace(before, after))) {
                changed.run();
                return fields(after);
            }
        }
        throw new Refusal(ErrorCode.CONCURRENT_UPDATE_ERROR, "Update conflict, please retry.");
    }

    private StoredSchedule updated(StoredSchedule before, Parameters given) throws Refusal {
        return new StoredSchedule(
                before.id(),
                before.flow(),
                before.name(),
                given.has("CronExpression") ? cron(given) : before.cron(),
                given.has("Description") ? given.text("Description") : before.description(),
                given.has("Payload") ? payload(given) : before.payload(),
                given.flag("Enable").orElse(before.enabled()),
                before.created(),
                now(),
                now());
    }

    Obj describe(Parameters given) throws Refusal {
        return fields(find(given));
    }

    Obj delete(Parameters given) throws Refusal {
        var schedule = find(given);
        if (!Stages.wait(schedules.delete(schedule.flow(), schedule.name()))) {
            throw noSchedule(schedule.flow(), schedule.name());
        }
        changed.run();
        return Obj.EMPTY;
    }

    Obj list(Parameters given) throws Refusal {
        var flow = flows.find(FlowOperations.name(given, "FlowName")).name();
        int limit = given.number("Limit", 1, LARGEST_PAGE, USUAL_PAGE);
        var found = schedules.list(flow, ResumeToken.read(given), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Answers.page(
                "Schedules",
                page,
                ScheduleOperations::fields,
                found.size() > limit ? ResumeToken.after(page.getLast().name()) : "");
    }

    private StoredSchedule find(Parameters given) throws Refusal {
        var flow = FlowOperations.name(given, "FlowName");
        var name = FlowOperations.name(given, "ScheduleName");
        flows.find(flow);
        return schedules.find(flow, name).orElseThrow(() -> noSchedule(flow, name));
    }

    private static Refusal noSchedule(String flow, String name) {
        return new Refusal(
                ErrorCode.SCHEDULE_NOT_EXISTS, "Schedule %s for flow %s does not exist.".formatted(name, flow));
    }

    private static String cron(Parameters given) throws Refusal {
        var text = given.required("CronExpression");
        try {
            Cron.parse(text);
        } catch (Cron.Malformed e) {
            throw Refusal.invalid("CronExpression '%s': %s".formatted(text, e.getMessage()));
        }
        return text;
    }

    private static String payload(Parameters given) throws Refusal {
        var text = given.text("Payload");
        if (text.isEmpty()) {
            return text;
        }
        if (!(Json.read(text) instanceof Json.Reading.Parsed(Value payload))) {
            throw Refusal.invalid("Payload is not JSON.");
        }
        int largest = Limits.SERVICE.bytes();
        if (Obj.of("payload", payload).bytes() > largest) {
            throw Refusal.tooLarge(largest);
        }
        return text;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Obj fields(StoredSchedule schedule) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("ScheduleId", Value.of(schedule.id()));
        fields.put("ScheduleName", Value.of(schedule.name()));
        fields.put("Description", Value.of(schedule.description()));
        fields.put("CronExpression", Value.of(schedule.cron()));
        fields.put("Payload", Value.of(schedule.payload()));
        fields.put("Enable", Value.of(schedule.enabled()));
        fields.put("CreatedTime", Value.of(Answers.time(schedule.created())));
        fields.put("LastModifiedTime", Value.of(Answers.time(schedule.modified())));
        return Obj.of(fields);
    }
}

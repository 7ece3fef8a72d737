package dev.flowglass.store;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.TaskRef;
import dev.flowglass.engine.TaskToken;
import dev.flowglass.engine.Timer;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes entries as bytes that [EntryReader] reads: numbers of variable length, texts as UTF-8, each kind with a
/// number that never changes. An object that was written just before is written as a reference to it, and so is a large
/// value of this write or of those that it continues.
final class EntryWriter {
    /// The first byte; another form gets another one.
    static final int FORM = 2;

    /// The form before it, which had no references to large values.
    static final int FIRST_FORM = 1;

    /// How far back an object is looked for.
    static final int NEAR = 8;

    /// The numbers of event types are their places in this list, which only grows at its end.
    static final List<EventType> TYPES = List.of(
            EventType.EXECUTION_STARTED,
            EventType.EXECUTION_SUCCEEDED,
            EventType.EXECUTION_FAILED,
            EventType.EXECUTION_TIMED_OUT,
            EventType.EXECUTION_STOPPED,
            EventType.STEP_ENTERED,
            EventType.STEP_STARTED,
            EventType.STEP_SUCCEEDED,
            EventType.STEP_FAILED,
            EventType.STEP_EXITED,
            EventType.BRANCH_ENTERED,
            EventType.BRANCH_EXITED,
            EventType.ITERATION_ENTERED,
            EventType.ITERATION_EXITED,
            EventType.TASK_SCHEDULED,
            EventType.TASK_STARTED,
            EventType.TASK_SUBMITTED,
            EventType.TASK_SUBMIT_FAILED,
            EventType.TASK_SUCCEEDED,
            EventType.TASK_FAILED,
            EventType.TASK_TIMED_OUT);

    /// The same for kinds of timers.
    static final List<Timer.Kind> TIMERS =
            List.of(Timer.Kind.WAIT, Timer.Kind.RETRY, Timer.Kind.TASK_TIMEOUT, Timer.Kind.EXECUTION_TIMEOUT);

    /// The same for what a person can change.
    static final List<Edit.Place> PLACES =
            List.of(Edit.Place.INPUT, Edit.Place.LOCAL, Edit.Place.CONTEXT, Edit.Place.STEP_INPUT, Edit.Place.OUTPUT);

    private byte[] bytes = new byte[512];
    private int size;
    private final Obj[] near = new Obj[NEAR];
    private int objects;
    private final Remembered remembered;

    private EntryWriter(Remembered remembered) {
        this.remembered = remembered;
        Arrays.fill(near, Obj.EMPTY);
    }

    /// Entries that can be read alone.
    static byte[] bytes(List<Entry> entries) {
        return bytes(entries, new Remembered());
    }

    /// @param remembered what the writes of this execution before this one left; they have to be read before it. Once
    ///     one of them has got lost it must not be used any more.
    static byte[] bytes(List<Entry> entries, Remembered remembered) {
        var writer = new EntryWriter(remembered);
        writer.kind(FORM);
        writer.kind(remembered.isEmpty() ? 0 : 1);
        writer.number(entries.size());
        for (var entry : entries) {
            writer.entry(entry);
        }
        return Arrays.copyOf(writer.bytes, writer.size);
    }

    private void entry(Entry entry) {
        command(entry.command());
        number(entry.events().size());
        entry.events().forEach(this::event);
        entry.edit().ifPresent(edit -> {
            number(edit.after());
            signed(edit.time().toEpochMilli());
            value(edit.before());
        });
    }

    private void command(Command command) {
        switch (command) {
            case Command.Start(Obj input) -> {
                kind(0);
                value(input);
            }
            case Command.Advance(int atMost) -> {
                kind(1);
                number(atMost);
            }
            case Command.AdvanceThread(int thread) -> {
                kind(2);
                number(thread);
            }
            case Command.Submitted(TaskRef task, Value answer) -> {
                kind(3);
                task(task);
                value(answer);
            }
            case Command.Completed(TaskRef task, Value result) -> {
                kind(4);
                task(task);
                value(result);
            }
            case Command.Failed(TaskRef task, Failure failure) -> {
                kind(5);
                task(task);
                failure(failure);
            }
            case Command.ReportTaskSucceeded(TaskToken token, Value output) -> {
                kind(6);
                token(token);
                value(output);
            }
            case Command.ReportTaskFailed(TaskToken token, Failure failure) -> {
                kind(7);
                token(token);
                failure(failure);
            }
            case Command.TimerFired(Timer timer) -> {
                kind(8);
                kind(TIMERS.indexOf(timer.kind()));
                number(timer.thread());
                instant(timer.since());
                instant(timer.at());
            }
            case Command.StopExecution(Failure failure) -> {
                kind(9);
                failure(failure);
            }
            case Command.EditValue(int thread, StepPath path, Edit.Place place, Value value) -> {
                kind(10);
                number(thread);
                path(path);
                kind(PLACES.indexOf(place));
                value(value);
            }
        }
    }

    private void event(Event event) {
        number(event.id());
        number(event.scheduleId());
        signed(event.time().toEpochMilli());
        kind(TYPES.indexOf(event.type()));
        path(event.path());
        text(event.stepName());
        number(event.thread());
        detail(event.detail());
    }

    private void path(StepPath path) {
        number(path.indices().size());
        path.indices().forEach(this::number);
    }

    private void detail(Detail detail) {
        switch (detail) {
            case Detail.Nothing nothing -> kind(0);
            case Detail.Began(Obj input, Obj mapped) -> {
                kind(1);
                value(input);
                value(mapped);
            }
            case Detail.Spawned(Obj input, int parent, int position) -> {
                kind(2);
                value(input);
                number(parent);
                number(position);
            }
            case Detail.Entered(Obj input, Obj local) -> {
                kind(3);
                value(input);
                value(local);
            }
            case Detail.Started(Obj input, Detail.Plan plan) -> {
                kind(4);
                value(input);
                plan(plan);
            }
            case Detail.Scheduled(Obj input, TaskStep.Target target, int attempt, Optional<Instant> deadline) -> {
                kind(5);
                value(input);
                target(target);
                number(attempt);
                kind(deadline.isPresent() ? 1 : 0);
                deadline.ifPresent(this::instant);
            }
            case Detail.Output(Value output) -> {
                kind(6);
                value(output);
            }
            case Detail.Result(Value output, Optional<Detail.Erred> unusable) -> {
                kind(7);
                value(output);
                kind(unusable.isPresent() ? 1 : 0);
                unusable.ifPresent(this::erred);
            }
            case Detail.Local(Obj local) -> {
                kind(8);
                value(local);
            }
            case Detail.Erred erred -> {
                kind(9);
                erred(erred);
            }
            case Detail.Ended(Failure failure) -> {
                kind(10);
                failure(failure);
            }
        }
    }

    private void plan(Detail.Plan plan) {
        switch (plan) {
            case Detail.Plan.Proceed proceed -> kind(0);
            case Detail.Plan.Until(Instant time) -> {
                kind(1);
                instant(time);
            }
            case Detail.Plan.Choose(OptionalInt group) -> {
                kind(group.isPresent() ? 3 : 2);
                group.ifPresent(this::number);
            }
            case Detail.Plan.Spread(int count) -> {
                kind(4);
                number(count);
            }
            case Detail.Plan.Break(Failure failure) -> {
                kind(5);
                failure(failure);
            }
        }
    }

    private void target(TaskStep.Target target) {
        switch (target) {
            case TaskStep.Target.Resource(String arn) -> {
                kind(0);
                text(arn);
            }
            case TaskStep.Target.Action(String action) -> {
                kind(1);
                text(action);
            }
        }
    }

    private void erred(Detail.Erred erred) {
        failure(erred.failure());
        switch (erred.recovery()) {
            case Detail.Recovery.None none -> kind(0);
            case Detail.Recovery.Retry(int policy, Instant at) -> {
                kind(1);
                number(policy);
                instant(at);
            }
            case Detail.Recovery.Catch(int clause) -> {
                kind(2);
                number(clause);
            }
        }
    }

    private void task(TaskRef task) {
        number(task.thread());
        number(task.enteredId());
        number(task.attempt());
    }

    private void token(TaskToken token) {
        text(token.flow());
        text(token.execution());
        number(token.enteredId());
        text(token.digest());
    }

    private void failure(Failure failure) {
        text(failure.error());
        text(failure.cause());
    }

    private void instant(Instant instant) {
        signed(instant.getEpochSecond());
        number(instant.getNano());
    }

    private void value(Value value) {
        switch (value) {
            case Value.Null n -> kind(0);
            case Value.Bool(boolean bool) -> kind(bool ? 2 : 1);
            case Value.Num(BigDecimal amount) -> {
                kind(3);
                signed(amount.scale());
                raw(amount.unscaledValue().toByteArray());
            }
            case Value.Text text -> {
                if (text.value().length() < Remembered.LEAST || !refers(text)) {
                    int from = size;
                    kind(4);
                    text(text.value());
                    remembered.add(text, size - from);
                }
            }
            case Array array -> {
                if (array.bytes() < Remembered.LEAST || !refers(array)) {
                    int from = size;
                    kind(5);
                    number(array.size());
                    array.elements().forEach(this::value);
                    remembered.add(array, size - from);
                }
            }
            case Obj obj -> object(obj);
        }
    }

    /// Writes a reference when the value is remembered.
    private boolean refers(Value value) {
        int back = remembered.find(value);
        if (back > 0) {
            kind(8);
            number(back);
        }
        return back > 0;
    }

    @SuppressWarnings("ReferenceEquality") // comparing contents would cost more than writing them
    private void object(Obj obj) {
        for (int back = 1; back <= Math.min(objects, NEAR); back++) {
            if (near[(objects - back) % NEAR] == obj) {
                kind(7);
                number(back);
                return;
            }
        }
        if (obj.bytes() >= Remembered.LEAST && refers(obj)) {
            return;
        }
        int from = size;
        kind(6);
        number(obj.size());
        obj.entries().forEach((key, value) -> {
            text(key);
            value(value);
        });
        near[objects++ % NEAR] = obj;
        remembered.add(obj, size - from);
    }

    /// UTF-8 cannot say half a character, which JSON texts may hold; such a text is written by its units.
    private void text(String text) {
        if (isWhole(text)) {
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            unsigned((long) utf8.length << 1);
            append(utf8);
        } else {
            unsigned((long) text.length() << 1 | 1);
            text.chars().forEach(this::number);
        }
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private void raw(byte[] data) {
        number(data.length);
        append(data);
    }

    private void append(byte[] data) {
        reserve(data.length);
        System.arraycopy(data, 0, bytes, size, data.length);
        size += data.length;
    }

    private void kind(int kind) {
        reserve(1);
        bytes[size++] = (byte) kind;
    }

    private void number(int number) {
        unsigned(Integer.toUnsignedLong(number));
    }

    private void signed(long number) {
        unsigned(number << 1 ^ number >> 63);
    }

    private void unsigned(long number) {
        reserve(10);
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}

package dev.flowglass.store;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Event;
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
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads what [EntryWriter] wrote.
final class EntryReader {
    private final byte[] bytes;
    private int at;
    private final Obj[] near = new Obj[EntryWriter.NEAR];
    private int objects;
    private Remembered remembered;

    private EntryReader(byte[] bytes, Remembered remembered) {
        this.bytes = bytes;
        this.remembered = remembered;
        Arrays.fill(near, Obj.EMPTY);
    }

    /// @param bytes of one write
    /// @throws IllegalArgumentException when the bytes were not written by [EntryWriter], or continue another write
    static List<Entry> entries(byte[] bytes) {
        return entries(List.of(bytes));
    }

    /// @param writes all of an execution, in order
    /// @throws IllegalArgumentException when one of them was not written by [EntryWriter]
    static List<Entry> entries(List<byte[]> writes) {
        var entries = new ArrayList<Entry>();
        var remembered = new Remembered();
        for (var bytes : writes) {
            var reader = new EntryReader(bytes, remembered);
            reader.readInto(entries);
            remembered = reader.remembered;
        }
        return entries;
    }

    private void readInto(List<Entry> into) {
        try {
            into.addAll(entries());
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw unreadable();
        }
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "Expected an entry of the journal, but its %d bytes make no sense at byte %d"
                        .formatted(bytes.length, at));
    }

    private List<Entry> entries() {
        int form = kind();
        if (form != EntryWriter.FORM && form != EntryWriter.FIRST_FORM) {
            throw unreadable();
        }
        if (form == EntryWriter.FIRST_FORM || !flag()) {
            remembered = new Remembered();
        }
        int count = count();
        var entries = new ArrayList<Entry>(count);
        for (int i = 0; i < count; i++) {
            entries.add(entry());
        }
        if (at != bytes.length) {
            throw unreadable();
        }
        return entries;
    }

    private Entry entry() {
        var command = command();
        int count = count();
        var events = new ArrayList<Event>(count);
        for (int i = 0; i < count; i++) {
            events.add(event());
        }
        return command instanceof Command.EditValue change
                ? new Entry(change, events, Optional.of(edit(change)))
                : new Entry(command, events);
    }

    private Edit edit(Command.EditValue change) {
        return new Edit(number(), Instant.ofEpochMilli(signed()), change, value());
    }

    private Command command() {
        return switch (kind()) {
            case 0 -> new Command.Start(object());
            case 1 -> new Command.Advance(number());
            case 2 -> new Command.AdvanceThread(number());
            case 3 -> new Command.Submitted(task(), value());
            case 4 -> new Command.Completed(task(), value());
            case 5 -> new Command.Failed(task(), failure());
            case 6 -> new Command.ReportTaskSucceeded(token(), value());
            case 7 -> new Command.ReportTaskFailed(token(), failure());
            case 8 -> new Command.TimerFired(new Timer(EntryWriter.TIMERS.get(kind()), number(), instant(), instant()));
            case 9 -> new Command.StopExecution(failure());
            case 10 -> new Command.EditValue(number(), path(), EntryWriter.PLACES.get(kind()), value());
            default -> throw unreadable();
        };
    }

    private Event event() {
        int id = number();
        int scheduleId = number();
        var time = Instant.ofEpochMilli(signed());
        var type = EntryWriter.TYPES.get(kind());
        return new Event(id, scheduleId, time, type, path(), text(), number(), detail());
    }

    private StepPath path() {
        int depth = count();
        var path = new ArrayList<Integer>(depth);
        for (int i = 0; i < depth; i++) {
            path.add(number());
        }
        return depth == 0 ? StepPath.FLOW : new StepPath(path);
    }

    private Detail detail() {
        return switch (kind()) {
            case 0 -> new Detail.Nothing();
            case 1 -> new Detail.Began(object(), object());
            case 2 -> new Detail.Spawned(object(), number(), number());
            case 3 -> new Detail.Entered(object(), object());
            case 4 -> new Detail.Started(object(), plan());
            case 5 ->
                new Detail.Scheduled(object(), target(), number(), flag() ? Optional.of(instant()) : Optional.empty());
            case 6 -> new Detail.Output(value());
            case 7 -> new Detail.Result(value(), flag() ? Optional.of(erred()) : Optional.empty());
            case 8 -> new Detail.Local(object());
            case 9 -> erred();
            case 10 -> new Detail.Ended(failure());
            default -> throw unreadable();
        };
    }

    private Detail.Plan plan() {
        return switch (kind()) {
            case 0 -> new Detail.Plan.Proceed();
            case 1 -> new Detail.Plan.Until(instant());
            case 2 -> new Detail.Plan.Choose(OptionalInt.empty());
            case 3 -> new Detail.Plan.Choose(OptionalInt.of(number()));
            case 4 -> new Detail.Plan.Spread(number());
            case 5 -> new Detail.Plan.Break(failure());
            default -> throw unreadable();
        };
    }

    private TaskStep.Target target() {
        return switch (kind()) {
            case 0 -> new TaskStep.Target.Resource(text());
            case 1 -> new TaskStep.Target.Action(text());
            default -> throw unreadable();
        };
    }

    private Detail.Erred erred() {
        var failure = failure();
        return new Detail.Erred(
                failure,
                switch (kind()) {
                    case 0 -> new Detail.Recovery.None();
                    case 1 -> new Detail.Recovery.Retry(number(), instant());
                    case 2 -> new Detail.Recovery.Catch(number());
                    default -> throw unreadable();
                });
    }

    private TaskRef task() {
        return new TaskRef(number(), number(), number());
    }

    private TaskToken token() {
        return new TaskToken(text(), text(), number(), text());
    }

    private Failure failure() {
        return new Failure(text(), text());
    }

    private Instant instant() {
        return Instant.ofEpochSecond(signed(), number());
    }

    private Obj object() {
        if (value() instanceof Obj obj) {
            return obj;
        }
        throw unreadable();
    }

    private Value value() {
        int from = at;
        return switch (kind()) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(false);
            case 2 -> Value.of(true);
            case 3 -> {
                int scale = (int) signed();
                yield Value.of(new BigDecimal(new BigInteger(raw(count())), scale));
            }
            case 4 -> remembered(Value.of(text()), from);
            case 5 -> remembered(array(), from);
            case 6 -> remembered(written(), from);
            case 7 -> {
                int back = number();
                if (back < 1 || back > Math.min(objects, EntryWriter.NEAR)) {
                    throw unreadable();
                }
                yield near[(objects - back) % EntryWriter.NEAR];
            }
            case 8 -> remembered.take(number());
            default -> throw unreadable();
        };
    }

    private Value remembered(Value value, int from) {
        remembered.add(value, at - from);
        return value;
    }

    private Array array() {
        int count = count();
        var elements = new ArrayList<Value>(count);
        for (int i = 0; i < count; i++) {
            elements.add(value());
        }
        return Array.of(elements);
    }

    private Obj written() {
        int count = count();
        var entries = new LinkedHashMap<String, Value>();
        for (int i = 0; i < count; i++) {
            entries.put(text(), value());
        }
        var obj = Obj.of(entries);
        near[objects++ % EntryWriter.NEAR] = obj;
        return obj;
    }

    private String text() {
        long head = unsigned();
        int length = (int) (head >>> 1);
        if ((head & 1) == 0) {
            if (length > bytes.length - at) {
                throw unreadable();
            }
            var text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) number());
        }
        return text.toString();
    }

    private byte[] raw(int length) {
        var data = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return data;
    }

    private boolean flag() {
        return kind() == 1;
    }

    private int kind() {
        return bytes[at++];
    }

    private int number() {
        return (int) unsigned();
    }

    /// A number of things of which each takes a byte or more.
    private int count() {
        int count = number();
        if (count < 0 || count > bytes.length - at) {
            throw unreadable();
        }
        return count;
    }

    private long signed() {
        long number = unsigned();
        return number >>> 1 ^ -(number & 1);
    }

    private long unsigned() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes[at++];
            number |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return number;
            }
        }
    }
}

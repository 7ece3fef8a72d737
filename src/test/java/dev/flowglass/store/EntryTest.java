package dev.flowglass.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.RandomFlows;
import dev.flowglass.engine.TaskRef;
import dev.flowglass.engine.ThreadView.FrameView;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static final Instant START = Instant.parse("2024-03-05T08:09:10.123Z");
    private static final Engine ENGINE = new Engine(new TokenKey(new byte[32]));

    @Test
    void everyEntryOfRandomFlowsIsTheSameAfterWritingAndReading() {
        int written = 0;
        for (long seed = 0; seed < 400; seed++) {
            for (var entry : entries(seed)) {
                assertThat(EntryReader.entries(EntryWriter.bytes(List.of(entry))))
                        .as("seed %d", seed)
                        .containsExactly(entry);
                written++;
            }
        }
        assertThat(written).isGreaterThan(2_000);
    }

    /// What happens in a random flow when tasks end by chance.
    private static List<Entry> entries(long seed) {
        var drawn = RandomFlows.draw(seed);
        var random = new Random(seed);
        var state = ExecutionState.initial(Definition.of(drawn.flow(), "random", "run", drawn.limits()));
        Command command = new Command.Start(drawn.input());
        var now = START;
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 300 && !state.status().ended(); i++) {
            if (ENGINE.decide(state, command, now) instanceof Decision.Accepted accepted) {
                entries.add(new Entry(command, accepted.events()));
                state = accepted.after();
                state = edited(state, random, now, entries);
            }
            command = next(state, random);
            now = command instanceof Command.TimerFired(var timer) && timer.at().isAfter(now) ? timer.at() : now;
        }
        return entries;
    }

    /// Now and then a person changes a value.
    private static ExecutionState edited(ExecutionState state, Random random, Instant now, List<Entry> entries) {
        var threads = state.threads();
        if (threads.isEmpty() || random.nextInt(4) > 0) {
            return state;
        }
        var thread = threads.get(random.nextInt(threads.size()));
        var places = Edit.Place.values();
        var command = new Command.EditValue(
                thread.id(),
                thread.top().map(FrameView::path).orElse(StepPath.FLOW),
                places[random.nextInt(places.length)],
                Obj.of("changed", Value.of(random.nextInt())));
        if (ENGINE.decide(state, command, now) instanceof Decision.Accepted accepted) {
            entries.add(Entry.of(accepted.after().edits().getLast()));
            return accepted.after();
        }
        return state;
    }

    private static Command next(ExecutionState state, Random random) {
        if (state.isReady()) {
            return random.nextBoolean()
                    ? new Command.Advance(1 + random.nextInt(9))
                    : new Command.AdvanceThread(state.ready().getFirst());
        }
        var open = state.openTasks();
        var timers = state.timers();
        if (open.isEmpty() || random.nextInt(5) == 0) {
            return timers.isEmpty()
                    ? new Command.StopExecution(new Failure("", ""))
                    : new Command.TimerFired(timers.getFirst());
        }
        return answer(state, open.get(random.nextInt(open.size())), random);
    }

    private static Command answer(ExecutionState state, OpenTask task, Random random) {
        var value = Obj.of("n", Value.of(new BigDecimal("1.50")), "s", Value.of("中文 \uD83D\uDE00 \uD83D"));
        boolean fails = random.nextInt(3) == 0;
        var failure = new Failure(RandomFlows.ERRORS.get(random.nextInt(RandomFlows.ERRORS.size())), "by chance");
        if (task.step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK && random.nextBoolean()) {
            var token = ENGINE.token(state, task);
            return fails ? new Command.ReportTaskFailed(token, failure) : new Command.ReportTaskSucceeded(token, value);
        }
        if (task.step().pattern() != TaskStep.Pattern.REQUEST_RESPONSE && random.nextBoolean()) {
            return new Command.Submitted(task.ref(), value);
        }
        return fails
                ? new Command.Failed(task.ref(), failure)
                : new Command.Completed(task.ref(), random.nextBoolean() ? value : Value.NULL);
    }

    @Test
    void valuesKeepTheirSpellingAndTheirOrder() {
        var text = "{\"b\":[1,1.0,-0.00,1E+400,123456789012345678901234567890],\"a\":{\"\":null,\"x\":[true,false]},"
                + "\"half\":\"\\uD83D\",\"long\":\"" + "中".repeat(500) + "\"}";
        var entry = new Entry(new Command.Start((Obj) Json.parse(text)), List.of());
        var read = EntryReader.entries(EntryWriter.bytes(List.of(entry, entry)));
        assertThat(read).hasSize(2);
        assertThat(Json.text(((Command.Start) read.get(1).command()).input())).isEqualTo(Json.text(Json.parse(text)));
    }

    @Test
    void anObjectWrittenAgainTakesNoRoom() {
        var big = Obj.of("text", Value.of("x".repeat(10_000)));
        var twice = Array.of(big, big);
        var bytes =
                EntryWriter.bytes(List.of(new Entry(new Command.Submitted(new TaskRef(1, 2, 3), twice), List.of())));
        assertThat(bytes.length).isLessThan(10_100);
        assertThat(EntryReader.entries(bytes).getFirst().command())
                .isEqualTo(new Command.Submitted(new TaskRef(1, 2, 3), twice));
    }

    @Test
    void theWritesOfAnExecutionThatContinueEachOtherAreReadAsWhatWasWritten() {
        int referring = 0;
        for (long seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var entries = entries(seed);
            var remembered = new Remembered();
            var writes = new ArrayList<byte[]>();
            for (int from = 0; from < entries.size(); ) {
                int to = Math.min(entries.size(), from + 1 + random.nextInt(4));
                if (random.nextInt(10) == 0) {
                    remembered = new Remembered();
                }
                referring += remembered.isEmpty() ? 0 : 1;
                writes.add(EntryWriter.bytes(entries.subList(from, to), remembered));
                from = to;
            }
            assertThat(EntryReader.entries(writes)).as("seed %d", seed).isEqualTo(entries);
        }
        assertThat(referring).isGreaterThan(500);
    }

    @Test
    void aLargeValueOfAnEarlierWriteTakesNoRoom() {
        var list = Array.of(IntStream.range(0, 1_000).mapToObj(Value::of).toList());
        var remembered = new Remembered();
        var first = EntryWriter.bytes(List.of(submitted(Obj.of("all", list))), remembered);
        var writes = new ArrayList<>(List.of(first));
        for (int i = 0; i < 100; i++) {
            writes.add(EntryWriter.bytes(List.of(submitted(Obj.of("all", list, "n", Value.of(i)))), remembered));
            assertThat(writes.getLast()).hasSizeLessThan(40);
        }
        assertThat(EntryReader.entries(writes).getLast()).isEqualTo(submitted(Obj.of("all", list, "n", Value.of(99))));
        assertThatThrownBy(() -> EntryReader.entries(writes.subList(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Entry submitted(Value answer) {
        return new Entry(new Command.Submitted(new TaskRef(1, 2, 3), answer), List.of());
    }

    @Test
    void entriesOfTheFormBeforeAreRead() {
        var old = HexFormat.of()
                .parseHex("0101000602087465787404c801" + "6c6f6e6720".repeat(20)
                        + "086c69737405020300010102010100d6b3c6dac1630000000001070106010a616761696e0701");
        var input = Obj.of("text", Value.of("long ".repeat(20)), "list", Array.of(Value.of(1), Value.of(true)));
        assertThat(EntryReader.entries(old))
                .containsExactly(new Entry(
                        new Command.Start(input),
                        List.of(new Event(
                                1,
                                0,
                                START,
                                EventType.EXECUTION_STARTED,
                                StepPath.FLOW,
                                "",
                                0,
                                new Detail.Began(input, Obj.of("again", input))))));
    }

    @Test
    void bytesThatWereDamagedAreRefusedOrReadAsSomethingElse() {
        var good = EntryWriter.bytes(entries(7));
        for (int cut = 0; cut < good.length; cut++) {
            var damaged = Arrays.copyOf(good, cut);
            assertThatThrownBy(() -> EntryReader.entries(damaged)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

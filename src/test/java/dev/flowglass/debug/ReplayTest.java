package dev.flowglass.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.RandomFlows;
import dev.flowglass.engine.RandomRuns;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A told history, run again on a definition.
class ReplayTest {
    private static final Engine ELSEWHERE =
            new Engine(new TokenKey(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}));

    private static List<ToldEvent> told(long seed) {
        return RandomRuns.run(seed).events().stream().map(ToldEvent::of).toList();
    }

    @Test
    void aRunInWhichAPersonChangedValuesIsTheSameWhenItIsRunAgainWithThem() {
        LongStream.range(0, 400).forEach(seed -> {
            var run = RandomRuns.edited(seed);
            var told = run.events().stream().map(ToldEvent::of).toList();

            var again = Replay.run(
                    ELSEWHERE,
                    RandomRuns.initial(seed).definition(),
                    told,
                    run.end().edits());

            assertThat(again.difference()).as("seed %d", seed).isEmpty();
            assertThat(again.events()).as("seed %d", seed).isEqualTo(run.events());
            assertThat(again.state().edits()).hasSameSizeAs(run.end().edits());
        });
    }

    @Test
    void aToldHistoryOfTheSameFlowIsTheWholeExecutionAgainAlsoWhereTokensAreOthers() {
        LongStream.range(0, 2_000).forEach(seed -> {
            var run = RandomRuns.run(seed);
            var definition = RandomRuns.initial(seed).definition();

            var again = Replay.run(ELSEWHERE, definition, told(seed));

            assertThat(again.difference()).as("seed %d", seed).isEmpty();
            assertThat(again.events()).as("seed %d", seed).isEqualTo(run.events());
            assertThat(again.state()).as("seed %d", seed).isEqualTo(run.end());
            assertThat(again.commands()).hasSameSizeAs(run.events());
        });
    }

    @Test
    void theFirstEventThatIsNotWhatTheFlowGivesIsNamed() {
        LongStream.range(0, 300).forEach(seed -> {
            var history = new ArrayList<>(told(seed));
            int at = (int) (seed % history.size());
            var event = history.get(at);
            if (event.type() != EventType.STEP_ENTERED) {
                return;
            }
            history.set(
                    at,
                    new ToldEvent(
                            event.id(),
                            event.scheduleId(),
                            event.time(),
                            event.type(),
                            event.stepName(),
                            event.detail().with("local", Obj.of("other", Value.of(1)))));

            var again = Replay.run(ELSEWHERE, RandomRuns.initial(seed).definition(), history);

            assertThat(again.events()).as("seed %d", seed).hasSize(at);
            assertThat(again.difference()).hasValueSatisfying(difference -> {
                assertThat(difference.told()).isEqualTo(history.get(at));
                assertThat(difference.instead()).contains(event);
            });
        });
    }

    @Test
    void aHistoryOfAnotherFlowDiffersAtTheStepThatTheFlowDoesNotHave() {
        var definition = Definition.of(RandomFlows.draw(1).flow(), "other", "run");
        var history = List.of(
                told(1).getFirst(),
                new ToldEvent(2, 1, told(1).getFirst().time(), EventType.STEP_ENTERED, "unknown", Obj.EMPTY));

        var again = Replay.run(ELSEWHERE, definition, history);

        assertThat(again.events()).hasSize(1);
        assertThat(again.difference().orElseThrow().told().stepName()).isEqualTo("unknown");
    }

    @Test
    void whatTheServiceAnswersIsReadAndWhatIsWrongWithATextIsSaid() {
        var text = """
            {"RequestId":"x","Events":[{"StepName":"","Type":"ExecutionStarted","EventId":1,"ScheduleEventId":0,
            "EventDetail":"{\\"input\\":{\\"id\\":7}}","Time":"2024-03-05T08:09:10.123Z"}],"NextToken":"2"}
            """;
        assertThat(ToldEvent.read(text)).isInstanceOfSatisfying(ToldEvent.Reading.Read.class, read -> {
            assertThat(read.events()).hasSize(1);
            assertThat(read.events().getFirst().line()).isEqualTo("1 ExecutionStarted {\"input\":{\"id\":7}}");
        });
        assertThat(ToldEvent.read("[{\"Type\":\"StepEntered\"}]"))
                .isEqualTo(new ToldEvent.Reading.Unreadable("no-event", List.of(1)));
        assertThat(ToldEvent.read("{\"Events\":[]}"))
                .isEqualTo(new ToldEvent.Reading.Unreadable("no-events", List.of()));
        assertThat(ToldEvent.read("oops")).isEqualTo(new ToldEvent.Reading.Unreadable("no-json", List.of()));
        assertThat(ToldEvent.read(text.replace("\"EventId\":1", "\"EventId\":2")))
                .isEqualTo(new ToldEvent.Reading.Unreadable("gap", List.of(1)));
    }
}

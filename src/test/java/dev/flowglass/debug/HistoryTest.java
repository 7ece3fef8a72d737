package dev.flowglass.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.RandomRuns;
import dev.flowglass.engine.TokenKey;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Time travel over random executions.
class HistoryTest {
    private static final long MANY = 10_000;

    @Test
    void goingForwardAndBackAgainIsTheSameStateAndASeekIsTheFoldOfThatManyEvents() {
        LongStream.range(0, MANY).forEach(seed -> {
            var run = RandomRuns.run(seed);
            var events = run.events();
            var initial = RandomRuns.initial(seed);
            var history = new History(initial.definition(), events);
            var random = new Random(seed);
            int here = random.nextInt(events.size() + 1);
            int far = random.nextInt(events.size() + 1);

            var before = history.at(here);
            var there = history.at(far);
            var back = history.at(here);

            assertThat(back).as("seed %d at %d", seed, here).isEqualTo(before);
            assertThat(before).as("seed %d at %d", seed, here).isEqualTo(initial.withAll(events.subList(0, here)));
            assertThat(there).as("seed %d at %d", seed, far).isEqualTo(initial.withAll(events.subList(0, far)));
            assertThat(history.at(events.size())).as("seed %d", seed).isEqualTo(run.end());
        });
    }

    @Test
    void aSeekIsTheStateOfAFreshRunThatWasStoppedAtThatEvent() {
        var engine = new Engine(new TokenKey(new byte[32]));
        LongStream.range(0, MANY).forEach(seed -> {
            var run = RandomRuns.run(seed);
            int k = new Random(~seed).nextInt(run.events().size() + 1);
            var fresh = RandomRuns.initial(seed);
            for (var done : run.commands()) {
                int left = k - fresh.lastEventId();
                if (left > 0) {
                    var command = done.command() instanceof Command.Advance(int atMost)
                            ? new Command.Advance(Math.min(atMost, left))
                            : done.command();
                    fresh = ((Decision.Accepted) engine.decide(fresh, command, done.now())).after();
                }
            }
            var history = new History(RandomRuns.initial(seed).definition(), run.events());
            assertThat(history.at(run.events().size())).as("seed %d", seed).isEqualTo(run.end());

            assertThat(history.at(k)).as("seed %d at %d", seed, k).isEqualTo(fresh);
        });
    }

    @Test
    void stepsOfOneEventBothWaysGoThroughTheStatesOfTheRun() {
        LongStream.range(0, 200).forEach(seed -> {
            var events = RandomRuns.run(seed).events();
            var state = RandomRuns.initial(seed);
            var history = new History(state.definition(), events);
            var states = new ArrayList<>(java.util.List.of(state));
            for (int n = 1; n <= events.size(); n++) {
                state = state.with(events.get(n - 1));
                states.add(state);
                assertThat(history.at(n)).as("seed %d at %d", seed, n).isEqualTo(state);
            }
            for (int n = events.size(); n >= 0; n--) {
                assertThat(history.at(n)).as("seed %d back at %d", seed, n).isEqualTo(states.get(n));
            }
        });
    }

    @Test
    void changesOfAPersonAreThereFromTheMomentAtWhichTheyWereMade() {
        LongStream.range(0, 500).forEach(seed -> {
            var run = RandomRuns.edited(seed);
            var events = run.events();
            var edits = run.end().edits();
            var known = new ArrayList<Edit>();
            var history = new History(RandomRuns.initial(seed).definition(), events, () -> known);
            var random = new Random(seed);
            for (int round = 0; round <= edits.size(); round++) {
                int n = random.nextInt(events.size() + 1);
                assertThat(history.at(known.isEmpty() ? 0 : known.getLast().after())
                                .edits())
                        .as("seed %d", seed)
                        .isEqualTo(known);
                if (round < edits.size()) {
                    known.add(edits.get(round));
                } else {
                    assertThat(history.at(n))
                            .as("seed %d at %d", seed, n)
                            .isEqualTo(RandomRuns.initial(seed).withAll(events.subList(0, n), edits));
                    assertThat(history.at(events.size())).as("seed %d", seed).isEqualTo(run.end());
                }
            }
        });
    }

    @Test
    void aHistoryGrowsWithItsEvents() {
        var all = RandomRuns.run(4).events();
        var events = new ArrayList<Event>(all.subList(0, 3));
        var history = new History(RandomRuns.initial(4).definition(), events);
        assertThat(history.size()).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> history.at(4)).withMessageContaining("0 to 3");

        events.addAll(all.subList(3, all.size()));

        assertThat(history.at(all.size()).lastEventId()).isEqualTo(all.size());
    }
}

package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomRunsTest {
    private static final long MANY = 400;

    @Test
    void freeAndSteppedRunsGiveTheSameHistoryAndTheJournalHasAllOfIt() {
        LongStream.range(0, MANY).forEach(seed -> {
            var free = RandomRuns.run(seed, Gate.OPEN);
            var stepped = RandomRuns.run(seed, (id, state) -> new Gate.Answer.Go(1));

            assertThat(free.end().trouble()).as("seed %d", seed).isEmpty();
            assertThat(stepped.end().events())
                    .as("seed %d", seed)
                    .isEqualTo(free.end().events());
            assertThat(free.journal()).as("seed %d", seed).isEqualTo(free.end().events());
            assertThat(stepped.end().state())
                    .as("seed %d", seed)
                    .isEqualTo(free.end().state());
        });
    }

    @Test
    void executionsThatRestAsSoonAsTheyCanGiveTheSameHistory() {
        LongStream.range(0, MANY).forEach(seed -> {
            var inMemory = RandomRuns.run(seed, Gate.OPEN);
            var resting = RandomRuns.run(seed, Gate.OPEN, Resting.Policy.AT_ONCE);

            assertThat(resting.end().trouble()).as("seed %d", seed).isEmpty();
            assertThat(resting.journal())
                    .as("seed %d", seed)
                    .isEqualTo(inMemory.end().events());
            assertThat(resting.end().state())
                    .as("seed %d", seed)
                    .isEqualTo(inMemory.end().state());
        });
    }
}

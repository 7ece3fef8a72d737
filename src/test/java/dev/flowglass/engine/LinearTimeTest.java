package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Large runs cost what their events cost. Sizes take turns and the best of several rounds counts, so that what else
/// the machine does has no say.
class LinearTimeTest {
    private static final List<Integer> SIZES = List.of(1_000, 5_000, 10_000);
    private static final int ROUNDS = 12;

    @Test
    void aForeachOverTenThousandElementsCostsNoMoreForEachEventThanOneOverAThousand() {
        var flow = EngineBench.foreach();
        var nanosPerEvent = new TreeMap<Integer, Double>();
        var events = new TreeMap<Integer, Long>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int size : SIZES) {
                var items = EngineBench.items(size);
                long start = processorTime();
                long made = EngineBench.events(flow, items);
                double each = (processorTime() - start) / (double) made;
                events.put(size, made);
                nanosPerEvent.merge(size, each, Math::min);
            }
        }
        nanosPerEvent.forEach((size, nanos) ->
                System.out.printf("foreach over %,d elements: %,.0f events per second%n", size, 1e9 / nanos));

        assertThat(events).containsEntry(1_000, 6_006L).containsEntry(10_000, 60_006L);
        double cheapest = nanosPerEvent.values().stream()
                .mapToDouble(nanos -> nanos)
                .min()
                .orElseThrow();
        assertThat(nanosPerEvent.values()).allMatch(nanos -> nanos < 2 * cheapest);
    }

    /// Of this thread, in ns: it stands still while others have the processor.
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}

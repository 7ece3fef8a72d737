package dev.flowglass.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.Flows;
import dev.flowglass.app.Running;
import dev.flowglass.app.TestThread;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.runtime.Batch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FxEventFeedTest {
    private final Running running = new Running();
    private final TestThread fx = new TestThread();
    private final FxEventFeed feed = new FxEventFeed(fx);
    private final Map<ExecutionId, List<Integer>> heard = new LinkedHashMap<>();
    private final List<Integer> turns = new ArrayList<>();

    @AfterEach
    void close() {
        feed.close();
        running.close();
    }

    private void hear(List<Batch> batches) {
        turns.add(batches.size());
        for (var batch : batches) {
            var ids = heard.computeIfAbsent(batch.id(), id -> new ArrayList<>());
            batch.events().forEach(event -> ids.add(event.id()));
            assertThat(batch.after().lastEventId()).isEqualTo(ids.getLast());
        }
    }

    @Test
    void everyEventOfManyExecutionsArrivesOnceAndInOrderInFewTurns() {
        running.start("flow", Flows.passes(3), "before", "{}");
        feed.listen(this::hear);
        feed.follow(running.executions());
        for (int i = 0; i < 200; i++) {
            running.start("flow", Flows.passes(3), "run-" + i, "{}");
        }

        fx.until(
                "all have ended",
                () -> heard.size() == 201 && heard.values().stream().allMatch(ids -> ids.size() == 14));

        var all = IntStream.rangeClosed(1, 14).boxed().toList();
        assertThat(heard.values()).allMatch(all::equals);
        assertThat(turns).hasSizeLessThan(201).allMatch(size -> size <= 50);
    }

    @Test
    void afterClosingNothingArrives() {
        feed.listen(this::hear);
        feed.follow(running.executions());
        running.start("flow", Flows.passes(1), "heard", "{}");
        fx.until(
                "the first is heard",
                () -> heard.size() == 1 && heard.values().iterator().next().size() == 6);

        feed.close();
        running.start("flow", Flows.passes(1), "unheard", "{}");
        var other = new FxEventFeed(fx);
        var names = new ArrayList<String>();
        other.listen(batches -> batches.forEach(batch -> names.add(batch.id().name())));
        other.follow(running.executions());

        fx.until("somebody else hears both", () -> names.contains("unheard") && names.contains("heard"));
        assertThat(heard.keySet()).extracting(ExecutionId::name).containsExactly("heard");
        other.close();
    }
}

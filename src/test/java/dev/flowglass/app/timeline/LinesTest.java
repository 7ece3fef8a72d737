package dev.flowglass.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.model.StepPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final Line.Pending REPORT = pending("approve");

    private final ObservableList<Event> events = FXCollections.observableArrayList();
    private final Lines lines = new Lines(events, 10);

    /// What somebody has who only follows the changes that the list tells of.
    private final List<String> mirror = new ArrayList<>();

    LinesTest() {
        ListChangeListener<Line> follow = change -> {
            while (change.next()) {
                mirror.subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                        .clear();
                mirror.addAll(
                        change.getFrom(),
                        change.getAddedSubList().stream().map(LinesTest::text).toList());
            }
        };
        lines.addListener(follow);
    }

    private static Line.Pending pending(String step) {
        return new Line.Pending(
                Line.Pending.Kind.REPORT, new StepPath(List.of(0)), step, 0, 1, Instant.EPOCH, Optional.empty());
    }

    private static Event event(int id) {
        return new Event(
                id,
                id - 1,
                Instant.EPOCH.plusMillis(id),
                EventType.STEP_ENTERED,
                new StepPath(List.of(0)),
                "s",
                0,
                new Detail.Nothing());
    }

    private static String text(Line line) {
        return switch (line) {
            case Line.Happened(var event) -> String.valueOf(event.id());
            case Line.Pending pending -> pending.step();
        };
    }

    private void add(int from, int to) {
        events.addAll(IntStream.rangeClosed(from, to).mapToObj(LinesTest::event).toList());
    }

    private List<String> texts() {
        return lines.stream().map(LinesTest::text).toList();
    }

    @Test
    void whatIsStillToHappenStandsAtTheNewerEnd() {
        add(1, 3);
        lines.setPending(List.of(REPORT));
        assertThat(texts()).containsExactly("1", "2", "3", "approve");

        lines.setNewestFirst(true);
        assertThat(texts()).containsExactly("approve", "3", "2", "1");

        add(4, 5);
        assertThat(texts()).containsExactly("approve", "5", "4", "3", "2", "1");
        assertThat(mirror).isEqualTo(texts());
    }

    @Test
    void aLongHistoryComesInPagesAndEachEventIsFoundOnItsOwn() {
        add(1, 25);
        lines.setPending(List.of(REPORT));

        assertThat(lines.pagesProperty().get()).isEqualTo(3);
        lines.showNewest();
        assertThat(texts()).containsExactly("21", "22", "23", "24", "25", "approve");
        assertThat(lines.reveal(12)).isEqualTo(2);
        assertThat(texts()).startsWith("11", "12", "13").hasSize(10).doesNotContain("approve");
        lines.setNewestFirst(true);
        assertThat(lines.reveal(12)).isEqualTo(7);
        assertThat(texts().get(7)).isEqualTo("13");
    }

    @Test
    void whoFollowsTheChangesHasTheSameLinesWhateverHappens() {
        var random = new Random(4);
        int last = 0;
        for (int i = 0; i < 2_000; i++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    int many = 1 + random.nextInt(4);
                    add(last + 1, last + many);
                    last += many;
                }
                case 2 ->
                    lines.setPending(IntStream.range(0, random.nextInt(3))
                            .mapToObj(n -> pending("p" + n))
                            .toList());
                case 3 -> lines.setNewestFirst(random.nextBoolean());
                case 4 -> lines.show(random.nextInt(5));
                default -> {
                    if (last > 40) {
                        events.clear();
                        last = 0;
                    }
                }
            }
            assertThat(mirror).as("after change %d", i).isEqualTo(texts());
        }
    }
}

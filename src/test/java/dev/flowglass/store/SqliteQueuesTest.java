package dev.flowglass.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteQueuesTest extends QueuesContract {
    @TempDir
    private Path folder;

    private Optional<SqliteStore> store = Optional.empty();

    @Override
    Queues open() {
        var opened = SqliteStore.open(folder);
        store = Optional.of(opened);
        return opened.queues();
    }

    @AfterEach
    void close() {
        store.ifPresent(SqliteStore::close);
    }

    @Test
    void messagesAndSchedulesOutliveTheStoreThatTheyWereGivenTo() {
        var before = store.orElseThrow();
        var message = StoredMessage.sent("a", 8, NOW, Duration.ZERO);
        soon(before.queues().send("jobs", List.of(message)));
        var received = soon(before.queues().receive("jobs", 1, Duration.ofSeconds(30), NOW));
        var schedule = new StoredSchedule("1", "f", "s", "@every 1m", "", "{}", true, NOW, NOW, NOW);
        soon(before.schedules().create(schedule));
        before.close();

        open();

        var after = store.orElseThrow();
        assertThat(after.queues().messages("jobs", NOW)).isEqualTo(received);
        assertThat(after.schedules().all()).containsExactly(schedule);
        var later = new StoredSchedule("1", "f", "s", "@every 1m", "", "{}", false, NOW, NOW, NOW.plusSeconds(60));
        assertThat(soon(after.schedules().replace(later, schedule))).isFalse();
        assertThat(soon(after.schedules().replace(schedule, later))).isTrue();
        assertThat(after.schedules().find("f", "s")).contains(later);
        assertThat(soon(after.schedules().delete("f", "s"))).isTrue();
        assertThat(after.schedules().list("f", "", 9)).isEmpty();
    }
}

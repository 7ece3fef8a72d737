package dev.flowglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.Await;
import dev.flowglass.app.StorePlace;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.runtime.History;
import dev.flowglass.store.SqliteStore;
import dev.flowglass.store.StoredFlow;
import dev.flowglass.store.StoredSchedule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {
    private static final Instant LONG_AGO = Instant.parse("2024-03-05T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aScheduleOfTheStoreStartsItsFlowWhileTheEndpointIsOff() throws Exception {
        var place = new StorePlace.InFolder(folder.resolve("store"));
        try (var store = SqliteStore.open(place.folder())) {
            store.flows().create(flow("report")).toCompletableFuture().join();
            store.schedules().create(yearly("report")).toCompletableFuture().join();
        }

        try (var workplace = new Workplace(
                place.folder(),
                new Workplace.About(Optional.empty(), folder, folder.resolve("settings.properties"), "test"))) {
            var history = workplace.open(place).history();
            Await.that("the flow has run", () -> ended(history).equals(List.of("report")));
        }

        try (var store = SqliteStore.open(place.folder())) {
            assertThat(store.schedules().find("report", "yearly"))
                    .hasValueSatisfying(schedule -> assertThat(schedule.due()).isAfter(LONG_AGO));
        }
    }

    private static List<String> ended(History history) {
        return history.page(Optional.empty(), 10).executions().stream()
                .map(execution -> execution.id())
                .map(ExecutionId::flow)
                .toList();
    }

    private static StoredFlow flow(String name) {
        return new StoredFlow("id-of-flow", name, """
            version: v1
            type: flow
            steps:
              - type: pass
                name: done
            """, "", "FDL", "", "Standard", "", LONG_AGO, LONG_AGO);
    }

    /// Was due a few times meanwhile, which is made up for once.
    private static StoredSchedule yearly(String flow) {
        return new StoredSchedule(
                "id-of-schedule", flow, "yearly", "0 0 0 1 1 *", "", "", true, LONG_AGO, LONG_AGO, LONG_AGO);
    }
}

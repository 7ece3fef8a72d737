package dev.flowglass.app;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.desktop.Workplace;
import dev.flowglass.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What the window keeps in a store, and what it says when it cannot.
class WindowStoreIT extends WindowTest {
    private Path store() {
        return folder.resolve("store");
    }

    private String text(String query) {
        return ask(() -> robot.lookup(query).queryAs(Labeled.class).getText());
    }

    private int executions() {
        return robot.lookup("#executions").queryAs(ListView.class).getItems().size();
    }

    private int callbacks() {
        return robot.lookup("#callbacks").queryAs(TableView.class).getItems().size();
    }

    @Test
    void anExecutionThatWaitsIsThereAfterARestartAndItsTokenIsGood() throws TimeoutException {
        place = new StorePlace.InFolder(store());
        openWindow();
        awaitText("version: v1");
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback") && callbacks() == 1);
        robot.clickOn("Succeed…");
        await("the dialog is open", () -> isShown("#report-dialog"));
        var token =
                ask(() -> robot.lookup("#report-token").queryAs(TextField.class).getText());
        press(KeyCode.ESCAPE);

        reopenWindow();
        awaitText("version: v1");

        assertThat(text("#store")).isEqualTo("Store: " + store());
        await("the step waits again", () -> isShown("#status-chip:waiting-callback") && callbacks() == 1);
        robot.clickOn("Succeed…");
        await("the dialog is open", () -> isShown("#report-dialog"));
        assertThat(ask(() ->
                        robot.lookup("#report-token").queryAs(TextField.class).getText()))
                .isEqualTo(token);
        press(KeyCode.ENTER, SHORTCUT_DOWN);
        await("the execution has succeeded", () -> isShown("#status-chip:succeeded"));

        reopenWindow();
        awaitText("version: v1");

        await("the execution is listed", () -> executions() == 1);
        robot.clickOn("run-1");
        await("it is shown as it ended", () -> isShown("#status-chip:succeeded"));
        press(KeyCode.F5);
        await("the next one has the next number", () -> executions() == 2);
        assertThat(ask(() -> ((ExecutionItem) robot.lookup("#executions")
                                .queryAs(ListView.class)
                                .getItems()
                                .getFirst())
                        .id()
                        .name()))
                .isEqualTo("run-2");
    }

    @Test
    void aTaskThatGoesOnAfterARestartFindsTheResourcesBesideItsFlow() throws TimeoutException {
        place = new StorePlace.InFolder(store());
        var flow = folder.resolve("later/flow.yaml");
        write(flow, """
            version: v1
            type: flow
            steps:
              - type: task
                name: ask
                resourceArn: acs:fc:::services/s/functions/ask
                pattern: waitForCallback
              - type: task
                name: echo
                resourceArn: acs:fc:::services/s/functions/echo
            """);
        write(flow.resolveSibling("resources.yaml"), """
            version: 1
            resources:
              - arn: acs:fc:::services/s/functions/*
                kind: echo
            """);
        openWindow(Optional.of(flow));
        awaitText("version: v1");
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));

        reopenWindow();
        awaitText("version: v1");
        await("the step waits again", () -> isShown("#status-chip:waiting-callback") && callbacks() == 1);
        robot.clickOn("Succeed…");
        await("the dialog is open", () -> isShown("#report-dialog"));
        press(KeyCode.ENTER, SHORTCUT_DOWN);

        await("the echo has answered", () -> isShown("#status-chip:succeeded"));
    }

    @Test
    void aStoreInUseIsSaidAndCanBeLookedAtWhileNewExecutionsAreKeptInMemory() throws Exception {
        place = new StorePlace.InFolder(store());
        openWindow();
        awaitText("version: v1");
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        closeWindow();
        closeWindows();
        openStage();

        try (var other = SqliteStore.open(store())) {
            var window = start();
            await("the question is asked", () -> isShown("#store-question"));
            assertThat(text("#store-why")).contains(store().toString(), "in use by another Flowglass");
            snapshot("store-in-use");
            FxWatchdog.ignoring(() -> {
                robot.clickOn("#store-read-only");
                awaitWindow(window);
            });

            assertThat(text("#store"))
                    .isEqualTo("Store: " + store() + ", read-only; new executions are kept in memory");
            await("the execution is listed", () -> executions() == 1);
            awaitText("version: v1");
            press(KeyCode.F5);
            await("a new one runs in memory", () -> executions() == 2 && callbacks() == 1);
            snapshot("store-read-only");
            fx(() -> window.join().close());
            assertThat(other.journal().unfinished()).hasSize(1);
        }
    }

    @Test
    void aLongHistoryDoesNotSlowTheStartAndComesPageByPage() throws Exception {
        try (var filled = SqliteStore.open(store())) {
            PastExecutions.fill(filled.journal(), 10_000);
        }
        place = new StorePlace.InFolder(store());

        long before = System.nanoTime();
        openWindow();
        await("the latest are listed", () -> executions() == 50);
        System.out.printf("10,000 ended: list shown after %d ms%n", (System.nanoTime() - before) / 1_000_000);
        robot.clickOn("#executions-earlier");
        await("more are listed", () -> executions() == 100);

        assertThat(ask(() -> ((ExecutionItem) robot.lookup("#executions")
                                .queryAs(ListView.class)
                                .getItems()
                                .get(99))
                        .id()
                        .name()))
                .isEqualTo("run-9901");
        snapshot("store-history");
        press(KeyCode.F5);
        await("the next one has the next number", () -> executions() == 101 && isShown("#status-chip"));
        assertThat(text("#execution-chooser")).isEqualTo("run-10001");
    }

    @Test
    void aDamagedStoreIsSaidAndNotTouchedAndTheWindowGoesOnInMemory() throws IOException {
        Files.createDirectories(store());
        var file = Files.writeString(store().resolve("flowglass.db"), "this is no database ".repeat(100));

        var window = start();
        await("the question is asked", () -> isShown("#store-question"));
        assertThat(text("#store-why")).contains("is damaged", "flowglass.db");
        snapshot("store-damaged");
        robot.clickOn("#store-read-only");
        await("the question is asked again", () -> isShown("#store-question"));
        FxWatchdog.ignoring(() -> {
            robot.clickOn("#store-memory");
            awaitWindow(window);
        });

        assertThat(text("#store")).isEqualTo("Executions are kept in memory");
        assertThat(file).content().startsWith("this is no database");
        fx(() -> window.join().close());
    }

    @Test
    void anotherFolderIsUsedInsteadAndWhoQuitsGetsNoWindow() throws IOException {
        Files.createDirectories(store());
        Files.writeString(store().resolve("flowglass.db"), "this is no database ".repeat(100));

        var quit = start();
        await("the question is asked", () -> isShown("#store-question"));
        robot.clickOn("#store-quit");
        await("nothing opens", quit::isCancelled);

        var window = start();
        await("the question is asked", () -> isShown("#store-question"));
        chosen.next(folder.resolve("other"));
        FxWatchdog.ignoring(() -> {
            robot.clickOn("#store-folder");
            awaitWindow(window);
        });

        assertThat(text("#store")).isEqualTo("Store: " + folder.resolve("other"));
        assertThat(folder.resolve("other/flowglass.db")).exists();
        fx(() -> window.join().close());
    }

    private void awaitWindow(CompletableFuture<FlowglassWindow> window) {
        await("the window is open", () -> window.isDone() && isShown("#store"));
        awaitFrames();
    }

    /// As the program does, with the question when it has to be asked.
    private CompletableFuture<FlowglassWindow> start() {
        var settings = folder.resolve("settings.properties");
        write(settings, "language=en\ntheme=LIGHT\n");
        var about = new Workplace.About(
                Optional.of(Path.of("samples/callback/flow.yaml").toAbsolutePath()),
                Path.of("samples").toAbsolutePath(),
                settings,
                "0.0");
        var background = Executors.newVirtualThreadPerTaskExecutor();
        var opening = new Workplace(store(), about);
        fx(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1366);
            stage.setHeight(768);
        });
        return new Start(stage, opening, settings, words -> chosen, background, new FxEventFeed().fx()).begin();
    }
}
